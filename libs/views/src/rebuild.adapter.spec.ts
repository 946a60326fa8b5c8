import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { DaybookEvent, LogEntry } from '@daybook/events';
import { MemoryEventLog, MemoryKeyRing, openRecord, sealEvents } from '@daybook/log';
import type { StoredRecord } from '@daybook/log';
import Database from 'better-sqlite3';
import fc from 'fast-check';

import { historyOf, LARGEST_PICK, rowsOf } from './contract-history';
import type { Pick } from './contract-history';
import { Projector } from './projector';
import { rebuild } from './rebuild';
import { checkRebuild } from './rebuild-check';
import { stateHash } from './state-hash';
import { ViewsDirectory } from './views-directory';

const keyRing = new MemoryKeyRing();
const open = (record: StoredRecord): LogEntry => openRecord(record, keyRing);

const root = mkdtempSync(join(tmpdir(), 'daybook-rebuild-'));
afterAll(() => rmSync(root, { recursive: true }));
const newDirectory = () => ViewsDirectory.open(mkdtempSync(join(root, 'data-')), { factsVersion: 'v1' });

async function logOf(events: readonly DaybookEvent[]) {
  const log = new MemoryEventLog({ clock: () => 1_700_000_000_000 });
  await log.append({ events: sealEvents(events, keyRing), recordedBy: 'spec' });
  return log;
}

/** A started twice, left late; B retracted; somebody else's leaving without a start, being the same as A. */
const picks: readonly Pick[] = [
  [0, 0, 0, 10, 5],
  [0, 0, 0, 20, 5],
  [1, 0, 0, 10, 5],
  [0, 0, 2, 200, 0],
  [0, 0, 3, 60, 1],
  [1, 0, 10, 0, 2],
  [2, 0, 2, 90, 0],
  [1, 0, 9, 0, 1],
  [2, 0, 12, 0, 0],
];

const projected = async (log: MemoryEventLog, directory: ViewsDirectory, upTo?: bigint) =>
  directory.read(({ store }) => new Projector({ log, open, store, batchSize: 3 }).catchUp(upTo));

