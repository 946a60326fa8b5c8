import { absenceTypes, evolveAbsences, noAbsences } from './absence/absence';
import type { Absences } from './absence/absence';
import { assignmentTypes, evolveAssignments, noAssignments } from './assignment/assignment';
import type { Assignments } from './assignment/assignment';
import { caseloadTypes, evolveCaseloads, noCaseloads } from './caseload/caseload';
import type { Caseloads } from './caseload/caseload';
import { employmentTypes, evolveEmployments, noEmployments } from './employment/employment';
import type { Employments } from './employment/employment';
import { caseTypes, evolveCases, noCases } from './case/case';
import type { Cases } from './case/case';
import { careTypes, evolveCare, noCare } from './care/care';
import type { Cares } from './care/care';
import { childTypes, evolveChild, noChildYet } from './child/child';
import type { WordsOnChild } from './child/child';
import { evolveMissing, missingTypes, neverMissing } from './missing/missing';
import type { MissingTimes } from './missing/missing';
import type { Identity } from './merge/identity';
import { evolveFigures, figureTypes, noFigures } from './figure/figure';
import type { Figures } from './figure/figure';
import type { Claim } from './order';
import { evolvePerson, nobodyYet, personTypes } from './person/person';
import type { PersonalWords } from './person/person';
import { evolvePopulation, noPopulation, populationTypes } from './population/population';
import type { Population } from './population/population';
import { evolvePosts, noPosts, postTypes } from './post/post';
import type { Posts } from './post/post';
import { evolveProjectTeams, noProjectTeams, projectTeamTypes } from './project-team/project-team';
import type { ProjectTeams } from './project-team/project-team';
import { evolveRegistrations, noRegistrations, registrationTypes } from './registration/registration';
import type { Registrations } from './registration/registration';
import type { Remark } from './remark';
import { evolveReviews, noReviews, reviewTypes } from './review/review';
import type { Reviews } from './review/review';
import { evolveSickness, noSickness, sicknessTypes } from './sickness/sickness';
import type { Sickness } from './sickness/sickness';
import { evolveStanding, nothingStands, standingTypes } from './stands/stands';
import type { Standing } from './stands/stands';
import { evolveVacancyReports, noVacancyReports, vacancyReportTypes } from './vacancy-report/vacancy-report';
import type { VacancyReports } from './vacancy-report/vacancy-report';

/** Every timeline of a subject, side by side. */
export interface Timelines {
  /** Remarks that do not come from folding: on amendments, and on the subject's ids. */
  readonly remarks: readonly Remark[];
  readonly identity: Identity;
  readonly employments: Employments;
  readonly assignments: Assignments;
  readonly absences: Absences;
  readonly sickness: Sickness;
  readonly caseloads: Caseloads;
  readonly projectTeams: ProjectTeams;
  readonly posts: Posts;
  readonly vacancyReports: VacancyReports;
  readonly cases: Cases;
  readonly care: Cares;
  readonly missing: MissingTimes;
  readonly reviews: Reviews;
  readonly child: WordsOnChild;
  readonly population: Population;
  readonly registrations: Registrations;
  readonly person: PersonalWords;
  readonly figures: Figures;
  readonly standing: Standing;
}

/** The event types that some timeline hears; all others change no fact. */
export const heardTypes: ReadonlySet<string> = new Set([
  ...employmentTypes,
  ...assignmentTypes,
  ...absenceTypes,
  ...sicknessTypes,
  ...caseloadTypes,
  ...projectTeamTypes,
  ...postTypes,
  ...vacancyReportTypes,
  ...caseTypes,
  ...careTypes,
  ...missingTypes,
  ...reviewTypes,
  ...childTypes,
  ...populationTypes,
  ...registrationTypes,
  ...personTypes,
  ...figureTypes,
  ...standingTypes,
]);

/** Before the first event. */
export function startTimelines({ remarks, identity }: Pick<Timelines, 'remarks' | 'identity'>): Timelines {
  return {
    remarks,
    identity,
    employments: noEmployments,
    assignments: noAssignments,
    absences: noAbsences,
    sickness: noSickness,
    caseloads: noCaseloads,
    projectTeams: noProjectTeams,
    posts: noPosts,
    vacancyReports: noVacancyReports,
    cases: noCases,
    care: noCare,
    missing: neverMissing,
    reviews: noReviews,
    child: noChildYet,
    population: noPopulation,
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
    identity: state.identity,
    employments: evolveEmployments(state.employments, claim),
    assignments: evolveAssignments(state.assignments, claim),
    absences: evolveAbsences(state.absences, claim),
    sickness: evolveSickness(state.sickness, claim),
    caseloads: evolveCaseloads(state.caseloads, claim),
    projectTeams: evolveProjectTeams(state.projectTeams, claim),
    posts: evolvePosts(state.posts, claim),
    vacancyReports: evolveVacancyReports(state.vacancyReports, claim),
    cases: evolveCases(state.cases, claim),
    care: evolveCare(state.care, claim),
    missing: evolveMissing(state.missing, claim),
    reviews: evolveReviews(state.reviews, claim),
    child: evolveChild(state.child, claim),
    population: evolvePopulation(state.population, claim),
    registrations: evolveRegistrations(state.registrations, claim),
    person: evolvePerson(state.person, claim),
    figures: evolveFigures(state.figures, claim),
    standing: evolveStanding(state.standing, claim),
  };
}
