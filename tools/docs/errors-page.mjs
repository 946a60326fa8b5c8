import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DaybookProblem } from '@daybook/book';
import { eventTypes, exampleEventsOf, parseEvent } from '@daybook/events';
import { code, fenced, page, table } from './markdown.mjs';

/** What each code means, and what the one who gets it should do. The status is the code's own. */
const meanings = {
  malformed: 'Not one well-formed JSON text in UTF-8, or of the wrong form at the top. Mend the sender.',
  'unknown-parameter': 'A parameter that is not one of this address. The detail lists those that are.',
  'bad-parameter': 'A parameter or header with a value that it cannot have. The detail says what it can.',
  'missing-parameter': 'A parameter that must be given is missing.',
  'as-at-past-end': 'The position asked for is beyond the end of the log. Ask for an earlier one.',
  unauthenticated: 'No key, or one that is not in force. Send `Authorization: Bearer …`.',
  forbidden: 'The key is for another role or another authority.',
  'unknown-metric': 'There is no metric of that id. `/v1/metrics` lists those that there are.',
  'not-found': 'There is nothing at that address.',
  'method-not-allowed': 'The address answers other methods: see the header `Allow`.',
  'not-acceptable': 'None of the media types in `Accept` can be given here.',
  'id-reused': 'The key (source, id) has other content already. Use a new id, or correct the event.',
  'stream-moved-on': 'The stream is not at the revision expected but at `revision`: look, and decide anew.',
  'too-large': 'A body, line, batch or string above its limit. Send much as `application/x-ndjson`.',
  'unsupported-media-type': 'The `Content-Type` is not one that can be recorded.',
  'batch-refused': 'In order itself, but another event of an atomic batch was refused: nothing was recorded.',
  'unknown-type': 'No event type has that name: see [events](events.md).',
  'unknown-schema': 'The `dataschema` is of a number that this version does not know. It is never guessed.',
  'unknown-field': 'A field that the envelope or the type does not have.',
  'missing-field': 'A field that must be given is missing.',
  'bad-value': 'A field with a value that it cannot have. The detail says what was expected.',
  'bad-date': 'Not a civil date, or one outside 1900-01-01 to 2199-12-31.',
  'not-your-authority': 'The key records for another authority, or from other sources.',
  'would-not-add-up': 'Strict recording only: the event would add the findings that come with the problem.',
  'internal-error': 'Something went wrong that was not foreseen. It is in the log of the server.',
  'log-unavailable': 'The log cannot be written or read. Nothing was acknowledged: send the same again.',
  'views-behind': 'The views did not reach the position in time. Ask again after `Retry-After`.',
  'views-unavailable':
    'The views cannot be reached. What is sent is recorded; ask again after `Retry-After`.',
  'disk-full': 'Nothing was written. Make room and send the same again; questions are answered meanwhile.',
};

/** `docs/reference/errors.md`: every code that a problem can have, by status. */
export function generate(root) {
  const described = describedCodes(root);
  const missing = described.filter((name) => !(name in meanings) && name !== 'unknown-subject');
  if (missing.length > 0) throw new Error(`codes without a meaning: ${missing.join(', ')}`);
  const rows = Object.entries(meanings).map(([name, meaning]) => ({
    name,
    meaning,
    status: new DaybookProblem(name, '').status,
  }));
  rows.sort((a, b) => a.status - b.status);
  const parts = [
    '# Errors',
    `Every error is \`application/problem+json\` (RFC 9457). \`code\` is stable; \`detail\` is for people.
\`errors\` holds everything that was found: a JSON pointer into the event, or \`/name\` of a parameter,
and what was expected. What was wrong with a value is said without repeating the value.`,
    table(
      ['Status', 'Code', 'Meaning, and what to do'],
      rows.map(({ status, name, meaning }) => [status, code(name), meaning]),
    ),
    'A leaving whose `employmentId` was misspelt is refused like this:',
    fenced('json', JSON.stringify(exampleProblem(), null, 2)),
    `In a batch and among lines, a refused event costs the others nothing: its receipt has
\`status: "refused"\` and the same \`code\`, \`detail\` and \`errors\` under \`problem\`.`,
    `The command line says the same. It exits 0 when all was done, 1 when something was refused, 2 when it was
used wrongly and 3 when something could not be reached.`,
  ];
  return [['docs/reference/errors.md', page(parts)]];
}

/** The codes that the description of the interface names, under any status. */
function describedCodes(root) {
  const load = createRequire(import.meta.url);
  const { openApiDocument } = load(join(root, 'apps/server/dist/operate/open-api.js'));
  const { responses } = openApiDocument('0.0.0').components;
  const texts = Object.values(responses).map(({ description }) => description);
  return texts.flatMap((text) =>
    text.match(/\b(?:[a-z]+(?:-[a-z]+)+|malformed|unauthenticated|forbidden)\b/g),
  );
}

/** What an example event is answered with after one of its fields was misspelt. */
function exampleProblem() {
  const [example] = exampleEventsOf(eventTypes.get('SocialWorkerLeft'));
  const { employmentId, ...others } = example.data;
  const { problem } = parseEvent({ ...example, data: { employmentid: employmentId, ...others } });
  const { code: name, detail, errors } = problem;
  return new DaybookProblem(name, detail, { errors }).document('/v1/events');
}
