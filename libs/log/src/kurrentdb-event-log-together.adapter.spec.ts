import { describe, expect, it } from '@jest/globals';
import type { AppendResult, EventLog } from './event-log';
import { append, appendOne, claim, claims, everything, gather, idsOf } from './event-log-trial';
import { isIncreasing, outcomes, readBack, receiptOf } from './event-log-trial';
import type { FollowingTrouble } from './kurrentdb-follower';
import { faultyTrial } from './kurrentdb-faults-trial';

const trial = faultyTrial();

describe('Several processes that write one log in KurrentDB', () => {
  it('record each acknowledged event at its revision once, without gaps, every conflict justified', async () => {
    const logs = Array.from({ length: 4 }, () => trial.open({ deadlineMs: 120_000 }));
    const written = await Promise.all(
      Array.from({ length: 32 }, (_, writer) => takeSteps(logs[writer % 4] as EventLog, writer)),
    );
    const acknowledged = written.flatMap(({ recorded }) => recorded);
    expect(acknowledged).toHaveLength(32 * 4);
    const log = logs[0] as EventLog;
    for (let stream = 0; stream < 8; stream += 1) {
      const records = (await gather(log.readStream(`worker-333-${stream}`))).map(readBack);
      expect(records.map(({ revision }) => revision)).toEqual(
        Array.from({ length: 16 }, (_, index) => index),
      );
      const told = acknowledged.filter((each) => each.stream === `worker-333-${stream}`);
      expect(told.map(({ revision, id }) => `${revision} ${id}`).sort()).toEqual(
        records.map(({ revision, event }) => `${revision} ${event.id}`).sort(),
      );
    }
    // A conflict is justified where the stream had moved on from what the writer expected, and says where to.
    for (const { expected, actual } of written.flatMap(({ conflicts }) => conflicts))
      expect(actual).toBeGreaterThan(expected);
  });

  it('that race one key on two subjects record exactly one', async () => {
    for (let race = 0; race < 10; race += 1) {
      const racers = [trial.open(), trial.open()].map((log, index) =>
        appendOne(log, claim({ id: `key-${race}`, stream: `worker-333-${index}` })),
      );
      const results = await Promise.all(racers);
      expect(outcomes(results).sort()).toEqual(['duplicate', 'recorded']);
      expect(receiptOf(results[0])).toEqual(receiptOf(results[1]));
    }
    const ids = idsOf(await everything(trial.open()));
    expect(ids).toEqual(Array.from({ length: 10 }, (_, race) => `key-${race}`));
  });

  it('never let recordedAt decrease in the order of the log, though their clocks differ', async () => {
    const logs = [0, -3_600_000, 5_000, -50].map((offset) =>
      trial.open({ clock: () => trial.clock.nowMs + offset }),
    );
    await Promise.all(
      Array.from({ length: 80 }, async (_, index) => {
        trial.clock.nowMs += 7;
        await appendOne(
          logs[index % 4] as EventLog,
          claim({ id: `e-${index}`, stream: `worker-333-${index % 5}` }),
        );
      }),
    );
    const instants = (await everything(trial.open())).map((record) =>
      BigInt(Date.parse(readBack(record).recordedAt)),
    );
    expect(instants).toHaveLength(80);
    expect(instants).toEqual([...instants].sort((one, other) => Number(one - other)));
  });
});

