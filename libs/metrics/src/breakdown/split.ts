import type { Fact } from '@daybook/facts';
import type { Breakdown, By, Counted, LeftOut, Need, Question, Reckoning } from '../metric';
import { sumOf } from '../quantity';

/** In which list of a reckoning a fact stands. */
export type Side = 'numerator' | 'denominator' | 'leftOut';

/** The key of the group that a fact belongs to; null where it is not recorded. */
export type KeyOf = (fact: Fact, side: Side) => string | null;

/** How the facts behind an answer are sorted into groups. */
export interface Sorting {
  readonly by: By;
  readonly needs?: (question: Question) => readonly Need[];
  keysOf(facts: readonly Fact[], question: Question): KeyOf;
}

/** What was counted and left out, of all or of one group. */
interface Lists {
  readonly numerator: Counted[];
  readonly denominator: Counted[];
  readonly leftOut: LeftOut[];
}

/** What lists of one group come to, as the whole comes to its own. */
export type TotalOf = (lists: Readonly<Lists>, whole: Reckoning) => Reckoning;

/** Said of groups of rates. */
export const ratesDoNotAdd =
  'Numerators and denominators of the groups add up to those of the answer; rates do not.';

/** A breakdown whose groups each take their facts from numerator and denominator, and add up to both. */
export function addingUp(sorting: Sorting, note: string | null): Breakdown {
  return { ...splitting(sorting, summed), addsUp: true, note };
}

/** A breakdown whose groups are reckoned from their own values alone, and add up to nothing. */
export function eachForItself(sorting: Sorting, totalOf: TotalOf, note: string): Breakdown {
  return { ...splitting(sorting, totalOf), addsUp: false, note };
}

function splitting(sorting: Sorting, totalOf: TotalOf): Pick<Breakdown, 'by' | 'needs' | 'split'> {
  return {
    by: sorting.by,
    needs: (question) => sorting.needs?.(question) ?? [],
    split: (reckoning, facts, question) => {
      const lists = listsOf(reckoning, sorting.keysOf(facts, question));
      return new Map([...lists].map(([key, group]) => [key, totalOf(group, reckoning)]));
    },
  };
}

function listsOf({ counted, leftOut }: Reckoning, keyOf: KeyOf): ReadonlyMap<string | null, Lists> {
  const groups = new Map<string | null, Lists>();
  const groupOf = (fact: Fact, side: Side): Lists => {
    const key = keyOf(fact, side);
    const group = groups.get(key) ?? { numerator: [], denominator: [], leftOut: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of counted.numerator) groupOf(item.fact, 'numerator').numerator.push(item);
  for (const item of counted.denominator) groupOf(item.fact, 'denominator').denominator.push(item);
  for (const item of leftOut) groupOf(item.fact, 'leftOut').leftOut.push(item);
  return groups;
}

function summed({ numerator, denominator, leftOut }: Readonly<Lists>, whole: Reckoning): Reckoning {
  return {
    numerator: sumOf(numerator.map(({ amount }) => amount)),
    denominator: whole.denominator === null ? null : sumOf(denominator.map(({ amount }) => amount)),
    counted: { numerator, denominator },
    leftOut,
  };
}
