import { definitionText, examples, examplesOf, metrics } from '@daybook/metrics';
import { anchor, code, fenced, page, table } from './markdown.mjs';

const units = {
  percent: 'per cent',
  fte: 'full-time equivalents',
  headcount: 'heads',
  cases: 'cases',
  'cases-per-fte': 'cases per full-time equivalent',
  children: 'children',
  'children-per-10000': 'children of 10,000 aged 0 to 17',
};

/** `docs/reference/metrics.md`: every metric from its definition, with its worked examples. */
export function generate() {
  const parts = [
    '# Metrics',
    `A metric is a definition over facts, and one number. An answer always carries its definition, its
numerator and its denominator. These two are exact; only the value shown is rounded, half-up.
Every answer on this page is run as a test: \`npx jest libs/metrics\`.`,
    table(
      ['Metric', 'Question', 'Unit', 'Decimal places', 'Local'],
      metrics.map(({ id, question, unit, decimals, local }) => [
        `[${id}](${anchor(id)})`,
        question,
        units[unit],
        decimals,
        local ? 'yes' : '',
      ]),
    ),
    `A local metric is a variant of our own on the same inputs: never set it beside a published figure
without saying so. In place of a number stand \`x\` (no event that the metric needs is recorded),
\`z\` (nothing to divide by) and \`low\` (rounds to zero but is not).`,
    ...metrics.flatMap(section),
    '## Worked examples',
    `Each timeline is what was entered, and when. \`(recorded …)\` is the day on which a line was recorded,
where that is another; \`(learned)\` marks a correction or a withdrawal. *As at* is what had been recorded
by the end of that day; where it is empty, everything. *Answer* is the numerator, of a rate over the
denominator, and after \`=\` what is shown. *Not* is what a plausible wrong reading shows.`,
    ...examples.flatMap(worked),
  ];
  return [['docs/reference/metrics.md', page(parts)]];
}

function section(metric) {
  const { id, question, follows, unit, decimals, additive, needsOneOf, needsToo = [] } = metric;
  const { from, to } = metric.window('2024-09-30') ?? {};
  const linked = (types) => types.map((type) => `[${type}](events.md${anchor(type)})`).join(', ');
  const besides = needsToo.length === 0 ? '' : `; and of ${linked(needsToo)}`;
  return [
    `## ${id}`,
    question,
    [
      `- Follows: ${follows}`,
      `- Unit: ${units[unit]}, ${decimals === 0 ? 'whole' : `${decimals} decimal place`}`,
      `- Window as of 2024-09-30: ${from === undefined ? 'the end of the day' : `${from} to ${to}`}`,
      `- Definition: ${code(definitionText(metric))}`,
      `- Switches, the default first: ${switchesOf(metric)}`,
      `- Parts that add up: ${additive ? 'yes' : 'no'}`,
      `- Needs one standing event of: ${linked(needsOneOf)}${besides}`,
    ].join('\n'),
    table(['Example', 'As of', 'As at', 'Definition', 'Answer'], answersOf(id)),
  ];
}

/** A row for each answer of the metric, leading to its example. */
function answersOf(id) {
  return examplesOf(id, examples).flatMap(({ name, answers }) =>
    answers
      .filter(({ metric }) => metric === id)
      .map(({ asOf, asAt, definition, expected }) => [
        `[${name}](${anchor(name)})`,
        asOf,
        asAt ?? '',
        definition === undefined ? '' : code(definition),
        expected,
      ]),
  );
}

function switchesOf({ switches }) {
  const named = Object.entries(switches);
  if (named.length === 0) return 'none';
  return named.map(([name, values]) => `${code(name)} = ${values.map(code).join(' or ')}`).join('; ');
}

function worked({ name, timeline, answers }) {
  return [
    `### ${name}`,
    fenced('text', unindented(timeline)),
    table(
      ['Metric', 'As of', 'As at', 'Definition', 'Answer', 'Not', 'Left out'],
      answers.map(({ metric, asOf, asAt, definition, expected, naive, leftOut }) => [
        metric,
        asOf,
        asAt ?? '',
        definition === undefined ? '' : code(definition),
        expected,
        naive ?? '',
        (leftOut ?? []).join(', '),
      ]),
    ),
  ];
}

/** A timeline without blank lines around it and without the indent of its source. */
function unindented(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent).trimEnd()).join('\n');
}
