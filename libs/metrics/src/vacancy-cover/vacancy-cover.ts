import { ofRolesAndTeams } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { rateOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { coveringAt, needsCoveringAt, needsVacantAt, vacantAt } from '../stock-vacant';
import { narrowable } from '../team-narrowing';

/** `WF.VACANCYCOVER`: agency social workers covering vacancies over vacant posts, full-time equivalents. */
export const vacancyCover: Metric = narrowable({
  id: 'WF.VACANCYCOVER',
  version: 1,
  switches: { censusInstant },
  question: 'Agency social workers covering vacancies as a share of vacant posts (full-time equivalents)?',
  follows: workforceCensus,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: false,
  breakdowns: ofRolesAndTeams,
  needsOneOf: ['PostEstablished', 'VacanciesReported'],
  window: () => null,
  needs: (question) => [...needsCoveringAt(stockDay(question)), ...needsVacantAt(stockDay(question))],
  answer: (facts, question) =>
    rateOf(coveringAt(facts, stockDay(question)), vacantAt(facts, stockDay(question))),
});
