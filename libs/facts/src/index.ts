export type {
  AssignmentTermsValue, EmploymentTermsValue, EmploymentValue, Fact, FactKind, Finding, InPostValue, KnownFact,
  KnownFinding, ProjectTeamTermsValue, Severity, SpellEnd, SpellValue, SubjectFold,
} from './fact';
