import { ofRolesAndTeams } from '../breakdown/in-post';
import { censusInstant, stockDay } from '../census-instant';
import { rateOf } from '../count-and-rate';
import type { Metric } from '../metric';
import { workforceCensus } from '../official-source';
import { agencyAt, needsAgencyAt } from '../stock-agency';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import type { Measure } from '../tally';
import { narrowable } from '../team-narrowing';

/** `WF.AGENCY.FTE`: agency social workers over agency and in post together, full-time equivalents. */
export const agencyFte = agencyRate('fte');

/** `WF.AGENCY.HC`: agency social workers over agency and in post together, heads. */
export const agencyHeadcount = agencyRate('headcount');

function agencyRate(measure: Measure): Metric {
  return narrowable({
    id: measure === 'fte' ? 'WF.AGENCY.FTE' : 'WF.AGENCY.HC',
    version: 1,
    switches: { censusInstant },
    question:
      measure === 'fte'
        ? 'Agency social workers as a share of all at the end of the day (full-time equivalents)?'
        : 'Agency social workers as a share of all at the end of the day (heads)?',
    follows: workforceCensus,
    unit: 'percent',
    decimals: 1,
    additive: true,
    local: false,
    breakdowns: ofRolesAndTeams,
    needsOneOf: ['SocialWorkerStarted', 'AgencyAssignmentStarted', 'ProjectTeamEngaged'],
    window: () => null,
    needs: (question) => [...needsAgencyAt(stockDay(question)), ...needsInPostAt(stockDay(question))],
    answer: (facts, question) => {
      const agency = agencyAt(facts, stockDay(question), measure);
      return rateOf(agency, agency, inPostAt(facts, stockDay(question), measure));
    },
  });
}