describe('A rebuild', () => {
  it('makes the same rows as following the log, known ranges included, however many are read at a time', async () => {
    const anyPick = fc.tuple(...LARGEST_PICK.map((max) => fc.nat({ max }))) as unknown as fc.Arbitrary<Pick>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPick, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 3 }),
        async (given, parallel) => {
          const log = await logOf(historyOf(given));
          const directory = newDirectory();
          await projected(log, directory);
          const followed = await directory.read(({ store }) => rowsOf(store, given.length));
          const followedHash = await directory.read(({ store }) => stateHash(store, store.checkpoint()));
          const rebuilt = await rebuild({ log, open, views: directory, parallel });
          expect(rebuilt).toEqual({ generation: 2, checkpoint: log.head(), events: given.length });
          expect(await directory.read(({ store }) => rowsOf(store, given.length))).toEqual(followed);
          expect(await directory.read(({ store }) => stateHash(store, log.head()))).toBe(followedHash);
          expect((await checkRebuild({ log, open, views: directory })).difference).toBeNull();
          directory.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  it('goes on with a projector from where the log ended, and says how far it is', async () => {
    const events = historyOf(picks);
    const log = await logOf(events.slice(0, 5));
    const directory = newDirectory();
    const progress: number[] = [];
    await rebuild({
      log,
      open,
      views: directory,
      onProgress: ({ done, total }) => progress.push(done, total),
    });
    expect(progress).toEqual([5, 10, 10, 10]);
    await log.append({ events: sealEvents(events.slice(5), keyRing), recordedBy: 'spec' });
    expect(await projected(log, directory)).toBe(9n);
    const whole = newDirectory();
    await rebuild({ log, open, views: whole });
    const rows = await whole.read(({ store }) => rowsOf(store, 9));
    expect(await directory.read(({ store }) => rowsOf(store, 9))).toEqual(rows);
    directory.close();
    whole.close();
  });

  it('that fails changes nothing and leaves nothing', async () => {
    const log = await logOf(historyOf(picks));
    const directory = newDirectory();
    await projected(log, directory, 4n);
    let opens = 0;
    const failing = (record: StoredRecord) => {
      opens += 1;
      if (opens === 11) throw new Error('a torn record');
      return open(record);
    };
    await expect(rebuild({ log, open: failing, views: directory, parallel: 2 })).rejects.toThrow(
      'a torn record',
    );
    expect(await directory.read(({ number, store }) => [number, store.checkpoint()])).toEqual([1, 4n]);
    expect(readdirSync(directory.path).filter((name) => name.includes('views-2'))).toEqual([]);
    expect(await checkRebuild({ log, open, views: directory })).toMatchObject({
      generation: 1,
      difference: null,
    });
    directory.close();
  });
});

describe('A rebuild that only checks', () => {
  const damages: readonly (readonly [string, string, RegExp])[] = [
    [
      'a fact that lost a day',
      `UPDATE fact SET until_day = '2023-01-15' WHERE rowid = 1`,
      /^the views hold the fact/,
    ],
    [
      'a fact believed for too long',
      'UPDATE fact SET known_until = known_until + 1 WHERE known_until < 9',
      /fact/,
    ],
    [
      'a fact that is missing',
      `DELETE FROM fact WHERE subject = 'worker/Z'`,
      /^a rebuild makes the fact .*Z/,
    ],
    ['a fact for other reasons', `UPDATE fact SET because = '1,2,3' WHERE rowid = 2`, /fact .*known from/],
    ['another value', `UPDATE fact SET value = '{}' WHERE what = 'spell'`, /spell/],
    ['a finding that is missing', `DELETE FROM finding`, /^a rebuild makes the finding/],
    ['a finding in other words', `UPDATE finding SET message = 'x'`, /finding/],
    [
      'a finding that stands too long',
      `UPDATE finding SET known_until = 7 WHERE known_until > 9`,
      /finding.*until/,
    ],
    ['a missing event', 'DELETE FROM event WHERE position = 8', /^a rebuild makes the event \["8"/],
    [
      'another instant',
      `UPDATE event SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE position = 2`,
      /event \["2"/,
    ],
    ['a missing connection', 'DELETE FROM connection', /^a rebuild makes the connection of worker-990-~/],
    ['a missing authority', `DELETE FROM authority WHERE code = '991'`, /^a rebuild makes the authority 991/],
    ['an authority too many', `INSERT INTO authority VALUES ('333')`, /^the views hold the authority 333/],
  ];

  it.each(damages)('names %s', async (_, damage, words) => {
    const log = await logOf(historyOf(picks));
    const directory = newDirectory();
    await projected(log, directory);
    expect(await checkRebuild({ log, open, views: directory })).toEqual({
      generation: 1,
      checkpoint: 9n,
      events: 9,
      difference: null,
    });
    const database = new Database(directory.fileOf(1));
    expect(database.prepare(damage).run().changes).toBeGreaterThan(0);
    database.close();
    expect((await checkRebuild({ log, open, views: directory })).difference).toMatch(words);
    expect(readdirSync(directory.path).filter((name) => name.startsWith('views-check'))).toEqual([]);
    directory.close();
  });

  it('finds no difference in views that are behind the log, or written to while it looks, or only read', async () => {
    const log = await logOf(historyOf(picks));
    const directory = newDirectory();
    await projected(log, directory, 4n);
    expect(await checkRebuild({ log, open, views: directory })).toMatchObject({
      checkpoint: 4n,
      events: 4,
      difference: null,
    });
    const checking = checkRebuild({ log, open, views: directory });
    await projected(log, directory);
    expect(await checking).toMatchObject({ checkpoint: 4n, difference: null });
    const reader = ViewsDirectory.open(directory.path, { factsVersion: 'v1', readOnly: true });
    expect(await checkRebuild({ log, open, views: reader })).toMatchObject({
      checkpoint: 9n,
      difference: null,
    });
    reader.close();
    directory.close();
  });
});
