import { classOfField, eventTypes, exampleEventsOf, jsonSchemaOf } from '@daybook/events';
import { anchor, code, fenced, page, table } from './markdown.mjs';

/** Whether a type is of one stream only, and which. */
const only = (stream) => (type) => type.streams.length === 1 && type.streams[0] === stream;

/** Fields whose members each have a class of their own. */
const classesMemberwise = new Set(['placement']);

const ofCases = new Set(['CaseAllocated', 'CaseUnallocated', 'CoworkingEnded', 'CaseClosed']);

/** The headings of the page: each type under the stream that it is first of. */
const groups = [
  { title: 'Workforce', of: only('worker') },
  { title: 'Agency teams', of: only('team') },
  { title: 'Posts', of: only('post') },
  { title: 'Cases', of: ({ name }) => ofCases.has(name) },
  { title: 'Care and placements', of: (type) => only('child')(type) && !ofCases.has(type.name) },
  { title: 'Reports and figures', of: only('authority') },
  { title: 'Corrections', of: (type) => type.streams.length > 1 },
];

/** `docs/reference/events.md`: every event type from its one description. */
export function generate() {
  const types = [...eventTypes.values()];
  const grouped = groups.map(({ title, of }) => ({ title, types: types.filter(of) }));
  const listed = grouped.flatMap((group) => group.types);
  const missing = types.filter((type) => !listed.includes(type)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`event types without a place on the page: ${missing.join(', ')}`);
  const parts = [
    '# Event types',
    `An event is a claim that something happened on a date. It travels as a CloudEvent and is kept for ever.
Daybook knows ${types.length} event types; any other is refused as \`unknown-type\`
(see [errors](errors.md)). The JSON Schema of each type's \`data\` is in [schemas](schemas).`,
    `Each field has a class. **P1** is organisational, **P2** a pseudonymous id, **P3** personal,
**P4** dangerous. P3 and P4 are encrypted under a key of the subject before the event is stored. What a
correction changes has the strictest class that a field of that name has in any type.`,
    ...grouped.map(({ title, types: members }) => `**${title}**: ${members.map(linkTo).join(' · ')}`),
    '[What goes first on one date](#what-goes-first-on-one-date)',
    ...grouped.flatMap(({ title, types: members }) => [`## ${title}`, ...members.flatMap(section)]),
    ...precedence(types),
  ];
  return [['docs/reference/events.md', page(parts)]];
}

const linkTo = ({ name }) => `[${name}](${anchor(name)})`;

function section(type) {
  const { name, summary, follows, effectiveOn, streams, latestSchema } = type;
  const schemas = type.schemas.map((_, index) => `[${index + 1}](schemas/${name}/${index + 1}.json)`);
  return [
    `### ${name}`,
    summary,
    [
      `- Follows: ${follows}`,
      `- Subject: ${streams.map(code).join(', ')}`,
      `- \`effectiveon\`: ${effectiveOn.words}`,
      `- Schema: ${schemas.join(', ')}`,
    ].join('\n'),
    fieldsOf(type, latestSchema),
    fenced('json', exampleEventsOf(type).map(written).join('\n')),
  ];
}

function fieldsOf({ name }, number) {
  const schema = jsonSchemaOf(name, number);
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return '`data` has no fields: `{}`.';
  const required = new Set(schema.required ?? []);
  return table(
    ['Field', 'Expects', 'Required', 'Class'],
    fields.flatMap(([field, { description }]) => [
      [code(field), description, required.has(field) ? 'yes' : '', classOfField(name, field)],
      ...(classesMemberwise.has(field) ? membersOf(name, field, schema.properties[field]) : []),
    ]),
  );
}

/** The members of a field that are classed one by one, each in a row of its own. */
function membersOf(name, field, schema) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties).map(([member, { description }]) => [
    code(`${field}.${member}`),
    description,
    required.has(member) ? 'yes' : '',
    classOfField(name, field, member),
  ]);
}

/** One event as a source would send it, its data on a line of its own. */
function written(event) {
  const { data, ...envelope } = event;
  return `${JSON.stringify(envelope).slice(0, -1)},\n  "data":${JSON.stringify(data)}}`;
}

function precedence(types) {
  const streams = [...new Set(types.flatMap((type) => type.streams))];
  const rows = streams.flatMap((stream) => {
    const own = types.filter((type) => type.streams.includes(stream) && type.amendment === undefined);
    const orders = [...new Set(own.map(({ rank }) => rank.order))].sort((a, b) => a - b);
    return orders.map((order) => {
      const same = own.filter(({ rank }) => rank.order === order);
      return [code(stream), order, same[0].rank.words, same.map(({ name }) => name).join(', ')];
    });
  });
  return [
    '## What goes first on one date',
    `Of one subject's events with one effective date, those of the lower rank are folded first. Events of one
rank go by the source's own \`time\`, then by \`source\`, then by \`id\`. The order of arrival plays no part.
Retractions and corrections are applied to what they are about before anything is put in order.`,
    table(['Stream', 'Rank', 'Which', 'Types'], rows),
  ];
}
