import type { Fact, Finding } from '@daybook/facts';

/** The joined findings of events.md §6, which need the facts of several subjects. */
export type JoinedRule =
  | 'left-with-open-cases'
  | 'case-held-by-unknown-worker'
  | 'case-held-by-worker-not-in-post'
  | 'caseload-reported-and-allocated'
  | 'vacancies-reported-and-kept'
  | 'same-swe-number'
  | 'stock-and-flow-disagree';

/** A rule: from the facts of one authority, of all dates, to what does not add up in them. Pure, total. */
export type FindingRule = (facts: readonly Fact[]) => readonly Finding[];

/** What a rule has to say of whom, about which days. */
export interface Said {
  readonly rule: JoinedRule;
  readonly of: Pick<Fact, 'authority' | 'subject'>;
  readonly days: Days;
  /** The facts that do not go together. */
  readonly behind: readonly Fact[];
  /** A whole sentence. */
  readonly message: string;
}

/** Days `[from, to)`. */
export interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** A warning with every event behind the facts that do not go together. */
export function warning({ rule, of, days, behind, message }: Said): Finding {
  const positions = [...new Set(behind.flatMap(({ because }) => because))];
  return {
    authority: of.authority,
    subject: of.subject,
    rule,
    severity: 'warning',
    from: days.from,
    to: days.to,
    because: positions.sort((a, b) => (a < b ? -1 : Number(a > b))),
    message,
  };
}

/** Whether a day comes before an end; null is no end. */
export function isBefore(day: string, end: string | null): boolean {
  return end === null || day < end;
}

/** The earlier of two ends; null is no end. */
export function earlierEnd(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The days that both have, or null where there are none. */
export function overlapOf(a: Days, b: Days): Days | null {
  const from = a.from < b.from ? b.from : a.from;
  const to = earlierEnd(a.to, b.to);
  return isBefore(from, to) ? { from, to } : null;
}
