import { existsSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import { copyDatabase } from './sqlite-copy';

const ROWS = 5_000;

let scratch: ScratchDirectory;
let source: Database.Database;

beforeEach(() => {
  scratch = scratchDirectory();
  source = new Database(scratch.path('source.sqlite'));
  source.exec('PRAGMA journal_mode=WAL; CREATE TABLE page (filling BLOB)');
  // Each row fills a page, so that the copy takes several steps.
  source.exec(
    `WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ${ROWS})
     INSERT INTO page SELECT zeroblob(4000) FROM row`,
  );
});
afterEach(() => {
  source.close();
  scratch.remove();
});

function rowsOf(file: string): unknown {
  const copy = new Database(file, { readonly: true });
  const { n } = copy.prepare('SELECT count(*) AS n FROM page').get() as { n: number };
  copy.close();
  return n;
}

describe('A copy of a database', () => {
  it('is of one instant, however much is written meanwhile', async () => {
    const [from, to] = [scratch.path('source.sqlite'), scratch.path('copy.sqlite')];
    let steps = 0;
    const onProgress = (): void => {
      if (++steps <= 3) source.exec('INSERT INTO page VALUES (zeroblob(4000))');
    };
    await copyDatabase({ from, to, onProgress });
    expect(steps).toBeGreaterThanOrEqual(3);
    expect(rowsOf(to)).toBe(ROWS);
    expect(rowsOf(from)).toBe(ROWS + 3);
  });

  it('has what is committed and still in the write-ahead log only, and needs none itself', async () => {
    source.exec('PRAGMA wal_autocheckpoint=0; INSERT INTO page VALUES (zeroblob(1))');
    const to = scratch.path('copy.sqlite');
    await copyDatabase({ from: scratch.path('source.sqlite'), to });
    expect(existsSync(`${to}-wal`)).toBe(false);
    expect(rowsOf(to)).toBe(ROWS + 1);
  });

  it('is not made of what is no database, or is not there', async () => {
    writeFileSync(scratch.path('text'), 'no database, but long enough to be looked at as if it were one');
    for (const name of ['text', 'nowhere']) {
      const copying = copyDatabase({ from: scratch.path(name), to: scratch.path(`copy of ${name}`) });
      await expect(copying).rejects.toMatchObject({ name: 'EventLogError', kind: 'log-unavailable' });
    }
  });
});
