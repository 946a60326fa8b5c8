import { ofRolesAndTeams } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { rateOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import { needsVacantAt, vacantAt } from '../stock-vacant';
import { narrowable } from '../team-narrowing';

/** `WF.VACANCY`: vacant posts over vacant and filled, full-time equivalents. */
export const vacancy: Metric = narrowable({
  id: 'WF.VACANCY',
  version: 1,
  switches: { censusInstant },
  question: 'Vacant posts as a share of vacant posts and social workers in post (full-time equivalents)?',
  follows: workforceCensus,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: false,
  breakdowns: ofRolesAndTeams,
  needsOneOf: ['PostEstablished', 'VacanciesReported'],
  window: () => null,
  needs: (question) => [...needsVacantAt(stockDay(question)), ...needsInPostAt(stockDay(question))],
  answer: (facts, question) => {
    const vacant = vacantAt(facts, stockDay(question));
    return rateOf(vacant, vacant, inPostAt(facts, stockDay(question), 'fte'));
  },
});
