import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { LogEntry } from '@daybook/events';
import { readTimeline } from '@daybook/events/drawn';
import { MemoryEventLog, MemoryKeyRing, openRecord, sealEvents } from '@daybook/log';
import type { StoredRecord } from '@daybook/log';

import { rowsOf } from './contract-history';
import { MemoryFactStore } from './memory-fact-store';
import { Projector } from './projector';
import { rebuild } from './rebuild';
import { checkRebuild } from './rebuild-check';
import { ViewsDirectory } from './views-directory';

const keyRing = new MemoryKeyRing();
const open = (record: StoredRecord): LogEntry => openRecord(record, keyRing);

const root = mkdtempSync(join(tmpdir(), 'daybook-merges-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A log of a drawn timeline, and the positions at which its events came to lie, by their ids. */
async function recorded(text: string) {
  const log = new MemoryEventLog({ clock: () => 1_700_000_000_000 });
  const events = readTimeline(text).map(({ event }) => event);
  await log.append({ events: sealEvents(events, keyRing), recordedBy: 'spec' });
  return log;
}

/** Follows a log into a store, so many events at a time. */
async function followed(log: MemoryEventLog, batchSize: number, eventsHeld = 100) {
  const store = new MemoryFactStore();
  await new Projector({ log, open, store, batchSize, eventsHeld }).catchUp();
  return store;
}

/** The facts of a kind with what they say of whom, and when it was believed. */
async function believed(text: string, what: 'employment-terms' | 'identity' | 'spell'): Promise<string[]> {
  const store = await followed(await recorded(text), 1);
  return store
    .facts({ authority: '990', what: [what] })
    .map(({ subject, key, from, to, knownFrom, knownUntil }) =>
      [subject, key, `${from}..${to ?? ''}`, `${knownFrom}-${knownUntil ?? ''}`].filter(Boolean).join(' '),
    );
}

const twoIds = `
  2023-10-02  SW1 starts  1 FTE
  2024-01-08  SW2 starts  0.5 FTE  as E2
  2024-02-01  SW2 is the same person  as SW1
  2024-03-01  SW2 changes to  0.4 FTE  as E2`;

describe('A merge', () => {
  it('closes the facts of its parts at its position and opens those of the person', async () => {
    expect(await believed(twoIds, 'employment-terms')).toEqual([
      'worker/SW1 E1 2023-10-02.. 1-',
      'worker/SW1 E2 2024-01-08..2024-03-01 4-',
      'worker/SW1 E2 2024-01-08.. 3-4',
      'worker/SW1 E2 2024-03-01.. 4-',
      'worker/SW2 E2 2024-01-08.. 2-3',
    ]);
    expect(await believed(twoIds, 'identity')).toEqual(['worker/SW1 worker/SW2 1900-01-01.. 3-']);
    expect(await believed(twoIds, 'spell')).toEqual([
      'worker/SW1 2023-10-02.. 1-3',
      'worker/SW1 2023-10-02.. 3-',
      'worker/SW2 2024-01-08.. 2-3',
    ]);
  });

  it('that is retracted makes them two again, with the facts that each had', async () => {
    const parted = `${twoIds}\n2024-04-01  (learned) SW2's merge never happened`;
    expect((await believed(parted, 'employment-terms')).filter((line) => line.endsWith('-'))).toEqual([
      'worker/SW1 E1 2023-10-02.. 1-',
      'worker/SW2 E2 2024-01-08..2024-03-01 5-',
      'worker/SW2 E2 2024-03-01.. 5-',
    ]);
    expect(await believed(parted, 'identity')).toEqual(['worker/SW1 worker/SW2 1900-01-01.. 3-5']);
  });

  it('is known before anything else is told of either', async () => {
    const first = `
      2024-01-01  SW2 is the same person  as SW1
      2024-02-01  SW1 starts  1 FTE
      2024-03-31  SW2 leaves`;
    expect(await believed(first, 'spell')).toEqual([
      'worker/SW1 2024-02-01..2024-04-01 3-',
      'worker/SW1 2024-02-01.. 2-3',
    ]);
  });
});

describe('Views of merged workers', () => {
  const timelines = {
    'two ids, merged and parted and merged again': `${twoIds}
      2024-04-01  (learned) SW2's merge never happened
      2024-05-01  SW1 leaves
      2024-06-01  (learned) SW2's retraction was withdrawn
      2024-07-31  SW2 leaves  as E2`,
    'a merge that was retracted before it was recorded': `
      2024-01-01  SW1 starts  1 FTE
      2024-03-01  (recorded 2024-03-05) SW2 is the same person  as SW1
      2024-03-02  (learned) SW2's merge never happened
      2024-03-06  SW2 starts  0.5 FTE  as E2
      2024-03-07  (learned) SW2's retraction was withdrawn
      2024-03-08  SW1 leaves`,
    'three ids': `
      2024-01-01  SW1..SW3 start  0.3 FTE
      2024-02-01  SW3 is the same person  as SW2
      2024-03-01  SW2 is the same person  as SW1
      2024-04-01  SW3 leaves
      2024-04-02  SW4 is the same person  as SW3
      2024-05-01  SW4 starts  0.2 FTE  as E4`,
    'two pairs that become one person': `
      2024-01-01  SW1..SW4 start  0.2 FTE
      2024-02-01  SW2 is the same person  as SW1
      2024-02-01  SW4 is the same person  as SW3
      2024-02-15  SW3 changes to  0.3 FTE
      2024-03-01  SW3 is the same person  as SW2
      2024-04-01  SW4 leaves`,
    'a ring': `
      2024-01-01  SW1..SW3 start  0.3 FTE
      2024-02-01  SW3 is the same person  as SW2
      2024-02-02  SW2 is the same person  as SW3
      2024-02-03  SW1 is the same person  as SW2
      2024-04-01  SW3 leaves
      2024-04-02  (learned) SW3's merge never happened`,
    'a merge that is corrected to be with another': `
      2024-01-01  SW1..SW3 start  0.3 FTE
      2024-02-01  SW3 is the same person  as SW2
      2024-02-02  (learned) SW3's merge was as SW1 instead
      2024-04-01  SW1 leaves
      2024-04-02  SW2 leaves`,
  };

  it.each(Object.entries(timelines))('are the same followed and rebuilt: %s', async (_, text) => {
    const log = await recorded(text);
    const events = Number(log.head());
    const expected = await rowsOf(await followed(log, 1), events);
    expect(expected.connections.length).toBeGreaterThan(0);
    expect(await rowsOf(await followed(log, 3, 1), events)).toEqual(expected);
    const directory = ViewsDirectory.open(mkdtempSync(join(root, 'data-')), { factsVersion: 'v1' });
    for (let upTo = 1n; upTo <= log.head(); upTo += 1n) {
      // Another projector for each event: what is connected is read from the views.
      await directory.read(({ store }) => new Projector({ log, open, store }).catchUp(upTo));
    }
    expect(await directory.read(({ store }) => rowsOf(store, events))).toEqual(expected);
    expect((await checkRebuild({ log, open, views: directory })).difference).toBeNull();
    await rebuild({ log, open, views: directory });
    expect(await directory.read(({ store }) => rowsOf(store, events))).toEqual(expected);
    directory.close();
  });
});