describe('A follower of a log in KurrentDB', () => {
  /** Follows until it has seen so many, and a little longer for any that come twice. */
  async function follow(log: EventLog, count: number): Promise<bigint[]> {
    const enough = new AbortController();
    const seen: bigint[] = [];
    for await (const page of log.follow({ after: 0n, signal: enough.signal })) {
      seen.push(...page.map(({ position }) => position));
      if (seen.length >= count) setTimeout(() => enough.abort(), 200);
    }
    return seen;
  }

  it('whose subscription is dropped again and again misses nothing and sees nothing twice', async () => {
    const troubles: FollowingTrouble[] = [];
    const log = trial.open({ onTrouble: (trouble) => troubles.push(trouble) });
    await append(log, claims(50, 'before'));
    for (let drop = 0; drop < 3; drop += 1)
      trial.double.faults.add({ on: 'subscribe', does: 'drop', events: 13, code: 10 });
    const following = follow(log, 110);
    for (let index = 0; index < 30; index += 1) {
      await append(log, claims(2, `during-${index}`));
      if (index % 7 === 3) trial.double.dropSubscriptions(index % 2 === 0 ? 14 : 10);
    }
    const seen = await following;
    expect(seen).toEqual((await everything(log)).map(({ position }) => position));
    expect(isIncreasing(seen)).toBe(true);
    // Three are sure; what is dropped by hand may find the follower between two subscriptions.
    expect(troubles.length).toBeGreaterThanOrEqual(3);
  });

  it('goes on when the server was away', async () => {
    const log = trial.open({ deadlineMs: 4_000 });
    await append(log, claims(5, 'before'));
    const following = follow(log, 10);
    await trial.double.stop();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await trial.double.restart();
    await append(log, claims(5, 'after'));
    expect(await following).toHaveLength(10);
  });

  it('gives up a subscription that is silent though more was acknowledged', async () => {
    const troubles: FollowingTrouble[] = [];
    const log = trial.open({ watchMs: 60, onTrouble: (trouble) => troubles.push(trouble) });
    await append(log, claims(3, 'e'));
    trial.double.faults.add({ on: 'subscribe', does: 'never-answer' });
    expect(await follow(log, 3)).toHaveLength(3);
    expect(troubles.map(({ why }) => why)).toEqual(['lagging']);
  });

  it('lets a subscription be silent where there is nothing to say', async () => {
    const troubles: FollowingTrouble[] = [];
    const log = trial.open({ watchMs: 20, onTrouble: (trouble) => troubles.push(trouble) });
    await append(log, claims(3, 'e'));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 400);
    for await (const page of log.follow({ after: 0n, signal: stop.signal }))
      expect(page.length).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
  });

  it('pauses longer and longer, with jitter, before it begins again', async () => {
    const troubles: FollowingTrouble[] = [];
    const random = [0, 0.999, 0.5, 0, 0.999];
    const log = trial.open({
      random: () => random[troubles.length] ?? 0,
      onTrouble: (trouble) => troubles.push(trouble),
    });
    await append(log, claims(1, 'e'));
    trial.double.faults.add({ on: 'subscribe', does: 'fail', times: 5, code: 10 });
    await follow(log, 1);
    expect(troubles.map(({ why, afterMs }) => [why, afterMs])).toEqual([
      ['failed', 25],
      ['failed', 100],
      ['failed', 150],
      ['failed', 200],
      ['failed', 800],
    ]);
  });
});

interface Steps {
  readonly recorded: { readonly stream: string; readonly revision: bigint; readonly id: string }[];
  readonly conflicts: { readonly expected: bigint; readonly actual: bigint }[];
}

/** Four events of one writer on its streams, each at the revision that it believes to be the last. */
async function takeSteps(log: EventLog, writer: number): Promise<Steps> {
  const steps: Steps = { recorded: [], conflicts: [] };
  const stream = `worker-333-${writer % 8}`;
  let last = -1n;
  for (let step = 0; step < 4;) {
    const id = `${writer}-${step}`;
    const expected = last < 0n ? 'no-stream' : last;
    const result: AppendResult = await appendOne(log, claim({ id, stream }), { expected });
    if (result.status === 'refused') {
      const actual = result.code === 'stream-moved-on' ? (result.revision ?? -1n) : -1n;
      steps.conflicts.push({ expected: last, actual });
      last = actual;
      continue;
    }
    steps.recorded.push({ stream, revision: result.revision, id });
    last = result.revision;
    step += 1;
  }
  return steps;
}
