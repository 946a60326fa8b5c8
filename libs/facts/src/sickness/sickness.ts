import { addMonths } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Fact } from '../fact';
import { millionthsIn, textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** The last word on the working days that a worker lost to sickness, by month. */
export type Sickness = ReadonlyMap<string, Claim>;

const MILLIONTHS_IN_A_TENTH = 100_000;

/** The event types that may change what is known of sickness. */
export const sicknessTypes: readonly string[] = ['SicknessDaysRecorded'];

/** Before the first event. */
export const noSickness: Sickness = new Map();

/** What is known after the next event in fold order: the last word for a month wins. */
export function evolveSickness(state: Sickness, claim: Claim): Sickness {
  const month = textIn(claim.data, 'month');
  if (!sicknessTypes.includes(claim.type) || month === null) return state;
  return new Map(state).set(month, claim);
}

/** `sickness`, one for each month, on its days. */
export function sicknessFacts(state: Sickness, subject: Subject): readonly Fact[] {
  return [...state].flatMap(([month, claim]) => {
    const from = `${month}-01`;
    const workingDaysTenths = (millionthsIn(claim.data, 'workingDays') ?? 0) / MILLIONTHS_IN_A_TENTH;
    return factsOf(subject, { what: 'sickness', key: month }, [
      { from, to: addMonths(from, 1), value: { workingDaysTenths }, because: positionsBehind([claim]) },
    ]);
  });
}
