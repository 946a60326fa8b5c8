import { assignmentTypes, evolveAssignments, noAssignments } from './assignment/assignment';
import type { Assignments } from './assignment/assignment';
import { employmentTypes, evolveEmployments, noEmployments } from './employment/employment';
import type { Employments } from './employment/employment';
import { evolveFigures, figureTypes, noFigures } from './figure/figure';
import type { Figures } from './figure/figure';
import type { Claim } from './order';
import { evolvePerson, nobodyYet, personTypes } from './person/person';
import type { PersonalWords } from './person/person';
import { evolveProjectTeams, noProjectTeams, projectTeamTypes } from './project-team/project-team';
import type { ProjectTeams } from './project-team/project-team';
import { evolveRegistrations, noRegistrations, registrationTypes } from './registration/registration';
import type { Registrations } from './registration/registration';
import type { Remark } from './remark';
import { evolveStanding, nothingStands, standingTypes } from './stands/stands';
import type { Standing } from './stands/stands';

/** Every timeline of a subject, side by side. */
export interface Timelines {
  /** Remarks that do not come from folding: on amendments, and on the subject's ids. */
  readonly remarks: readonly Remark[];
  readonly employments: Employments;
  readonly assignments: Assignments;
  readonly projectTeams: ProjectTeams;
  readonly registrations: Registrations;
  readonly person: PersonalWords;
  readonly figures: Figures;
  readonly standing: Standing;
}

/** The event types that some timeline hears; all others change no fact. */
export const heardTypes: ReadonlySet<string> = new Set([
  ...employmentTypes,
  ...assignmentTypes,
  ...projectTeamTypes,
  ...registrationTypes,
  ...personTypes,
  ...figureTypes,
  ...standingTypes,
]);

/** Before the first event. */
export function startTimelines(remarks: readonly Remark[]): Timelines {
  return {
    remarks,
    employments: noEmployments,
    assignments: noAssignments,
    projectTeams: noProjectTeams,
    registrations: noRegistrations,
    person: nobodyYet,
    figures: noFigures,
    standing: nothingStands,
  };
}

/** After the next event in fold order. A timeline that it does not concern stays the same object. */
export function evolveTimelines(state: Timelines, claim: Claim): Timelines {
  return {
    remarks: state.remarks,
    employments: evolveEmployments(state.employments, claim),
    assignments: evolveAssignments(state.assignments, claim),
    projectTeams: evolveProjectTeams(state.projectTeams, claim),
    registrations: evolveRegistrations(state.registrations, claim),
    person: evolvePerson(state.person, claim),
    figures: evolveFigures(state.figures, claim),
    standing: evolveStanding(state.standing, claim),
  };
}
