import { FIRST_DATE, LAST_DATE } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import type { Metric, Need } from './metric';

/** The facts that say of which event types one stands, of any effective date (metrics.md §2.6). */
export const needsStanding: Need = { what: 'stands', days: { first: FIRST_DATE, last: LAST_DATE } };

/** Whether one event stands of those that the metric needs; if none does, the answer is `x`. */
export function somethingStands(metric: Metric, facts: readonly Fact[]): boolean {
  return facts.some((fact) => fact.what === 'stands' && metric.needsOneOf.includes(fact.key));
}
