import { describe, expect, it } from '@jest/globals';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import { append, appendOne, claim, claims, everything, idsOf, outcomes, receiptOf } from './event-log-trial';
import { KurrentDbDouble } from './kurrentdb-double/kurrentdb-double';
import { faultyTrial } from './kurrentdb-faults-trial';

const trial = faultyTrial();
const unavailable = { name: 'EventLogError', kind: 'log-unavailable' };
const ALWAYS = 10_000;

describe('A log in KurrentDB whose answer is lost', () => {
  it('after the commit reads back what it wrote, and acknowledges it once', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'commit-and-fail' });
    const first = await appendOne(log, claim({ id: 'a' }));
    expect(first.status).toBe('recorded');
    expect(await appendOne(log, claim({ id: 'a' }))).toEqual({ ...first, status: 'duplicate' });
    expect(idsOf(await everything(log))).toEqual(['a']);
  });

  it('after the commit of many reads back where each of them stands', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'commit-and-fail', code: 4 });
    const receipts = (await append(log, claims(40, 'e'))).map(receiptOf);
    const stored = await everything(log);
    expect(stored.map(({ position }) => position)).toEqual(receipts.map(({ position }) => position));
  });

  it('before the commit writes again, and acknowledges what then stands', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'fail' });
    expect(outcomes(await append(log, claims(3, 'e')))).toEqual(['recorded', 'recorded', 'recorded']);
    expect(idsOf(await everything(log))).toEqual(['e-0', 'e-1', 'e-2']);
  });

  it('and never comes: after its deadline it reads back', async () => {
    const log = trial.open({ deadlineMs: 1_600 });
    trial.double.faults.add({ on: 'append', does: 'commit-and-never-answer' });
    expect((await appendOne(log, claim({ id: 'a' }))).status).toBe('recorded');
    expect(idsOf(await everything(log))).toEqual(['a']);
  });

  it('and cannot be read back either: says unavailable, and gives the first receipt when it is retried', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'commit-and-fail' });
    trial.double.faults.add({ on: 'read', does: 'fail', times: ALWAYS });
    await expect(appendOne(log, claim({ id: 'a' }))).rejects.toMatchObject(unavailable);
    expect(await log.head()).toBe(0n);
    trial.double.faults.clear();
    trial.clock.nowMs += 60_000;
    const retried = await appendOne(trial.open(), claim({ id: 'a' }));
    expect(retried).toMatchObject({
      status: 'duplicate',
      revision: 0n,
      recordedAt: '2024-04-09T08:12:00.000Z',
    });
    const [only, ...more] = await everything(log);
    expect(only?.position).toBe(receiptOf(retried).position);
    expect(more).toEqual([]);
  });
});

describe('A log in KurrentDB whose server', () => {
  it('is half open says unavailable within its deadline, to whoever writes or reads', async () => {
    const log = trial.open({ deadlineMs: 800 });
    await appendOne(log, claim({ id: 'before' }));
    for (const on of ['append', 'read'] as const)
      trial.double.faults.add({ on, does: 'never-answer', times: ALWAYS });
    const before = performance.now();
    await Promise.all([
      expect(appendOne(log, claim({ id: 'a' }))).rejects.toMatchObject(unavailable),
      expect(everything(log)).rejects.toMatchObject(unavailable),
    ]);
    expect(performance.now() - before).toBeLessThan(3_000);
    trial.double.faults.clear();
    expect(outcomes(await append(log, [claim({ id: 'a' }), claim({ id: 'b' })]))).toEqual([
      'duplicate',
      'recorded',
    ]);
    expect(idsOf(await everything(log))).toEqual(['before', 'a', 'b']);
  });

  it('is gone says unavailable, and goes on where it was when it is back', async () => {
    const log = trial.open({ deadlineMs: 4_000 });
    await append(log, claims(3, 'e'));
    await trial.double.stop();
    await expect(append(log, claims(2, 'lost'))).rejects.toMatchObject(unavailable);
    await expect(everything(log)).rejects.toMatchObject(unavailable);
    await trial.double.restart();
    expect(outcomes(await append(log, claims(2, 'lost')))).toEqual(['duplicate', 'duplicate']);
    expect(idsOf(await everything(log))).toEqual(['e-0', 'e-1', 'e-2', 'lost-0', 'lost-1']);
  });

  it('is slow is waited for', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'slow', delayMs: 200 });
    trial.double.faults.add({ on: 'read', does: 'slow', delayMs: 200 });
    expect(outcomes(await append(log, claims(2, 'e')))).toEqual(['recorded', 'recorded']);
  });

  it('fails in the middle of a read is not taken for one that has no more', async () => {
    const log = trial.open();
    await append(log, claims(9, 'e'));
    trial.double.faults.add({ on: 'read', does: 'drop', events: 5 });
    await expect(everything(log)).rejects.toMatchObject(unavailable);
    trial.double.faults.add({ on: 'read', does: 'drop', events: 5 });
    await expect(collect(log.readStream('worker-333-SW1'))).rejects.toMatchObject(unavailable);
  });
});

