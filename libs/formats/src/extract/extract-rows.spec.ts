import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { csvRows } from './csv-rows';
import { readExtractMapping } from './extract-mapping';
import { extractDamage } from './extract-rows';
import { columnsWithout, employmentReading, inPieces, rowsOf, wrongIn } from './reading-trial';

const HEADER = 'Ref,Post,Start,End,Job,Hours,Name';
const AMARA = 'SW-1,E-1,2024-04-02,,SW,0.8,Amara';
const shipped = (name: string): Buffer =>
  readFileSync(join(__dirname, '../../../../fixtures/extracts', name));

async function saidIn(
  file: string | Buffer,
  change: Readonly<Record<string, unknown>> = {},
): Promise<unknown[]> {
  const rows = await rowsOf(file, employmentReading(change));
  return rows.flatMap((row) =>
    'claims' in row ? row.claims.flatMap(({ type, said }) => said && [type, said]) : [],
  );
}

describe('a row of an extract', () => {
  it('is a registration with the personal fields, a start and, where there is a last day, a leaving', async () => {
    expect(await saidIn(`${HEADER}\n${AMARA.replace(',,SW', ',2024-09-30,SW')}\n`)).toEqual([
      'WorkerRegistered',
      { effectiveon: '2024-04-02', data: { name: 'Amara' } },
      'SocialWorkerStarted',
      { effectiveon: '2024-04-02', data: { employmentId: 'E-1', fte: '0.8', role: 'case-holder' } },
      'SocialWorkerLeft',
      { effectiveon: '2024-09-30', data: { employmentId: 'E-1' } },
    ]);
  });

  it('registers nobody where no personal column is mapped or filled', async () => {
    const withoutName = await saidIn(`${HEADER}\n${AMARA}\n`, { columns: columnsWithout('name') });
    expect(withoutName).not.toContain('WorkerRegistered');
    expect(await saidIn(`${HEADER}\n${AMARA.replace('Amara', '')}\n`)).not.toContain('WorkerRegistered');
  });

  it.each([
    ['with the line ends of Windows', `${HEADER}\r\n${AMARA}\r\n`, {}],
    ['behind a byte order mark', `\ufeff${HEADER}\n${AMARA}\n`, {}],
    ['without an end of the last line', `${HEADER}\n${AMARA}`, {}],
    [
      'in quotes',
      `${HEADER}\n${AMARA.split(',')
        .map((cell) => `"${cell}"`)
        .join(',')}\n`,
      {},
    ],
    [
      'with blanks around its cells',
      `${HEADER.replaceAll(',', ' , ')}\n${AMARA.replaceAll(',', ' , ')}\n`,
      {},
    ],
    ['with columns that nobody mapped', `Grade,${HEADER}\nH,${AMARA}\n`, {}],
    ['with semicolons', `${HEADER}\n${AMARA}\n`.replaceAll(',', ';'), { delimiter: ';' }],
    ['after empty rows', `\n${HEADER}\n\n,,,,,,\n${AMARA}\n`, {}],
    [
      'with a text for an empty cell',
      `${HEADER}\n${AMARA.replace(',,', ',NULL,')}\n`,
      { emptyCells: ['NULL'] },
    ],
  ])('%s says the same', async (_, file, change) => {
    expect(await saidIn(file, change)).toEqual(await saidIn(`${HEADER}\n${AMARA}\n`));
  });

  it('keeps what is in quotes: delimiters, line ends, quotes, and knows on which line it begins', async () => {
    const name = 'Amara ""Ama""\r\nOkafor, née Ó Briain';
    const rows = await rowsOf(`${HEADER}\n${AMARA.replace('Amara', `"${name}"`)}\n\n${AMARA}x,y\n`);
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    const [first] = rows;
    expect(first && 'claims' in first && first.claims[0]?.said?.data).toEqual({
      name: 'Amara "Ama"\r\nOkafor, née Ó Briain',
    });
    expect(first?.raw.toString()).toBe(AMARA.replace('Amara', `"${name}"`));
  });
});

