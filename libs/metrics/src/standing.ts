import { FIRST_DATE, LAST_DATE } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import type { Metric, Need } from './metric';

/** The facts that say of which event types one stands, of any effective date (metrics.md §2.6). */
export const needsStanding: Need = { what: 'stands', days: { first: FIRST_DATE, last: LAST_DATE } };

/** Whether the events stand that the metric needs; if not, the answer is `x`. */
export function somethingStands(metric: Metric, facts: readonly Fact[]): boolean {
  const standing = new Set(facts.filter(({ what }) => what === 'stands').map(({ key }) => key));
  const stands = (type: string): boolean => standing.has(type);
  return metric.needsOneOf.some(stands) && (metric.needsToo ?? []).every(stands);
}
