export type {
  AssignmentTermsValue,
  EmploymentTermsValue,
  EmploymentValue,
  Fact,
  FactKind,
  Finding,
  InPostValue,
  KnownFact,
  KnownFinding,
  PersonValue,
  ProjectTeamTermsValue,
  RegistrationValue,
  Severity,
  SpellEnd,
  SpellValue,
  SubjectFold,
} from './fact';
export { differences, factIdentity, findingIdentity } from './differences';
export type { Differences } from './differences';
export { foldSubject } from './fold';
export { emptyLife, learn } from './life';
export type { Life } from './life';
export { standingTypes } from './stands/stands';
