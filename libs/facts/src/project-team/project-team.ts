import type { JsonObject } from '@daybook/events';
import { begin, end, noEngagements, periodFrom, revise, withChanges } from '../engagement/engagement';
import type { Engagements, Period } from '../engagement/engagement';
import { marksOf, segmentsOf, wholeOf } from '../engagement/segment';
import type { Fact, ProjectTeamTermsValue } from '../fact';
import { fteIn, textIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** Agency teams engaged as groups. */
export type ProjectTeams = Engagements<Period<ProjectTeamTermsValue>>;

/** What each event does to a project team (events.md §4.1). */
const evolutions: Readonly<Record<string, (state: ProjectTeams, claim: Claim) => ProjectTeams>> = {
  ProjectTeamEngaged: (state, claim) => begin(state, wordOf(claim), periodFrom(claim, termsOf(claim))),
  ProjectTeamChanged: (state, claim) =>
    revise(state, wordOf(claim), (open) => withChanges(open, claim, changesIn(claim))),
  ProjectTeamEnded: (state, claim) => end(state, wordOf(claim)),
};

/** The event types that may change project teams. */
export const projectTeamTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noProjectTeams: ProjectTeams = noEngagements('Project team');

/** Project teams after the next event in fold order. */
export function evolveProjectTeams(state: ProjectTeams, claim: Claim): ProjectTeams {
  const evolution = evolutions[claim.type];
  return evolution === undefined ? state : evolution(state, claim);
}

/** `project-team` and `project-team-terms`. */
export function projectTeamFacts(state: ProjectTeams, subject: Subject): readonly Fact[] {
  return [...state.byKey].flatMap(([key, periods]) =>
    periods.flatMap((period) => [
      ...factsOf(subject, { what: 'project-team', key }, [wholeOf(period, {})]),
      ...factsOf(subject, { what: 'project-team-terms', key }, segmentsOf(period, marksOf(period))),
    ]),
  );
}

/** What did not fit. */
export function projectTeamRemarks(state: ProjectTeams): readonly Remark[] {
  return state.remarks;
}

function wordOf(claim: Claim): { key: string; claim: Claim } {
  return { key: textIn(claim.data, 'projectTeamId') ?? '', claim };
}

function termsOf({ data }: Claim): ProjectTeamTermsValue {
  return {
    headcount: headcountIn(data),
    fteMillionths: fteIn(data) ?? 0,
    agency: textIn(data, 'agency'),
    coversVacancy: data['coversVacancy'] === true,
    plannedEndOn: textIn(data, 'plannedEndOn'),
  };
}

function changesIn({ data }: Claim): JsonObject {
  const fteMillionths = fteIn(data);
  return {
    ...(data['headcount'] === undefined ? {} : { headcount: headcountIn(data) }),
    ...(fteMillionths === null ? {} : { fteMillionths }),
  };
}

function headcountIn(data: JsonObject): number {
  const { headcount } = data;
  return typeof headcount === 'number' ? headcount : 0;
}
