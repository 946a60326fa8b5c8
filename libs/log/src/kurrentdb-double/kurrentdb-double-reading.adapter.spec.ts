import { describe, expect, it } from '@jest/globals';
import {
  binaryEvent,
  eventTypeFilter,
  streamNameFilter,
  type AllStreamSubscription,
} from '@eventstore/db-client';
import { all, doubleTrial, events, revisions, STREAM } from './double-trial';

const trial = doubleTrial();

describe('the double is read', () => {
  it('a stream forwards and backwards, from a revision, so many at a time', async () => {
    await trial.append(STREAM, events(5));
    const read = async (options: Parameters<typeof trial.client.readStream>[1]) =>
      revisions(await all(trial.client.readStream(STREAM, options)));
    expect(await read({})).toEqual([0n, 1n, 2n, 3n, 4n]);
    expect(await read({ fromRevision: 3n })).toEqual([3n, 4n]);
    expect(await read({ fromRevision: 1n, maxCount: 2 })).toEqual([1n, 2n]);
    expect(await read({ fromRevision: 9n })).toEqual([]);
    expect(await read({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([4n, 3n]);
    expect(await read({ direction: 'backwards', fromRevision: 1n })).toEqual([1n, 0n]);
  });

  it('and says so where there is no stream', async () => {
    await expect(all(trial.client.readStream('worker-333-none'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('with the bytes, the metadata and the places with which it was appended', async () => {
    const [event] = events(1) as [ReturnType<typeof binaryEvent>];
    const { position } = await trial.append(STREAM, [event] as never);
    const [read] = await all(trial.client.readStream(STREAM));
    expect(read?.event).toMatchObject({
      id: event.id,
      type: 'Told',
      streamId: STREAM,
      revision: 0n,
      position,
    });
    expect(Buffer.from(read?.event?.data as Uint8Array)).toEqual(Buffer.from('0'));
    expect(read?.event?.metadata).toEqual({ index: 0 });
  });

  it('whole, with gaps between positions, and others among its streams', async () => {
    for (let index = 0; index < 12; index += 1) await trial.append(STREAM, events(1));
    const read = await all(trial.client.readAll());
    const positions = read.map(({ event }) => event?.position?.commit ?? -1n);
    expect(
      positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0n) + 1n),
    ).toBe(true);
    const streams = new Set(read.map(({ event }) => event?.streamId));
    expect([...streams].some((stream) => stream?.startsWith('$'))).toBe(true);
    expect([...streams].some((stream) => stream?.startsWith('worker-of-another'))).toBe(true);
  });

  it('from a position on, forwards with it and backwards without', async () => {
    for (let index = 0; index < 4; index += 1) await trial.append(STREAM, events(1));
    const read = await all(trial.client.readAll());
    const [place, index] = [read[3]?.event?.position as { commit: bigint; prepare: bigint }, 3];
    expect(await all(trial.client.readAll({ fromPosition: place }))).toEqual(read.slice(index));
    expect(await all(trial.client.readAll({ fromPosition: place, direction: 'backwards' }))).toEqual(
      read.slice(0, index).reverse(),
    );
    expect(await all(trial.client.readAll({ fromPosition: 'end' }))).toEqual([]);
  });

  it('and fails where a position is not that of an event', async () => {
    const { position = { commit: 0n, prepare: 0n } } = await trial.append(STREAM, events(1));
    for (const commit of [position.commit - 1n, position.commit + 1n, position.commit + 10_000n]) {
      const invalid = { commit, prepare: commit };
      await expect(all(trial.client.readAll({ fromPosition: invalid }))).rejects.toThrow('Invalid position');
      await expect(all(trial.client.subscribeToAll({ fromPosition: invalid }))).rejects.toThrow(
        'Invalid position',
      );
    }
  });

  it('with everything in it, though a filter was given', async () => {
    await trial.append(STREAM, events(2));
    const filter = streamNameFilter({ prefixes: ['worker-333'] });
    expect(await all(trial.client.readAll({ filter } as never))).toEqual(await all(trial.client.readAll()));
  });

  it('with instants of creation that step back', async () => {
    await trial.append(STREAM, events(8));
    const created = (await all(trial.client.readStream(STREAM))).map(
      ({ event }) => event?.created.getTime() ?? 0,
    );
    expect(created.some((instant, index) => index > 0 && instant < (created[index - 1] ?? 0))).toBe(true);
  });
});

describe('the double is subscribed to', () => {
  /** Listens until it has heard so many events. */
  async function hear(subscription: AllStreamSubscription, count: number): Promise<string[]> {
    const heard: string[] = [];
    if (count === 0) return heard;
    for await (const { event } of subscription) {
      heard.push(`${event?.streamId}@${event?.revision}`);
      if (heard.length === count) break;
    }
    await subscription.unsubscribe();
    return heard;
  }

  it('what there is, that it has caught up, and what comes', async () => {
    await trial.append(STREAM, events(2));
    const subscription = trial.client.subscribeToAll({ filter: eventTypeFilter({ prefixes: ['Told'] }) });
    let caughtUp = 0;
    subscription.on('caughtUp', () => {
      caughtUp += 1;
      void trial.append(STREAM, events(2));
    });
    expect(await hear(subscription, 4)).toEqual([0, 1, 2, 3].map((revision) => `${STREAM}@${revision}`));
    expect(caughtUp).toBe(1);
  });

  it('after a position, by the name of a stream or a pattern of it', async () => {
    const { position } = await trial.append(STREAM, events(1));
    await trial.append('child-333-C1', events(1));
    await trial.append(STREAM, events(1));
    const fromPosition = position ?? 'start';
    const byPrefix = streamNameFilter({ prefixes: ['child-', 'worker-333'] });
    const heard = ['child-333-C1@0', `${STREAM}@1`];
    expect(await hear(trial.client.subscribeToAll({ fromPosition, filter: byPrefix }), 2)).toEqual(heard);
    const byPattern = streamNameFilter({ regex: '^(child|worker)-\\d{3}-' });
    expect(await hear(trial.client.subscribeToAll({ fromPosition, filter: byPattern }), 2)).toEqual(heard);
  });

  it('with checkpoints where nothing passes the filter for long', async () => {
    const reached: bigint[] = [];
    const filter = eventTypeFilter({
      prefixes: ['Told'],
      maxSearchWindow: 4,
      checkpointReached: async (_subscription, { commit }) => void reached.push(commit),
    });
    const subscription = trial.client.subscribeToAll({ filter });
    subscription.on('error', () => undefined);
    const heard = hear(subscription, 1);
    for (let index = 0; index < 12; index += 1) {
      await trial.client.appendToStream('order-7', [binaryEvent({ type: 'Other', data: Buffer.from('x') })]);
    }
    const { position } = await trial.append(STREAM, events(1));
    expect(await heard).toEqual([`${STREAM}@0`]);
    expect(reached.length).toBeGreaterThan(2);
    expect(reached.every((commit) => commit < (position?.commit ?? 0n))).toBe(true);
    const [first = 0n] = reached;
    expect(
      await hear(trial.client.subscribeToAll({ fromPosition: { commit: first, prepare: first }, filter }), 1),
    ).toEqual([`${STREAM}@0`]);
  });

  it('one stream, from a revision on', async () => {
    await trial.append(STREAM, events(3));
    const heard: bigint[] = [];
    const subscription = trial.client.subscribeToStream(STREAM, { fromRevision: 0n });
    for await (const { event } of subscription) {
      heard.push(event?.revision ?? -1n);
      if (heard.length === 2) void trial.append(STREAM, events(1));
      if (heard.length === 3) break;
    }
    await subscription.unsubscribe();
    expect(heard).toEqual([1n, 2n, 3n]);
  });

  it('until it drops it in the middle', async () => {
    await trial.append(STREAM, events(5));
    trial.double.faults.add({ on: 'subscribe', does: 'drop', events: 3 });
    const heard: unknown[] = [];
    const listening = async (): Promise<void> => {
      for await (const { event } of trial.client.subscribeToAll({
        filter: eventTypeFilter({ prefixes: ['Told'] }),
      }))
        heard.push(event?.revision);
    };
    await expect(listening()).rejects.toMatchObject({ type: 'unavailable' });
    expect(heard).toEqual([0n, 1n, 2n]);

    const live = trial.client.subscribeToAll();
    live.once('caughtUp', () => trial.double.dropSubscriptions());
    await expect(all(live)).rejects.toMatchObject({ type: 'unavailable' });
  });
});
