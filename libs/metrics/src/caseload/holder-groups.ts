import type { Fact } from '@daybook/facts';
import {
  addingUp,
  eachForItself,
  ratesDoNotAdd,
  type KeyOf,
  type Sorting,
  type TotalOf,
} from '../breakdown/split';
import { stockDay } from '../census-instant';
import type { Breakdown, By, Question } from '../metric';
import { whoIs } from '../person';
import { holderOf } from './cases-held';
import { type Engaged, roleOf, teamOf, workforceAt } from './engaged';

type HolderBy = By & ('role' | 'team' | 'agency');

/** Case holders and their cases by what the holder is; whoever is in post too is permanent. */
const groupOf: Readonly<Record<HolderBy, (engaged: Engaged) => string | null>> = {
  role: roleOf,
  team: teamOf,
  agency: ({ inPost }) => (inPost === null ? 'agency' : 'permanent'),
};

const allBy: readonly HolderBy[] = ['role', 'team', 'agency'];

/** Groups of rates over case holders. */
export const ofHolderRates: readonly Breakdown[] = allBy.map((by) => addingUp(byHolder(by), ratesDoNotAdd));

/** Groups of a distribution over case holders. */
export function ofDistributions(totalOf: TotalOf): readonly Breakdown[] {
  const note = 'Each group is a distribution of its own: its value says nothing of the whole.';
  return allBy.map((by) => eachForItself(byHolder(by), totalOf, note));
}

function byHolder(by: HolderBy): Sorting {
  return {
    by,
    keysOf: (facts: readonly Fact[], question: Question): KeyOf => {
      const { engaged } = workforceAt(facts, stockDay(question));
      const person = whoIs(facts);
      return (fact) => {
        const holder = engaged.get(holderOf(fact, person) ?? '');
        return holder === undefined ? null : groupOf[by](holder);
      };
    },
  };
}
