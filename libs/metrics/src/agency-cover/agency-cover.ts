import { ofRolesAndTeams } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { rateOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { agencyAt, needsAgencyAt } from '../stock-agency';
import { coveringAt, needsCoveringAt } from '../stock-vacant';
import { narrowable } from '../team-narrowing';

/** `WF.AGENCYCOVER`: agency social workers covering vacancies over all agency, full-time equivalents. */
export const agencyCover: Metric = narrowable({
  id: 'WF.AGENCYCOVER',
  version: 1,
  switches: { censusInstant },
  question: 'Agency social workers covering vacancies as a share of all agency (full-time equivalents)?',
  follows: workforceCensus,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: false,
  breakdowns: ofRolesAndTeams,
  needsOneOf: ['AgencyAssignmentStarted', 'ProjectTeamEngaged', 'VacanciesReported'],
  window: () => null,
  needs: (question) => [...needsCoveringAt(stockDay(question)), ...needsAgencyAt(stockDay(question))],
  answer: (facts, question) => {
    const day = stockDay(question);
    // What covers is agency: what is left out of it is left out of all.
    const covering = { ...coveringAt(facts, day), leftOut: [] };
    return rateOf(covering, agencyAt(facts, day, 'fte'));
  },
});