describe('a row that is wrong', () => {
  it.each([
    ['a date in another form', AMARA.replace('2024-04-02', '02/04/2024'), ['2 /Start bad-date']],
    ['a code that is not mapped', AMARA.replace('SW,0', 'Chef,0'), ['2 /Job bad-value']],
    ['an FTE above 1', AMARA.replace('0.8', '80'), ['2 /Hours bad-value']],
    ['no name of its worker', AMARA.replace('SW-1', ''), ['2 /Ref missing-field']],
    ['a worker id with a blank in it', AMARA.replace('SW-1', 'SW 1'), ['2 /Ref bad-value']],
    [
      'several',
      'SW-1,,x,y,,80,',
      [
        '2 /Post missing-field',
        '2 /Start bad-date',
        '2 /End bad-date',
        '2 /Job missing-field',
        '2 /Hours bad-value',
      ],
    ],
    ['too few cells', 'SW-1,E-1', ['2  malformed']],
    ['too many cells', `${AMARA},more`, ['2  malformed']],
  ])('for %s is refused whole, column by column, and costs the others nothing', async (_, row, wrong) => {
    const rows = await rowsOf(`${HEADER}\n${row}\n${AMARA.replace('SW-1', 'SW-2')}\n`);
    expect(wrongIn(rows)).toEqual(wrong);
    expect(rows[1]).toHaveProperty('claims');
  });

  it('names a column with a slash in it as a JSON pointer does', async () => {
    const columns = { ...columnsWithout('fte'), 'Hours/FTE': 'fte' };
    const file = `${HEADER.replace('Hours', 'Hours/FTE')}\n${AMARA.replace('0.8', '80')}\n`;
    expect(wrongIn(await rowsOf(file, employmentReading({ columns })))).toEqual(['2 /Hours~1FTE bad-value']);
  });

  it('is one that contradicts an earlier row of the file; one that repeats it is not', async () => {
    const rows = await rowsOf(`${HEADER}\n${AMARA}\n${AMARA}\n${AMARA.replace('0.8', '0.6')}\n`);
    expect(wrongIn(rows)).toEqual(['4 /Post id-reused']);
    expect(rows[2]).toMatchObject({ problem: { detail: expect.stringContaining('line 2 says otherwise') } });
  });

  it('is not a person who came back under the same number, where a column tells the times apart', async () => {
    const reading = employmentReading({
      columns: { ...employmentReading, ...columnsWithout(), Time: 'occurrence' },
    });
    const file = `${HEADER},Time\n${AMARA},1\n${AMARA.replace('2024', '2025')},2\n`;
    const rows = await rowsOf(file, reading);
    const keys = rows.flatMap((row) => ('claims' in row ? row.claims.map(({ key }) => key) : []));
    expect([keys.length, new Set(keys).size]).toEqual([6, 6]);
  });
});

describe('a file that is no extract', () => {
  const damage = (file: string | Buffer, change = {}): Promise<string | null> =>
    extractDamage(inPieces(Buffer.from(file as string), 5), employmentReading(change));

  it.each([
    ['is empty', '', 'it is empty'],
    [
      'lacks a column',
      'Ref,Post,Start,End,Job,Hours\n',
      'line 1 has no column "Name", which the mapping names',
    ],
    ['has another delimiter', HEADER.replaceAll(',', ';'), 'is "," its delimiter?'],
    ['has a column twice', `${HEADER},Ref\n`, 'line 1 has more than one column "Ref"'],
    ['is UTF-16', Buffer.from(`\ufeff${HEADER}`, 'utf16le'), 'it is text in UTF-16: save it as UTF-8'],
    ['has names of columns that are not UTF-8', Buffer.from(`${HEADER},Büro`, 'latin1'), 'are not UTF-8'],
  ])('because it %s cannot be recorded at all', async (_, file, sentence) => {
    await expect(damage(file)).rejects.toThrow(sentence);
  });

  it.each([
    ['has a quote that never ends', `${HEADER}\n${AMARA}\nSW-2,"E-2\n`, 'line 3, cell 2: a quote is opened'],
    ['has a quote within a cell', `${HEADER}\n${AMARA}\nO"B,E-2\n`, 'line 3, cell 1: a quote stands within'],
    ['has text behind a quote', `${HEADER}\n"SW"-2,E-2\n`, 'line 2, cell 1: something follows the quote'],
    ['is not UTF-8', Buffer.from(`${HEADER}\n${AMARA}é`, 'latin1'), 'line 2: the column "Name" is not UTF-8'],
  ])('because it %s is damaged there', async (_, file, sentence) => {
    expect(await damage(file)).toContain(sentence);
  });

  it('is not one that is not UTF-8 where nobody reads', async () => {
    const file = Buffer.from(`${HEADER},Note\n${AMARA},é\n`, 'latin1');
    expect(await damage(file)).toBeNull();
  });
});

describe('the extracts that are shipped', () => {
  it.each([
    ['employments', 6, ['5 /Start Date bad-date']],
    ['assignments', 3, []],
  ] as const)('of %s can be read', async (format, count, wrong) => {
    const mapping = readExtractMapping(shipped(`${format}.mapping.json`), format);
    const rows = await rowsOf(shipped(`${format}.csv`), { mapping, authority: '333' });
    expect([rows.length, wrongIn(rows)]).toEqual([count, wrong]);
  });
});

const anyCell = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('', '"', ',', 'a\r\nb', 'é', '""'))
  .map((text) => text.trim());

describe('whatever is written as CSV', () => {
  it('is read again, however it is cut and whatever its delimiter and line ends', async () => {
    const anyTable = fc.array(fc.array(anyCell, { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    const anyForm = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      record_delimiter: fc.constantFrom('\n', '\r\n'),
      bom: fc.boolean(),
      quoted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyTable, anyForm, fc.integer({ min: 1, max: 9 }), async (table, form, piece) => {
        // A carriage return by itself is written bare, and nothing tells it from a line end.
        const rows = table.map((cells) => cells.map((cell) => cell.replaceAll(/\r(?!\n)/g, '')));
        const read: (string | null)[][] = [];
        const written = Buffer.from(stringify(rows, { ...form, quoted_match: /[\r\n]/ }));
        for await (const { cells } of csvRows(inPieces(written, piece), form.delimiter))
          read.push([...cells]);
        expect(read).toEqual(rows.filter((cells) => cells.some((cell) => cell !== '')));
      }),
    );
  });
});
