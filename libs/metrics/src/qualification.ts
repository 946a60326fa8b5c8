import type { QualifyingSymbol } from '@daybook/events';
import type { Fact, QualifiedValue } from '@daybook/facts';
import type { Metric, Need } from './metric';

/** What an authority says of its own figure (events.md §4.6): `u` unreliable, `x` not available. */
export interface Qualification {
  readonly symbol: QualifyingSymbol;
  readonly note: string;
}

/** The facts that say which figures of a day are qualified. */
export function needsQualification(asOf: string): Need {
  return { what: 'qualified', days: { first: asOf, last: asOf } };
}

/** What the authority says of its figure of a metric for exactly this day, or null. */
export function qualificationOf(metric: Metric, facts: readonly Fact[], asOf: string): Qualification | null {
  const said = facts.find(
    ({ what, key, from }) => what === 'qualified' && key === metric.id && from === asOf,
  );
  if (said === undefined) return null;
  const { symbol, note } = said.value as QualifiedValue;
  return { symbol, note };
}
