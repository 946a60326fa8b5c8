export type {
  AbsenceValue,
  AnnouncedValue,
  AssignmentTermsValue,
  CaseTermsValue,
  EmploymentTermsValue,
  EmploymentValue,
  Fact,
  FactKind,
  Finding,
  IdentityValue,
  InPostValue,
  KnownFact,
  KnownFinding,
  PersonValue,
  PostTermsValue,
  ProjectTeamTermsValue,
  PublishedValue,
  QualifiedValue,
  RegistrationValue,
  ReportedCaseloadValue,
  Severity,
  SicknessValue,
  SpellEnd,
  SpellValue,
  SubjectFold,
  VacancyReportValue,
} from './fact';
export type {
  CareValue,
  ChildValue,
  LegalStatusValue,
  LookedAfterValue,
  MissingValue,
  PlacementValue,
  PopulationValue,
  ReviewValue,
  StayValue,
  TemporaryPlacementValue,
} from './care/care-values';
export { standingClaims } from './amendment/standing-claims';
export { compareEnds } from './end-order';
export { differences, factIdentity, findingIdentity } from './differences';
export type { Differences } from './differences';
export { factKinds } from './fact-kinds';
export { foldSubject } from './fold';
export { emptyLife, learn, lifeOf } from './life';
export type { Life } from './life';
export { Components } from './merge/components';
export { mergedInto } from './merge/merge';
export type { Claim } from './order';
export { standingTypes } from './stands/stands';
