import { isCivilDate } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Fact } from '../fact';
import { textIn, wholeNumberIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** The mid-year estimates of an authority: what was said last of each, by the day on which it holds first. */
export type Population = ReadonlyMap<string, Claim>;

/** The event types that estimate how many live in an authority. */
export const populationTypes: readonly string[] = ['PopulationEstimated'];

/** Before the first event. */
export const noPopulation: Population = new Map();

/** The estimates after the next event in fold order: the last word for a year wins. */
export function evolvePopulation(state: Population, claim: Claim): Population {
  if (!populationTypes.includes(claim.type)) return state;
  const year = String(wholeNumberIn(claim.data, 'midYear') ?? '').padStart(4, '0');
  const from = `${year}-06-30`;
  return isCivilDate(from) ? new Map(state).set(from, claim) : state;
}

/** `population`, in force from 30 June of its year until the next, whatever the event's date. */
export function populationFacts(state: Population, subject: Subject): readonly Fact[] {
  const inOrder = [...state].sort(([a], [b]) => (a < b ? -1 : 1));
  const segments = inOrder.map(([from, claim], i) => {
    const next = inOrder[i + 1];
    return {
      from,
      to: next?.[0] ?? null,
      value: {
        aged0to17: wholeNumberIn(claim.data, 'aged0to17') ?? 0,
        midYear: wholeNumberIn(claim.data, 'midYear') ?? 0,
        release: textIn(claim.data, 'release'),
      },
      because: positionsBehind(next === undefined ? [claim] : [claim, next[1]]),
    };
  });
  return factsOf(subject, { what: 'population', key: '' }, segments);
}
