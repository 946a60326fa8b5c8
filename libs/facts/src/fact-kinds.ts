import type { FactKind } from './fact';

/** A kind that is forgotten here does not compile. */
const kinds: Readonly<Record<FactKind, true>> = {
  employment: true,
  'employment-terms': true,
  'employment-last-day': true,
  assignment: true,
  'assignment-terms': true,
  'assignment-last-day': true,
  'project-team': true,
  'project-team-terms': true,
  post: true,
  'post-terms': true,
  'vacancy-report': true,
  absence: true,
  sickness: true,
  case: true,
  'case-terms': true,
  coworker: true,
  'reported-caseload': true,
  care: true,
  'legal-status': true,
  'looked-after': true,
  placement: true,
  stay: true,
  'temporary-placement': true,
  missing: true,
  review: true,
  child: true,
  population: true,
  identity: true,
  'in-post': true,
  spell: true,
  registration: true,
  person: true,
  qualified: true,
  published: true,
  announced: true,
  stands: true,
};

/** Every kind of fact. */
export const factKinds = Object.keys(kinds) as readonly FactKind[];
