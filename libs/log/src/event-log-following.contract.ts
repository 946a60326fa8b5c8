import { expect } from '@jest/globals';
import type { EventLog } from './event-log';
import {
  append,
  claim,
  claims,
  idsOf,
  promises,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Following: everything exactly once, for as long as one likes. */
export function followingPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('shows what is there and what comes, each once and in order', async ({ log }) => {
    await append(log, claims(1_500, 'before'));
    const following = follow(log, { after: 0n, until: 2_100 });
    for (let index = 0; index < 60; index += 1) await append(log, claims(10, `during-${index}`));
    expect(await following).toEqual([
      ...Array.from({ length: 1_500 }, (_, index) => `before-${index}`),
      ...Array.from({ length: 600 }, (_, index) => `during-${Math.floor(index / 10)}-${index % 10}`),
    ]);
  });

  promise('begins after the position it is given', async ({ log }) => {
    const third = receiptOf((await append(log, claims(5, 'e')))[2]).position;
    const following = follow(log, { after: third, until: 3 });
    await append(log, [claim({ id: 'new' })]);
    expect(await following).toEqual(['e-3', 'e-4', 'new']);
  });

  promise('waits at the end of the log, and wakes for what is appended there', async ({ log }) => {
    const following = follow(log, { after: 0n, until: 2 });
    await pause(20);
    await append(log, [claim({ id: 'a' })]);
    await pause(20);
    await append(log, [claim({ id: 'b' })]);
    expect(await following).toEqual(['a', 'b']);
  });

  promise('serves several followers, each at its own pace', async ({ log }) => {
    const twentieth = receiptOf((await append(log, claims(20, 'before'))).at(-1)).position;
    const followers = [0n, 0n, twentieth].map((after) =>
      follow(log, { after, until: after === 0n ? 100 : 80 }),
    );
    const appends = Array.from({ length: 40 }, (_, index) => append(log, claims(2, `writer-${index}`)));
    await Promise.all(appends);
    const [one, two, three] = await Promise.all(followers);
    expect(new Set(one).size).toBe(100);
    expect(two).toEqual(one);
    expect(three).toEqual(one?.slice(20));
  });

  promise('ends when it is told to stop: asleep, between pages, or before it began', async ({ log }) => {
    await append(log, claims(3, 'e'));
    const asleep = new AbortController();
    const seen: string[] = [];
    const sleeping = look(log, asleep.signal, seen);
    while (seen.length < 3) await pause(5);
    await pause(20);
    asleep.abort();
    await sleeping;
    expect(seen).toEqual(['e-0', 'e-1', 'e-2']);

    const stopped = new AbortController();
    const pages = log.follow({ after: 0n, signal: stopped.signal })[Symbol.asyncIterator]();
    expect((await pages.next()).done).toBe(false);
    await append(log, claims(1, 'unseen'));
    stopped.abort();
    expect((await pages.next()).done).toBe(true);

    const nothing: string[] = [];
    await look(log, AbortSignal.abort(), nothing);
    expect(nothing).toEqual([]);
  });
}

/** The ids that a follower sees until it has seen so many; it looks on a little for any that come twice. */
async function follow(log: EventLog, { after, until }: { after: bigint; until: number }): Promise<string[]> {
  const enough = new AbortController();
  const seen: string[] = [];
  for await (const page of log.follow({ after, signal: enough.signal })) {
    seen.push(...idsOf(page));
    if (seen.length >= until) setTimeout(() => enough.abort(), 120);
  }
  return seen;
}

/** Follows until the signal aborts, adding the ids of what it sees to `seen` as it goes. */
async function look(log: EventLog, signal: AbortSignal, seen: string[]): Promise<void> {
  for await (const page of log.follow({ after: 0n, signal })) seen.push(...idsOf(page));
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
