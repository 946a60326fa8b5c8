import { addDays, FIRST_DATE, isCountedRole } from '@daybook/events';
import type { AssignmentTermsValue, Fact } from '@daybook/facts';
import { type Days, overlapOf } from './finding';

/** A longest run of days on which a person is in post or on an assignment in a counted role. */
export interface EngagedDays extends Days {
  /** What ends on the last of them. */
  readonly ending: readonly Fact[];
}

/**
 * Every person's engagements, last days included. Those that touch are one: who is made permanent the day
 * after the assignment ends has not been away.
 */
export function engagements(facts: readonly Fact[]): ReadonlyMap<string, readonly EngagedDays[]> {
  const runs = new Map<string, EngagedDays[]>();
  for (const { fact, from, to } of facts.flatMap(engagedBy).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const own = runs.get(fact.subject) ?? [];
    runs.set(fact.subject, own);
    const before = own.at(-1);
    if (before === undefined || (before.to !== null && before.to < from))
      own.push({ from, to, ending: [fact] });
    else own[own.length - 1] = extended(before, { fact, to });
  }
  return runs;
}

/** Days without an engagement, and the engagement before them. */
export type Gap = Days & { readonly after: EngagedDays | null };

/** The days of a person without an engagement, among those given. */
export function withoutEngagement(among: Days, engaged: readonly EngagedDays[]): readonly Gap[] {
  const gaps: Gap[] = [{ from: FIRST_DATE, to: engaged[0]?.from ?? null, after: null }];
  for (const [i, after] of engaged.entries()) {
    if (after.to !== null) gaps.push({ from: after.to, to: engaged[i + 1]?.from ?? null, after });
  }
  return gaps.flatMap((gap) => {
    const days = overlapOf(gap, among);
    return days === null ? [] : [{ ...days, after: gap.after }];
  });
}

type Engaged = Days & { readonly fact: Fact };

/** Terms of an assignment end when its last day is over, which is a day on it all the same. */
function engagedBy(fact: Fact): readonly Engaged[] {
  if (fact.what === 'spell') return [{ fact, from: fact.from, to: fact.to }];
  if (fact.what !== 'assignment-terms') return [];
  if (!isCountedRole((fact.value as AssignmentTermsValue).role)) return [];
  return [{ fact, from: fact.from, to: fact.to === null ? null : addDays(fact.to, 1) }];
}

function extended(run: EngagedDays, { fact, to }: Pick<Engaged, 'fact' | 'to'>): EngagedDays {
  if (run.to === to) return { ...run, ending: [...run.ending, fact] };
  const isLater = to === null || (run.to !== null && run.to < to);
  return isLater ? { from: run.from, to, ending: [fact] } : run;
}
