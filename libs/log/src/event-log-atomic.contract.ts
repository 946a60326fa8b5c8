import { expect } from '@jest/globals';
import {
  append,
  appendOne,
  claim,
  claims,
  everything,
  idsOf,
  outcomes,
  promises,
  receiptOf,
  type LogOnTrial,
  type OpenFresh,
} from './event-log-trial';

/** Requests that are recorded whole or not at all, and those whose events stand for themselves. */
export function atomicPromises(openFresh: OpenFresh<LogOnTrial>): void {
  const promise = promises(openFresh);

  promise('records the whole of an atomic request', async ({ log }) => {
    const results = await append(log, claims(5, 'e'), { atomic: true });
    expect(outcomes(results)).toEqual(Array.from({ length: 5 }, () => 'recorded'));
    expect(idsOf(await everything(log))).toEqual(['e-0', 'e-1', 'e-2', 'e-3', 'e-4']);
  });

  promise('records none if one would be refused; duplicates stay duplicates', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'known' })));
    const taken = receiptOf(await appendOne(log, claim({ id: 'taken' })));
    const events = [
      claim({ id: 'new-1' }),
      claim({ id: 'known' }),
      claim({ id: 'taken', content: 'other' }),
      claim({ id: 'new-2' }),
    ];
    expect(await append(log, events, { atomic: true })).toEqual([
      { status: 'refused', code: 'batch-refused' },
      { status: 'duplicate', ...first },
      { status: 'refused', code: 'id-reused' },
      { status: 'refused', code: 'batch-refused' },
    ]);
    expect(await log.head()).toBe(taken.position);
  });

  promise('calls nothing a duplicate of what a refused request did not record', async ({ log }) => {
    const events = [claim({ id: 'a' }), claim({ id: 'a' }), claim({ id: 'a', content: 'other' })];
    const results = await append(log, events, { atomic: true });
    expect(outcomes(results)).toEqual(['batch-refused', 'batch-refused', 'id-reused']);
    expect(await log.head()).toBe(0n);
  });

  promise('leaves no trace of a refused request: its keys and revisions are free', async ({ log }) => {
    await append(log, [claim({ id: 'taken' })]);
    const refused = [claim({ id: 'a' }), claim({ id: 'taken', content: 'other' })];
    await append(log, refused, { atomic: true });
    expect(outcomes(await append(log, [claim({ id: 'a', content: 'mended' })]))).toEqual(['recorded']);
    expect(receiptOf(await appendOne(log, claim({ id: 'b' }))).revision).toBe(2n);
    expect(idsOf(await everything(log))).toEqual(['taken', 'a', 'b']);
  });

  promise('answers an atomic request of nothing but duplicates with their receipts', async ({ log }) => {
    const first = (await append(log, claims(3, 'e'))).map(receiptOf);
    const again = await append(log, claims(3, 'e'), { atomic: true });
    expect(again).toEqual(first.map((receipt) => ({ status: 'duplicate', ...receipt })));
  });

  promise('records the new events of an atomic request that repeats old ones', async ({ log }) => {
    await append(log, claims(2, 'e'));
    const results = await append(log, claims(4, 'e'), { atomic: true });
    expect(outcomes(results)).toEqual(['duplicate', 'duplicate', 'recorded', 'recorded']);
  });

  promise('records nothing of a request that is lost already, and tells what it knows', async ({ log }) => {
    const first = receiptOf(await appendOne(log, claim({ id: 'known' })));
    const events = [
      claim({ id: 'new' }),
      claim({ id: 'new' }),
      claim({ id: 'known' }),
      claim({ id: 'known', content: 'other' }),
    ];
    expect(await append(log, events, { atomic: true, doomed: true })).toEqual([
      { status: 'refused', code: 'batch-refused' },
      { status: 'refused', code: 'batch-refused' },
      { status: 'duplicate', ...first },
      { status: 'refused', code: 'id-reused' },
    ]);
    expect(outcomes(await append(log, [claim({ id: 'new' })]))).toEqual(['recorded']);
  });

  promise('without asking for all or none, a refusal costs the other events nothing', async ({ log }) => {
    await append(log, [claim({ id: 'taken' })]);
    const results = await append(log, [
      claim({ id: 'a' }),
      claim({ id: 'taken', content: 'no' }),
      claim({ id: 'b' }),
    ]);
    expect(outcomes(results)).toEqual(['recorded', 'id-reused', 'recorded']);
    expect(idsOf(await everything(log))).toEqual(['taken', 'a', 'b']);
  });

  promise('lets a refused request cost those that wait with it nothing', async ({ log }) => {
    await append(log, [claim({ id: 'taken' })]);
    const refused = [...claims(3, 'refused'), claim({ id: 'taken', content: 'other' })];
    const [before, none, after] = await Promise.all([
      append(log, claims(2, 'before'), { atomic: true }),
      append(log, refused, { atomic: true }),
      append(log, claims(2, 'after')),
    ]);
    expect(outcomes(before ?? [])).toEqual(['recorded', 'recorded']);
    expect(outcomes(none ?? [])).toEqual(['batch-refused', 'batch-refused', 'batch-refused', 'id-reused']);
    expect(outcomes(after ?? [])).toEqual(['recorded', 'recorded']);
    expect(await everything(log)).toHaveLength(5);
  });
}
