import { describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { all, doubleTrial, events, outcome, STREAM, WAYS } from './double-trial';

const trial = doubleTrial();

describe('the double fails on demand', () => {
  const [, [, single]] = WAYS as [never, (typeof WAYS)[number]];
  const kept = async (): Promise<number> =>
    all(trial.client.readStream(STREAM)).then(
      (read) => read.length,
      () => 0,
    );

  it('before an append is committed', async () => {
    trial.double.faults.add({ on: 'append', does: 'fail' });
    expect(await outcome(trial.append(STREAM, events(1), single))).toBe('unavailable');
    expect(await kept()).toBe(0);
  });

  it('after it is committed, the answer lost', async () => {
    trial.double.faults.add({ on: 'append', does: 'commit-and-fail', code: 4 });
    expect(await outcome(trial.append(STREAM, events(1), single))).toBe('deadline-exceeded');
    expect(await kept()).toBe(1);
  });

  it('by never answering, before or after it is committed', async () => {
    trial.double.faults.add({ on: 'append', does: 'never-answer' });
    trial.double.faults.add({ on: 'append', does: 'commit-and-never-answer' });
    const impatient = { ...single, deadline: 150 };
    expect(await outcome(trial.append(STREAM, events(1), impatient))).toBe('deadline-exceeded');
    expect(await kept()).toBe(0);
    expect(await outcome(trial.append(STREAM, events(1), impatient))).toBe('deadline-exceeded');
    expect(await kept()).toBe(1);
  });

  it('by taking its time', async () => {
    trial.double.faults.add({ on: 'append', does: 'slow', delayMs: 120 });
    const before = performance.now();
    expect(await outcome(trial.append(STREAM, events(1), single))).toBe(0n);
    expect(performance.now() - before).toBeGreaterThan(100);
  });

  it('in a read, at once or in its middle', async () => {
    await trial.append(STREAM, events(5), single);
    trial.double.faults.add({ on: 'read', does: 'fail' });
    trial.double.faults.add({ on: 'read', does: 'drop', events: 2, code: 10 });
    await expect(all(trial.client.readAll())).rejects.toMatchObject({ type: 'unavailable' });
    const seen: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const { event } of trial.client.readStream(STREAM)) seen.push(event?.revision);
    };
    await expect(reading()).rejects.toMatchObject({ type: 'timeout' });
    expect(seen).toEqual([0n, 1n]);
  });

  it('by going away and coming back with what was committed', async () => {
    await trial.append(STREAM, events(2), single);
    await trial.double.stop();
    expect(await outcome(trial.append(STREAM, events(1), { ...single, deadline: 2_000 }))).toBe(
      'unavailable',
    );
    await trial.double.restart();
    expect(await outcome(trial.append(STREAM, events(1), { ...single, expectedRevision: 1n }))).toBe(2n);
  });
});

describe('the double is found', () => {
  it('through the members of its cluster', async () => {
    const member = EventStoreDBClient.connectionString(trial.double.clusterConnectionString);
    expect(await outcome(member.appendToStream(STREAM, events(1)))).toBe(0n);
    await member.dispose();
  });
});
