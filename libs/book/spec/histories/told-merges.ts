import type { DaybookEvent } from '@daybook/events';
import fc from 'fast-check';

/** Who is told to be one person with whom, and what is said of it afterwards. */
export interface MergePlan {
  readonly of: 'worker' | 'child';
  /** Pairs of ids, the first merged into the second. */
  readonly pairs: readonly (readonly [one: string, into: string])[];
  readonly source: string;
  readonly time: string | null;
  readonly authority: string;
  /** What becomes of the last of the merges: it stands, is retracted, or was with somebody else. */
  readonly afterwards: 'stands' | 'retracted' | { readonly into: string };
}

/** Of the last nothing but a stray amendment is ever told. */
const idsOf = (letter: string) => [1, 2, 3, 9].map((number) => `${letter}${number}`);

function mergeOf(of: MergePlan['of'], ids: readonly string[]): fc.Arbitrary<MergePlan> {
  const anybody = fc.constantFrom(...ids);
  const three = fc.shuffledSubarray(ids.slice(0, 3), { minLength: 3, maxLength: 3 });
  return fc.record({
    of: fc.constant(of),
    pairs: fc.oneof(
      { arbitrary: fc.tuple(fc.tuple(anybody, anybody)), weight: 5 },
      { arbitrary: three.map(([a = '', b = '', c = '']) => pairsOf(a, b, c)), weight: 1 },
      { arbitrary: three.map(([a = '', b = '']) => pairsOf(a, b, a)), weight: 1 },
      { arbitrary: three.map(([a = '', b = '', c = '']) => pairsOf(a, b, c, a)), weight: 1 },
    ),
    source: fc.constantFrom('urn:hr:test', 'urn:rota:test'),
    time: fc.option(fc.constantFrom('2023-05-01T00:00:00Z', '2024-10-05T12:00:00Z'), { freq: 3 }),
    authority: fc.constantFrom('990', '990', '990', '991'),
    afterwards: fc.oneof(
      { arbitrary: fc.constant('stands' as const), weight: 6 },
      { arbitrary: fc.constant('retracted' as const), weight: 4 },
      { arbitrary: fc.record({ into: anybody }), weight: 2 },
    ),
  });
}

/** None as often as some: a merge makes one of what would be two. */
const noneOrSome = (merge: fc.Arbitrary<MergePlan>): fc.Arbitrary<readonly MergePlan[]> =>
  fc.oneof(fc.constant([]), fc.array(merge, { minLength: 1, maxLength: 2 }));

/** Workers who turn out to be one person. */
export const mergesOfWorkers = noneOrSome(mergeOf('worker', idsOf('W')));

/** Children who turn out to be one; their workers seldom do. */
export const mergesOfChildren = noneOrSome(
  fc.oneof(
    { arbitrary: mergeOf('child', idsOf('C')), weight: 4 },
    { arbitrary: mergeOf('worker', idsOf('W')), weight: 1 },
  ),
);

/** The merges of a plan, and what is said of the last of them afterwards, as events. */
export function mergeEvents(plan: MergePlan, prefix: string): readonly DaybookEvent[] {
  const type = plan.of === 'worker' ? 'WorkersMerged' : 'ChildrenMerged';
  const merges = plan.pairs.map(([one, into], i) =>
    eventOf(plan, { id: `${prefix}-${i}`, type, one, data: { into } }),
  );
  return [...merges, ...afterwardsOf(plan, prefix)];
}

function afterwardsOf(plan: MergePlan, prefix: string): readonly DaybookEvent[] {
  const { afterwards, pairs, source } = plan;
  if (afterwards === 'stands') return [];
  const last = pairs.length - 1;
  const [one = ''] = pairs[last] ?? [];
  const about = { source, id: `${prefix}-${last}` };
  const said =
    afterwards === 'retracted'
      ? { type: 'EventRetracted', data: { retracts: about, reason: 'entered-in-error' } }
      : { type: 'EventCorrected', data: { corrects: about, reason: 'entered-in-error', data: afterwards } };
  return [eventOf(plan, { id: `${prefix}-afterwards`, one, ...said })];
}

/** Each merged into the next. */
function pairsOf(...ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.slice(1).map((into, i) => [ids[i] ?? '', into]);
}

function eventOf(
  { of, source, time, authority }: MergePlan,
  said: Pick<DaybookEvent, 'id' | 'type' | 'data'> & { readonly one: string },
): DaybookEvent {
  const { id, type, one, data } = said;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: `${of}/${one}`,
    authority,
    ...(time === null ? {} : { time }),
    data,
  };
}
