import { changesOn } from '../engagement/engagement';
import type { Period, Step } from '../engagement/engagement';
import { marksOf } from '../engagement/segment';
import type { Mark } from '../engagement/segment';
import type { EmploymentTermsValue } from '../fact';
import type { Claim } from '../order';

export type AwayKind = NonNullable<EmploymentTermsValue['away']>;

/**
 * Away from children's services while employment goes on. There is one such state, whatever began it, and any
 * return ends it (events.md §5).
 */
export interface Away {
  readonly kind: AwayKind;
  /** The last day in post, inclusive: away from the end of it. */
  readonly lastInPost: string;
  readonly wentBy: Claim;
  /** The first day back. */
  readonly backOn: string | null;
  readonly cameBy: Claim | null;
}

/** A period of an employment. Its steps leave `away` null; `aways`, in order, says when it was not. */
export interface EmploymentPeriod extends Period<EmploymentTermsValue> {
  readonly aways: readonly Away[];
}

/** A period from whose end of day the person is away, or null where they already are. */
export function goneAway(period: EmploymentPeriod, claim: Claim, kind: AwayKind): EmploymentPeriod | null {
  if (awayNow(period) !== undefined) return null;
  const away: Away = { kind, lastInPost: claim.effectiveOn, wentBy: claim, backOn: null, cameBy: null };
  return { ...period, aways: [...period.aways, away] };
}

/** A period in which the person is back, or null where they were not away. */
export function comeBack(period: EmploymentPeriod, claim: Claim): EmploymentPeriod | null {
  const away = awayNow(period);
  if (away === undefined) return null;
  const ended: Away = { ...away, backOn: claim.effectiveOn, cameBy: claim };
  return { ...period, aways: [...period.aways.slice(0, -1), ended] };
}

/** The terms at the end of each day on which they, or being away, change. */
export function marksWithAway(period: EmploymentPeriod): readonly Mark<EmploymentTermsValue>[] {
  if (period.aways.length === 0) return marksOf(period);
  const marks: Mark<EmploymentTermsValue>[] = [];
  let step = period.steps[0] as Step<EmploymentTermsValue>;
  let away: Away | undefined;
  const turns = turnsOf(period);
  for (const day of [...turns.keys()].sort()) {
    const turn = turns.get(day) as Turn;
    step = turn.stepped ?? step;
    away = turn.went ?? turn.came ?? away;
    const turned = claimsOf(turn);
    if (away === undefined) marks.push({ from: day, value: step.terms, said: step.said, turned });
    else {
      const isAway = isAwayAt(away, day);
      const said = isAway || away.cameBy === null ? away.wentBy : away.cameBy;
      const value = isAway ? { ...step.terms, ...termsWhile(away) } : step.terms;
      marks.push({ from: day, value, said: { ...step.said, away: said }, turned });
    }
  }
  return marks;
}

function termsWhile({ kind, lastInPost }: Away): Pick<EmploymentTermsValue, 'away' | 'lastDayInPost'> {
  return { away: kind, lastDayInPost: lastInPost };
}

/** What turns on a day: a step of the terms, a return, a going away. */
interface Turn {
  readonly stepped?: Step<EmploymentTermsValue>;
  readonly came?: Away;
  readonly went?: Away;
}

function turnsOf(period: EmploymentPeriod): ReadonlyMap<string, Turn> {
  const turns = new Map<string, Turn>();
  for (const stepped of period.steps) turns.set(stepped.from, { stepped });
  for (const away of period.aways) {
    turns.set(away.lastInPost, { ...turns.get(away.lastInPost), went: away });
    if (away.backOn !== null) turns.set(away.backOn, { ...turns.get(away.backOn), came: away });
  }
  return turns;
}

function claimsOf({ stepped, came, went }: Turn): readonly Claim[] {
  return [
    ...(stepped === undefined ? [] : changesOn(stepped)),
    ...(came?.cameBy ? [came.cameBy] : []),
    ...(went === undefined ? [] : [went.wentBy]),
  ];
}

function isAwayAt({ lastInPost, backOn }: Away, day: string): boolean {
  return lastInPost <= day && (backOn === null || day < backOn);
}

function awayNow(period: EmploymentPeriod): Away | undefined {
  const away = period.aways.at(-1);
  return away?.backOn === null ? away : undefined;
}
