import type { Fact, StayValue } from '@daybook/facts';
import { backedBy } from '../behind';
import { twelveMonthsTo } from '../census-year';
import { countOf } from '../count-and-rate';
import { careNeeds } from '../looked-after-at';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { type During, needsPlacementsDuring, placementsDuring } from '../placements-during';
import { type Part, Tally } from '../tally';

/** So many moves in twelve months are many; three placements are two moves. */
const MANY = 3;

/** `CH.MOVES.ROLL12`: children with three or more moves in the twelve months to a day. Local. */
export const threeMoves: Metric = {
  id: 'CH.MOVES.ROLL12',
  version: 1,
  switches: {},
  question: 'How many children moved three or more times in the twelve months to the day?',
  follows: localDefinition,
  unit: 'children',
  decimals: 0,
  additive: true,
  local: true,
  breakdowns: [],
  needsOneOf: careNeeds,
  window: twelveMonthsTo,
  needs: ({ asOf }) => needsPlacementsDuring(monthsTo(asOf)),
  answer: (facts, { asOf }) => countOf(withManyMoves(facts, monthsTo(asOf))),
};

/** A move is a placement that begins in the months and is not the first of its period of care. */
function withManyMoves(facts: readonly Fact[], during: During): Part {
  const tally = new Tally('headcount');
  for (const placements of placementsDuring(facts, during).values()) {
    const moves = placements
      .filter((stay) => during.first <= stay.from && (stay.value as StayValue).stayBeforeFrom !== null)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const [first] = moves;
    if (first !== undefined && moves.length >= MANY) {
      tally.count(backedBy(first, moves.slice(1)), { fteMillionths: null });
    }
  }
  return tally;
}

function monthsTo(asOf: string): During {
  const { from, to } = twelveMonthsTo(asOf);
  return { first: from, last: to, closed: false };
}
