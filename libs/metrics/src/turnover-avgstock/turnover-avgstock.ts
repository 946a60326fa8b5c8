import { addDays } from '@daybook/events';
import { ofRolesAndTeams } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { censusYearTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn, returners } from '../flow-of-spells';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { meanFteInPost, needsInPostAt } from '../stock-in-post';
import { narrowable } from '../team-narrowing';

/**
 * `WF.TURNOVER.AVGSTOCK`: leavers of the year to 30 September over the mean of the stocks at the end of the
 * day before the year and at D, FTE. Local.
 */
export const turnoverOnMeanStock: Metric = narrowable({
  id: 'WF.TURNOVER.AVGSTOCK',
  version: 1,
  switches: { censusInstant, returners },
  question: 'Leavers of the year to 30 September as a share of its mean opening and closing stock (FTE)?',
  follows: localDefinition,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: true,
  // Age and time in service are not the same on the two days of one fact.
  breakdowns: ofRolesAndTeams,
  needsOneOf: ['SocialWorkerStarted'],
  window: censusYearTo,
  needs: (question) => [
    ...needsSpellsIn(censusYearTo(question.asOf), question.switches),
    ...needsInPostAt(openingDay(question.asOf)),
    ...needsInPostAt(stockDay(question)),
  ],
  answer: (facts, question) =>
    rateOf(
      leaversIn(facts, censusYearTo(question.asOf), { measure: 'fte', switches: question.switches }),
      meanFteInPost(facts, [openingDay(question.asOf), stockDay(question)]),
    ),
});

function openingDay(asOf: string): string {
  return addDays(censusYearTo(asOf).from, -1);
}
