import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBook } from '@daybook/book';
import { type EpisodeRow, returnYearEnding, writeEpisodes } from '@daybook/formats';
import fc from 'fast-check';
import { directoryTarget } from '../directory-target';
import { RefusalFile } from '../refusal-file';
import type { Target } from '../target';
import { arbitraryCare, RETURN_YEARS, rowsOfYear } from './arbitrary-returns-trial';
import { ReturnFiles } from './return-files';
import { recordReturn } from './return-recording';

const numRuns = Math.min(Number(process.env['DAYBOOK_TEST_RUNS'] ?? 20), 50);
const place = mkdtempSync(join(tmpdir(), 'daybook-returns-'));
beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => {
  jest.restoreAllMocks();
  rmSync(place, { recursive: true, force: true });
});

let names = 0;

/** Records the file of a year, some rows at a time; what came of it, and what was refused. */
async function recordYear(target: Target, text: string, rowsTogether: number): Promise<object> {
  const file = join(place, `${++names}.csv`);
  writeFileSync(file, text);
  const files = new ReturnFiles({ authority: '333', today: '2025-04-02', rowsTogether });
  await files.surveyOf(file);
  const tally = { recorded: 0, duplicates: 0, refused: 0, damaged: 0 };
  const refusals = new RefusalFile(`${file}.refused.ndjson`);
  await recordReturn(file, { target, strict: false, refusals, tally }, files);
  refusals.close();
  const problem = tally.refused === 0 ? '' : readFileSync(refusals.file, 'utf8');
  return { ...tally, problem };
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}

/** The file of a year, if something happened in it: else nobody could tell which year it is of. */
function fileOf(rows: readonly EpisodeRow[], ending: number): string | null {
  const year = returnYearEnding(ending);
  const own = rowsOfYear(rows, year);
  const isTold = own.some(({ decom, dec }) => decom >= year.from || dec !== null);
  return isTold ? writeEpisodes(own) : null;
}

describe('the files of one year after another', () => {
  it('are what is written out of each year again, refuse nothing, and enter nothing a second time', async () => {
    const property = fc.asyncProperty(
      arbitraryCare,
      fc.integer({ min: 1, max: 9 }),
      async (rows, rowsTogether) => {
        const environment = { DAYBOOK_DATA: join(place, `data-${++names}`) };
        const book = await openBook({ environment, access: 'record', threads: false });
        try {
          const target = directoryTarget(book);
          const told = RETURN_YEARS.map((ending) => ({ ending, text: fileOf(rows, ending) }));
          for (const { text } of told) {
            if (text === null) continue;
            expect(await recordYear(target, text, rowsTogether)).toMatchObject({ refused: 0, problem: '' });
            expect(await recordYear(target, text, rowsTogether)).toMatchObject({ recorded: 0 });
          }
          await target.settle();
          for (const { ending, text } of told) {
            if (text === null) continue;
            const asked = { authority: '333', year: String(ending) };
            expect(await textOf(book.exportEpisodes(asked))).toBe(text);
          }
        } finally {
          await book.close();
        }
      },
    );
    await fc.assert(property, { numRuns });
  });
});
