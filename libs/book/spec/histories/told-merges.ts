import type { DaybookEvent } from '@daybook/events';
import fc from 'fast-check';

/** Who is told to be one person with whom, and whether that is taken back. */
export interface MergePlan {
  /** Pairs of worker ids, the first merged into the second. */
  readonly pairs: readonly (readonly [worker: string, into: string])[];
  readonly source: string;
  readonly time: string | null;
  readonly authority: string;
  /** Whether the last of the merges is retracted. */
  readonly retracted: boolean;
}

/** Of the last nothing but a stray amendment is ever told. */
const workers = fc.constantFrom('W1', 'W2', 'W3', 'W9');
const three = fc.shuffledSubarray(['W1', 'W2', 'W3'], { minLength: 3, maxLength: 3 });

const merge: fc.Arbitrary<MergePlan> = fc.record({
  pairs: fc.oneof(
    { arbitrary: fc.tuple(fc.tuple(workers, workers)), weight: 5 },
    { arbitrary: three.map(([a = '', b = '', c = '']) => pairsOf(a, b, c)), weight: 1 },
    { arbitrary: three.map(([a = '', b = '']) => pairsOf(a, b, a)), weight: 1 },
    { arbitrary: three.map(([a = '', b = '', c = '']) => pairsOf(a, b, c, a)), weight: 1 },
  ),
  source: fc.constantFrom('urn:hr:test', 'urn:rota:test'),
  time: fc.option(fc.constantFrom('2023-05-01T00:00:00Z', '2024-10-05T12:00:00Z'), { freq: 3 }),
  authority: fc.constantFrom('990', '990', '990', '991'),
  retracted: fc.constantFrom(false, false, true),
});

/** None as often as some: a merge makes one worker of what would be two. */
export const arbitraryMerges: fc.Arbitrary<readonly MergePlan[]> = fc.oneof(
  fc.constant([]),
  fc.array(merge, { minLength: 1, maxLength: 2 }),
);

/** The merges of a plan, and the retraction of the last of them, as events. */
export function mergeEvents(plan: MergePlan, prefix: string): readonly DaybookEvent[] {
  const merges = plan.pairs.map(([worker, into], i) =>
    eventOf(plan, { id: `${prefix}-${i}`, type: 'WorkersMerged', worker, data: { into } }),
  );
  const last = plan.pairs.length - 1;
  const [worker = ''] = plan.pairs[last] ?? [];
  const data = { retracts: { source: plan.source, id: `${prefix}-${last}` }, reason: 'entered-in-error' };
  const retraction = eventOf(plan, { id: `${prefix}-unmerged`, type: 'EventRetracted', worker, data });
  return plan.retracted ? [...merges, retraction] : merges;
}

/** Each merged into the next. */
function pairsOf(...ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.slice(1).map((into, i) => [ids[i] ?? '', into]);
}

function eventOf(
  { source, time, authority }: MergePlan,
  said: Pick<DaybookEvent, 'id' | 'type' | 'data'> & { readonly worker: string },
): DaybookEvent {
  const { id, type, worker, data } = said;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: `worker/${worker}`,
    authority,
    ...(time === null ? {} : { time }),
    data,
  };
}
