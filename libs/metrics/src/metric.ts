import type { Fact, FactKind } from '@daybook/facts';

/**
 * An exact quantity: a whole number of ten-millionths (10⁻⁷). FTE has six decimal places; the mean of two
 * stocks needs the seventh. Never a float.
 */
export type Quantity = bigint;

/** `ONE` ten-millionths make one head, one case, 1.0 FTE. */
export const ONE: Quantity = 10_000_000n;

/** A closed run of days. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The window of an answer: its first day, D (its last day so far), and whether D is its last day. */
export interface Window {
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
}

/** The facts that a metric wants to see: of these kinds, overlapping these days. */
export interface Need {
  readonly what: FactKind;
  readonly days: Days;
}

/** The question put to a metric: the end of day D, the definition's switches, a team or all of them. */
export interface Question {
  readonly asOf: string;
  readonly switches: Readonly<Record<string, string>>;
  readonly team?: string;
}

/** A quotient that is not rounded: cases per 1.0 FTE. */
export interface Ratio {
  readonly dividend: Quantity;
  readonly divisor: Quantity;
}

/** Why something was not counted (interfaces.md §1.3). */
export type LeftOutReason =
  | 'fte-unknown'
  | 'role-not-counted'
  | 'not-in-post'
  | 'started-and-left-in-window'
  | 'no-case'
  | 'under-v3-v4'
  | 'too-short'
  | 'too-old'
  | 'erased';

/**
 * One fact that was counted, and how much of the numerator or denominator it is. Where other facts decide the
 * amount too (who occupies a post), the events behind those stand behind this one.
 */
export interface Counted {
  readonly fact: Fact;
  readonly amount: Quantity;
  /** One of the sorted values of a distribution: exactly what the amount is in seven decimal places. */
  readonly ratio?: Ratio;
}

/** One fact that was looked at and not counted, and why. */
export interface LeftOut {
  readonly fact: Fact;
  readonly reason: LeftOutReason;
}

/**
 * What a metric makes of facts: the parts add up exactly to the numerator and the denominator. The parts of a
 * distribution (a median) are its values, sorted; they add up to nothing.
 */
export interface Reckoning {
  /** null for a distribution. */
  readonly numerator: Quantity | null;
  /** null for a count and for a distribution. */
  readonly denominator: Quantity | null;
  /** The value of a distribution that the metric asks for; null where there is none. */
  readonly ranked?: Ratio | null;
  readonly counted: { readonly numerator: readonly Counted[]; readonly denominator: readonly Counted[] };
  readonly leftOut: readonly LeftOut[];
}

/** By what an answer can be broken down (interfaces.md §1.3). */
export type By =
  'role' | 'team' | 'agency' | 'age-band' | 'service-band' | 'origin' | 'destination' | 'reason';

/** The groups of an answer by key; null is the key of what is not recorded. */
export type Groups = ReadonlyMap<string | null, Reckoning>;

/** One way to break an answer down into groups. */
export interface Breakdown {
  readonly by: By;
  /** Whether numerators and denominators of the groups add up to the answer's. */
  readonly addsUp: boolean;
  /** What is not additive about the groups, in a sentence; null where there is nothing to say. */
  readonly note: string | null;
  /** Facts to load besides those that the answer needs. */
  needs(question: Question): readonly Need[];
  /** Pure and total: the reckoning that answers the question, in parts. */
  split(reckoning: Reckoning, facts: readonly Fact[], question: Question): Groups;
}

/** A definition over facts; every metric id is one number (metrics.md). */
export interface Metric {
  /** `WF.TURNOVER.FTE`, as in metrics.md. */
  readonly id: string;
  readonly version: number;
  /** Switches of metrics.md §5 with their values, the default first. */
  readonly switches: Readonly<Record<string, readonly string[]>>;
  /** The question in plain words. */
  readonly question: string;
  /** The published definition that it follows, in words. */
  readonly follows: string;
  readonly unit:
    'percent' | 'fte' | 'headcount' | 'cases' | 'cases-per-fte' | 'children' | 'children-per-10000';
  readonly decimals: 0 | 1;
  /** Whether numerators and denominators of several authorities can be added up. */
  readonly additive: boolean;
  /** A local variant, not DfE's. */
  readonly local: boolean;
  /** Event types of which one standing event, of any date, is needed; else the answer is `x` (§2.6). */
  readonly needsOneOf: readonly string[];
  /** Event types of each of which one must stand besides. Absent: none. */
  readonly needsToo?: readonly string[];
  /** How its answers can be broken down. */
  readonly breakdowns: readonly Breakdown[];
  /** The window that contains asOf, or null for a stock. */
  window(asOf: string): Window | null;
  /** Which facts to load for a question. */
  needs(question: Question): readonly Need[];
  /** Pure and total. `facts` holds at least what `needs` asked for, in any order. */
  answer(facts: readonly Fact[], question: Question): Reckoning;
}
