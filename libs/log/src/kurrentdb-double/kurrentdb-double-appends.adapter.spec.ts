import { describe, expect, it } from '@jest/globals';
import { binaryEvent } from '@eventstore/db-client';
import { all, doubleTrial, events, outcome, revisions, STREAM, WAYS } from './double-trial';

const trial = doubleTrial();

describe.each(WAYS)('the double takes appends %s', (_way, way) => {
  it('at every kind of expected revision that holds', async () => {
    expect(await outcome(trial.append(STREAM, events(2), { ...way, expectedRevision: 'no_stream' }))).toBe(
      1n,
    );
    expect(await outcome(trial.append(STREAM, events(1), { ...way, expectedRevision: 1n }))).toBe(2n);
    expect(
      await outcome(trial.append(STREAM, events(1), { ...way, expectedRevision: 'stream_exists' })),
    ).toBe(3n);
    expect(await outcome(trial.append(STREAM, events(1), { ...way, expectedRevision: 'any' }))).toBe(4n);
    expect(
      await outcome(trial.append('worker-333-new', events(1), { ...way, expectedRevision: 'any' })),
    ).toBe(0n);
  });

  it('and refuses them where it does not hold, naming the revision that there is', async () => {
    const conflict = (current: unknown) => ['wrong-expected-version', current];
    const none = 'worker-333-none';
    expect(await outcome(trial.append(none, events(1), { ...way, expectedRevision: 0n }))).toEqual(
      conflict('no_stream'),
    );
    expect(
      await outcome(trial.append(none, events(1), { ...way, expectedRevision: 'stream_exists' })),
    ).toEqual(conflict('no_stream'));
    await trial.append(STREAM, events(3), way);
    for (const expectedRevision of ['no_stream', 0n, 1n, 3n] as const) {
      expect(await outcome(trial.append(STREAM, events(1), { ...way, expectedRevision }))).toEqual(
        conflict(2n),
      );
    }
    expect(revisions(await all(trial.client.readStream(STREAM)))).toEqual([0n, 1n, 2n]);
  });

  it('and answers the same ids at their first expected revision with their first position', async () => {
    const [a, b, c] = events(3) as [never, never, never];
    const first = await trial.append(STREAM, [a, b], { ...way, expectedRevision: 'no_stream' });
    await trial.append(STREAM, [c], { ...way, expectedRevision: 1n });
    expect(await trial.append(STREAM, [a, b], { ...way, expectedRevision: 'no_stream' })).toEqual(first);
    expect(await outcome(trial.append(STREAM, [b, c], { ...way, expectedRevision: 0n }))).toBe(2n);
    expect(await all(trial.client.readStream(STREAM))).toHaveLength(3);
  });

  it('but a batch of old and new ids at a later revision is a conflict', async () => {
    const [a, b] = events(2) as [never, never];
    await trial.append(STREAM, [a], { ...way, expectedRevision: 'no_stream' });
    await trial.append(STREAM, events(1), { ...way, expectedRevision: 0n });
    const conflict = ['wrong-expected-version', 1n];
    expect(await outcome(trial.append(STREAM, [a, b], { ...way, expectedRevision: 0n }))).toEqual(conflict);
    expect(await outcome(trial.append(STREAM, [a, b], { ...way, expectedRevision: 'no_stream' }))).toEqual(
      conflict,
    );
  });

  it('and forgets ids where nothing is expected', async () => {
    const [a] = events(1) as [never];
    await trial.append(STREAM, [a], { ...way, expectedRevision: 'any' });
    expect(await outcome(trial.append(STREAM, [a], { ...way, expectedRevision: 'any' }))).toBe(1n);
  });

  it('of no more than 1 MiB', async () => {
    const large = (bytes: number) => [
      binaryEvent({ type: 'Told', data: Buffer.alloc(bytes), metadata: Buffer.alloc(0) as never }),
    ];
    expect(await outcome(trial.append(STREAM, large(1024 * 1024), way))).toBe(0n);
    expect(await outcome(trial.append(STREAM, large(1024 * 1024 + 1), way))).toBe(
      'maximum-append-size-exceeded',
    );
  });

  it('one of 64 that race for the first event, and refuses 63', async () => {
    const racers = await Promise.all(
      Array.from({ length: 64 }, () =>
        outcome(trial.append(STREAM, events(1), { ...way, expectedRevision: 'no_stream' })),
      ),
    );
    expect(racers.filter((racer) => racer === 0n)).toHaveLength(1);
    expect(await all(trial.client.readStream(STREAM))).toHaveLength(1);
  });
});
