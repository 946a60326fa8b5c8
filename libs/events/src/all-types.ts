import type { EventType } from './event-type';
import { workerRegistered } from './types/worker/worker-registered';
import { socialWorkerStarted } from './types/worker/social-worker-started';
import { socialWorkerLeft } from './types/worker/social-worker-left';
import { fteChanged } from './types/worker/fte-changed';
import { roleChanged } from './types/worker/role-changed';
import { teamChanged } from './types/worker/team-changed';
import { movedOutOfChildrensServices } from './types/worker/moved-out-of-childrens-services';
import { movedIntoChildrensServices } from './types/worker/moved-into-childrens-services';
import { secondedOut } from './types/worker/seconded-out';
import { secondmentEnded } from './types/worker/secondment-ended';
import { careerBreakStarted } from './types/worker/career-break-started';
import { careerBreakEnded } from './types/worker/career-break-ended';
import { absenceStarted } from './types/worker/absence-started';
import { absenceEnded } from './types/worker/absence-ended';
import { sicknessDaysRecorded } from './types/worker/sickness-days-recorded';
import { agencyAssignmentStarted } from './types/worker/agency-assignment-started';
import { agencyAssignmentChanged } from './types/worker/agency-assignment-changed';
import { agencyAssignmentEnded } from './types/worker/agency-assignment-ended';
import { employmentTransferred } from './types/worker/employment-transferred';
import { registrationChanged } from './types/worker/registration-changed';
import { projectTeamEngaged } from './types/team/project-team-engaged';
import { projectTeamChanged } from './types/team/project-team-changed';
import { projectTeamEnded } from './types/team/project-team-ended';
import { postEstablished } from './types/post/post-established';
import { postFteChanged } from './types/post/post-fte-changed';
import { postFrozen } from './types/post/post-frozen';
import { postUnfrozen } from './types/post/post-unfrozen';
import { postDeleted } from './types/post/post-deleted';
import { vacanciesReported } from './types/authority/vacancies-reported';
import { vacancyReportingEnded } from './types/authority/vacancy-reporting-ended';
import { caseAllocated } from './types/child/case-allocated';
import { caseUnallocated } from './types/child/case-unallocated';
import { coworkingEnded } from './types/child/coworking-ended';
import { caseClosed } from './types/child/case-closed';
import { caseloadReported } from './types/worker/caseload-reported';
import { caseloadReportingEnded } from './types/worker/caseload-reporting-ended';
import { childRegistered } from './types/child/child-registered';
import { startedToBeLookedAfter } from './types/child/started-to-be-looked-after';
import { placementChanged } from './types/child/placement-changed';
import { legalStatusChanged } from './types/child/legal-status-changed';
import { placementRecoded } from './types/child/placement-recoded';
import { ceasedToBeLookedAfter } from './types/child/ceased-to-be-looked-after';
import { temporaryPlacementStarted } from './types/child/temporary-placement-started';
import { temporaryPlacementEnded } from './types/child/temporary-placement-ended';
import { wentMissing } from './types/child/went-missing';
import { foundFromMissing } from './types/child/found-from-missing';
import { lookedAfterReviewHeld } from './types/child/looked-after-review-held';
import { workersMerged } from './types/worker/workers-merged';
import { childrenMerged } from './types/child/children-merged';
import { eventRetracted } from './types/any/event-retracted';
import { eventCorrected } from './types/any/event-corrected';
import { figureQualified } from './types/authority/figure-qualified';
import { figurePublishedByDepartment } from './types/authority/figure-published-by-department';
import { populationEstimated } from './types/authority/population-estimated';
import { metricPublished } from './types/authority/metric-published';

/** Every event type that there is, in the order of events.md §4; what is not here is an unknown type. */
const inOrder: readonly EventType[] = [
  workerRegistered,
  socialWorkerStarted,
  socialWorkerLeft,
  fteChanged,
  roleChanged,
  teamChanged,
  movedOutOfChildrensServices,
  movedIntoChildrensServices,
  secondedOut,
  secondmentEnded,
  careerBreakStarted,
  careerBreakEnded,
  absenceStarted,
  absenceEnded,
  sicknessDaysRecorded,
  agencyAssignmentStarted,
  agencyAssignmentChanged,
  agencyAssignmentEnded,
  employmentTransferred,
  registrationChanged,
  projectTeamEngaged,
  projectTeamChanged,
  projectTeamEnded,
  postEstablished,
  postFteChanged,
  postFrozen,
  postUnfrozen,
  postDeleted,
  vacanciesReported,
  vacancyReportingEnded,
  caseAllocated,
  caseUnallocated,
  coworkingEnded,
  caseClosed,
  caseloadReported,
  caseloadReportingEnded,
  childRegistered,
  startedToBeLookedAfter,
  placementChanged,
  legalStatusChanged,
  placementRecoded,
  ceasedToBeLookedAfter,
  temporaryPlacementStarted,
  temporaryPlacementEnded,
  wentMissing,
  foundFromMissing,
  lookedAfterReviewHeld,
  workersMerged,
  childrenMerged,
  eventRetracted,
  eventCorrected,
  figureQualified,
  figurePublishedByDepartment,
  populationEstimated,
  metricPublished,
];

/** Every event type by its name. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map(inOrder.map((type) => [type.name, type]));
