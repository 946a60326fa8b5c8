import { FIRST_DATE } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Fact } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import type { ChildValue } from '../care/care-values';

const childFields = ['dateOfBirth', 'sex', 'upn', 'name'] as const;

/** Who a child is: the claim that last said each of the personal fields. */
export type WordsOnChild = Readonly<Partial<Record<(typeof childFields)[number], Claim>>>;

/** The event types that say who a child is. */
export const childTypes: readonly string[] = ['ChildRegistered'];

/** Before the first event. */
export const noChildYet: WordsOnChild = {};

/** The child after the next event in fold order: later words override earlier ones, field by field. */
export function evolveChild(state: WordsOnChild, claim: Claim): WordsOnChild {
  if (!childTypes.includes(claim.type)) return state;
  const said = childFields.filter((field) => textIn(claim.data, field) !== null);
  return { ...state, ...Object.fromEntries(said.map((field) => [field, claim])) };
}

/** `child`, on all dates: what is known of who somebody is was always so (metrics.md §1 rule 9). */
export function childFacts(state: WordsOnChild, subject: Subject): readonly Fact[] {
  const claims = childFields.flatMap((field) => state[field] ?? []);
  if (claims.length === 0) return [];
  const value = Object.fromEntries(
    childFields.map((field) => {
      const claim = state[field];
      return [field, claim === undefined ? null : textIn(claim.data, field)];
    }),
  ) as ChildValue;
  const because = positionsBehind(claims);
  return factsOf(subject, { what: 'child', key: '' }, [{ from: FIRST_DATE, to: null, value, because }]);
}
