import { compareUtf8, decimalOfMillionths } from '@daybook/events';
import type { Fact, ProjectTeamTermsValue } from '@daybook/facts';
import { holdsAtEndOf } from '@daybook/metrics';
import type { StateReading } from './state-reading';

/** An agency team engaged as a group, in force. */
export interface ProjectTeamShown {
  readonly projectTeamId: string;
  readonly agency: string | null;
  readonly headcount: number;
  /** Exact decimal. */
  readonly fte: string;
  readonly coversVacancy: boolean;
  readonly plannedEndOn: string | null;
}

/** What is so of a team at the end of a day (interfaces.md §1.3). */
export interface TeamState {
  /** In the order of their ids. */
  readonly projectTeams: readonly ProjectTeamShown[];
}

/** Reads the state of a team. */
export const teamReading: StateReading<TeamState> = {
  own: ['project-team-terms'],
  around: () => [],
  state: ({ own, asOf }) => {
    const held = own.filter((fact) => fact.what === 'project-team-terms' && holdsAtEndOf(fact, asOf));
    return { projectTeams: held.sort((a, b) => compareUtf8(a.key, b.key)).map(projectTeamOf) };
  },
};

function projectTeamOf({ key, value }: Fact): ProjectTeamShown {
  const { agency, headcount, fteMillionths, coversVacancy, plannedEndOn } = value as ProjectTeamTermsValue;
  const fte = decimalOfMillionths(fteMillionths);
  return { projectTeamId: key, agency, headcount, fte, coversVacancy, plannedEndOn };
}
