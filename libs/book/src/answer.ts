import type { Position } from '@daybook/events';
import type { EventRef } from '@daybook/views';
import {
  definitionText,
  present,
  type Metric,
  type Qualification,
  type Reckoning,
  type Window,
} from '@daybook/metrics';
import { authorityScope } from './scope';

/** A position and when it was recorded; null at `0`. */
export interface AsAtShown {
  readonly position: string;
  readonly recordedAt: string | null;
}

/** What an answer is about. */
export interface Scope {
  readonly level: 'authority' | 'region' | 'england';
  readonly code: string;
  readonly name: string;
  readonly team?: string;
}

/** One number with everything that is needed to say it again (interfaces.md §1.3). */
export interface Answer {
  readonly metric: string;
  readonly definition: string;
  readonly asOf: string;
  readonly asAt: AsAtShown;
  readonly scope: Scope;
  readonly window?: Window;
  /** Exact, before × 100; null where it is withheld or there is none. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Rounded half-up; null where a symbol stands. */
  readonly value: string | null;
  readonly display: string;
  readonly symbol: string | null;
  readonly follows: string;
  readonly position: string;
}

/** An event behind a number, as it is written on the wire. */
export interface EventRefShown {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly effectiveOn: string | null;
  readonly position: string;
  readonly recordedAt: string;
}

/** What a question came down to once its parameters were read and its position was found. */
export interface SettledQuestion {
  readonly metric: Metric;
  readonly switches: Readonly<Record<string, string>>;
  readonly authority: string;
  readonly asOf: string;
  readonly team?: string;
  readonly asAt: AsAtShown;
  readonly position: Position;
}

/**
 * Writes the answer to a settled question; `null` for a reckoning says that nothing stands that it needs.
 * `qualified` is what the authority says of its own figure.
 */
export function writeAnswer(
  question: SettledQuestion,
  reckoning: Reckoning | null,
  qualified: Qualification | null = null,
): Answer {
  const { metric, asOf, asAt } = question;
  const window = metric.window(asOf);
  return {
    metric: metric.id,
    definition: definitionText(metric, question.switches),
    asOf,
    asAt,
    scope: authorityScope(question.authority, question.team),
    ...(window === null ? {} : { window }),
    ...present(metric, reckoning ?? 'nothing-stands', qualified),
    follows: metric.follows,
    position: asAt.position,
  };
}

/** Positions travel as decimal strings. */
export function showEventRef(event: EventRef): EventRefShown {
  const { source, id, type, effectiveOn, position, recordedAt } = event;
  return { source, id, type, effectiveOn, position: String(position), recordedAt };
}
