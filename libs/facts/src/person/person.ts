import { FIRST_DATE } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Fact, PersonValue } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** Who a worker is: the claim that last said each of the personal fields. */
export type PersonalWords = Readonly<Partial<Record<keyof PersonValue, Claim>>>;

const personalFields = ['sweNumber', 'dateOfBirth', 'sex', 'name'] as const;

/** The event types that say who somebody is. */
export const personTypes: readonly string[] = ['WorkerRegistered'];

/** Before the first event. */
export const nobodyYet: PersonalWords = {};

/** The person after the next event in fold order: later words override earlier ones, field by field. */
export function evolvePerson(state: PersonalWords, claim: Claim): PersonalWords {
  if (!personTypes.includes(claim.type)) return state;
  const said = personalFields.filter((field) => textIn(claim.data, field) !== null);
  return { ...state, ...Object.fromEntries(said.map((field) => [field, claim])) };
}

/** `person`, on all dates: what is known of who somebody is was always so (metrics.md §1 rule 9). */
export function personFacts(state: PersonalWords, subject: Subject): readonly Fact[] {
  const claims = personalFields.flatMap((field) => state[field] ?? []);
  if (claims.length === 0) return [];
  const [sweNumber, dateOfBirth, sex, name] = personalFields.map((field) => {
    const claim = state[field];
    return claim === undefined ? null : textIn(claim.data, field);
  });
  const value = { sweNumber, dateOfBirth, sex, name } as PersonValue;
  const because = positionsBehind(claims);
  return factsOf(subject, { what: 'person', key: '' }, [{ from: FIRST_DATE, to: null, value, because }]);
}
