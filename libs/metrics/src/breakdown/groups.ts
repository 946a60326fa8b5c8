import { compareUtf8, destinations, leavingReasons, origins, roles } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import type { Breakdown, By, Metric, Need, Question, Reckoning } from '../metric';
import { ageBands, serviceBands } from './band';

/** One group of an answer; the key of what is not recorded is null. */
export interface Group {
  readonly key: string | null;
  readonly reckoning: Reckoning;
}

/** An answer in groups, in the order of their keys. */
export interface Grouped {
  readonly groups: readonly Group[];
  readonly addsUp: boolean;
  readonly note: string | null;
}

/** The facts to load for a question that is asked by groups. */
export function needsOfGroups(metric: Metric, by: By, question: Question): readonly Need[] {
  return [...metric.needs(question), ...breakdownOf(metric, by).needs(question)];
}

/**
 * Breaks an answer down. `facts` holds at least what {@link needsOfGroups} asked for. Keys come in the order
 * of their code set, else of the text, null last; a group in which nothing is counted is not listed.
 *
 * @throws RangeError if the metric's catalogue entry does not list `by`.
 */
export function groupsOf(
  metric: Metric,
  by: By,
  asked: { facts: readonly Fact[]; question: Question },
): Grouped {
  const { facts, question } = asked;
  const { split, addsUp, note } = breakdownOf(metric, by);
  const groups = split(metric.answer(facts, question), facts, question);
  const listed = [...groups]
    .filter(([key]) => isAskedFor(key, by, question))
    .filter(([, { counted }]) => {
      return counted.numerator.length > 0 || counted.denominator.length > 0;
    });
  const inOrder = listed
    .map(([key, reckoning]) => ({ key, reckoning }))
    .sort((a, b) => compareKeys(by, a, b));
  return { groups: inOrder, addsUp, note };
}

/** How a metric's answers are broken down by something. */
export function breakdownOf(metric: Metric, by: By): Breakdown {
  const breakdown = metric.breakdowns.find((each) => each.by === by);
  if (breakdown === undefined) throw new RangeError(`${metric.id} cannot be broken down by ${by}`);
  return breakdown;
}

function isAskedFor(key: string | null, by: By, { team }: Question): boolean {
  return by !== 'team' || team === undefined || key === team;
}

/** The code sets of keys; those of teams are free text. */
const keysInOrder: Readonly<Record<By, readonly string[]>> = {
  role: roles,
  team: [],
  agency: ['permanent', 'agency'],
  'age-band': ageBands,
  'service-band': serviceBands,
  origin: origins,
  destination: destinations,
  reason: leavingReasons,
};

function compareKeys(by: By, { key: a }: Group, { key: b }: Group): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = keysInOrder[by];
  return order.indexOf(a) - order.indexOf(b) || compareUtf8(a, b);
}