describe('A request that was cut short', () => {
  it('over several streams is recorded whole by the next turn, in its order, before anything else', async () => {
    const dying = trial.open();
    const events = ['A', 'B', 'A', 'C'].map((name, index) =>
      claim({ id: `e-${index}`, stream: `worker-333-${name}` }),
    );
    trial.double.faults.add({ on: 'append', does: 'slow', delayMs: 0 });
    trial.double.faults.add({ on: 'append', does: 'fail', times: ALWAYS });
    await expect(append(dying, events, { atomic: true })).rejects.toMatchObject(unavailable);
    trial.double.faults.clear();
    expect(idsOf(await everything(trial.open()))).toEqual(['e-0']);

    const heir = trial.open();
    await appendOne(heir, claim({ id: 'next', stream: 'worker-333-B' }));
    expect(idsOf(await everything(heir))).toEqual(['e-0', 'e-1', 'e-2', 'e-3', 'next']);
    expect(outcomes(await append(heir, events, { atomic: true }))).toEqual(events.map(() => 'duplicate'));
  });

  it('costs those that wait with it nothing but the answer', async () => {
    const log = trial.open();
    trial.double.faults.add({ on: 'append', does: 'fail', times: ALWAYS });
    const waiting = claims(20, 'e').map((event, index) =>
      appendOne(log, { ...event, stream: `worker-333-${index % 4}` }),
    );
    for (const one of waiting) await expect(one).rejects.toMatchObject(unavailable);
    trial.double.faults.clear();
    const retried = claims(20, 'e').map((event, index) =>
      appendOne(log, { ...event, stream: `worker-333-${index % 4}` }),
    );
    expect(new Set(outcomes(await Promise.all(retried)))).toEqual(new Set(['duplicate']));
    expect(await everything(log)).toHaveLength(20);
  });
});

describe('A stream of Daybook in KurrentDB', () => {
  it('into which somebody else wrote is refused as corrupt, and the others go on', async () => {
    const log = trial.open();
    await append(log, claims(2, 'e'));
    await foreignEvent('worker-333-SW1');
    const corrupt = { name: 'EventLogError', kind: 'log-corrupt' };
    await expect(appendOne(log, claim({ id: 'late' }))).rejects.toMatchObject(corrupt);
    await expect(appendOne(log, claim({ id: 'late' }))).rejects.toMatchObject(corrupt);
    expect(outcomes(await append(log, claims(2, 'other', 'worker-333-SW2')))).toEqual([
      'recorded',
      'recorded',
    ]);
    expect(idsOf(await everything(log))).toEqual(['e-0', 'e-1', 'other-0', 'other-1']);
  });

  it('of which the server has lost what its receipts know is refused as corrupt', async () => {
    await append(trial.open(), claims(2, 'e'));
    await trial.double.stop();
    trial.double = await KurrentDbDouble.start();
    await expect(appendOne(trial.open(), claim({ id: 'next' }))).rejects.toMatchObject({
      kind: 'log-corrupt',
    });
  });

  it('takes more in one request than a server takes in one append', async () => {
    const log = trial.open();
    const large = claims(30, 'large').map((event) => ({
      ...event,
      eventJson: `{"id":"${event.id}","padding":"${'x'.repeat(60_000)}","source":"urn:payroll"}`,
    }));
    expect(new Set(outcomes(await append(log, large, { atomic: true })))).toEqual(new Set(['recorded']));
    expect(idsOf(await everything(log))).toEqual(large.map(({ id }) => id));
  });

  it('is not mistaken for one of another that has its name', async () => {
    await foreignEvent('worker-of-another-application');
    await foreignEvent('child-333-C1');
    const log = trial.open();
    await append(log, claims(1, 'e'));
    expect(await collect(log.readStream('worker-of-another-application'))).toEqual([]);
    expect(idsOf(await everything(log))).toEqual(['e-0']);
  });
});

async function foreignEvent(stream: string): Promise<void> {
  const client = EventStoreDBClient.connectionString(trial.double.connectionString);
  await client.appendToStream(stream, [binaryEvent({ type: 'InvoiceRaised', data: Buffer.from('x') })]);
  await client.dispose();
}

async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
