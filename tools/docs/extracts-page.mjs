import { dateFormNames, extractFormats, extractLayouts, fieldForms } from '@daybook/formats';
import { anchor, code, page, table } from './markdown.mjs';

/** How each form of a cell is written. */
const written = {
  text: 'as in the event, or a code of the mapping',
  date: 'a date in the form of `dates`',
  flag: '`true` or `false`, or a code of the mapping that stands for one',
  'pounds-an-hour': 'pounds an hour, such as 38.50',
  'pounds-a-day': 'pounds a day, such as 310.00',
};

const members = [
  ['`format`', 'optional; refused if it is not that of `--format`'],
  [
    '`source`',
    'the URN of the system, such as `urn:itrent:sandwell`: the `source` of its events. Never change it',
  ],
  ['`delimiter`', 'one character; a comma unless it says otherwise'],
  ['`dates`', `one of ${dateFormNames.map(code).join(', ')}; the first unless it says otherwise`],
  ['`emptyCells`', 'texts that mean that nothing is there, such as `31/12/4712`'],
  ['`columns`', 'column → field, or → a list of fields. Columns that are not named become nothing'],
  ['`codes`', 'field → code in the file → value of the event'],
  ['`constants`', 'field → value that is the same in every row'],
];

/** `docs/reference/extracts.md`, from the layouts that the reader of extracts works by. */
export function generate() {
  return [
    [
      'docs/reference/extracts.md',
      page([
        '# Extracts and their mapping files',
        `CSV extracts are recorded with \`daybook record FILE --format FORMAT --mapping FILE\`
([how to](../how-to/record-an-extract.md)). The mapping is a JSON object:`,
        table(['Member', 'What it says'], members),
        ...extractFormats.flatMap(section),
      ]),
    ],
  ];
}

function section(format) {
  const rows = [...fieldForms(format)].map(([field, form]) => [
    code(field),
    howWritten(format, field, form),
    becomes(format, field),
  ]);
  return [
    `## \`--format ${format}\``,
    `Every row needs ${extractLayouts[format].required.map(code).join(', ')}.`,
    table(['Field', 'Written', 'Becomes'], rows),
  ];
}

/** What is none of an event's data has no codes. */
function howWritten(format, field, form) {
  const isData = extractLayouts[format].claims.some(({ fields }) => field in fields);
  return isData || form !== 'text' ? written[form] : 'as it stands';
}

function becomes(format, field) {
  const { claims, key } = extractLayouts[format];
  if (field === 'worker') return 'the subject, `worker/…`';
  if (field === 'occurrence') return `part of the natural key: tells the times of one \`${key}\` apart`;
  const said = claims.flatMap(({ type, day, fields }) => {
    const link = `[${type}](events.md${anchor(type)})`;
    return day === field ? [`the date of ${link}`] : field in fields ? [`data of ${link}`] : [];
  });
  return said.join(', ');
}
