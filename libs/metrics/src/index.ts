export type {
  Breakdown,
  By,
  Counted,
  Days,
  Groups,
  LeftOut,
  LeftOutReason,
  Metric,
  Need,
  Quantity,
  Question,
  Ratio,
  Reckoning,
  Window,
} from './metric';
export { ONE } from './metric';
export { aggregate } from './aggregate';
export type { Aggregate, AreaRow, Coverage, Totals } from './aggregate';
export { metricById, metrics } from './all';
export { examples } from './all-examples';
export { groupsOf, needsOfGroups } from './breakdown/groups';
export type { Group, Grouped } from './breakdown/groups';
export { casesByPerson, needsCasesAt } from './caseload/cases-held';
export type { CasesAsked } from './caseload/cases-held';
export { holdsAtEndOf } from './census-instant';
export { twelveMonthsEndingWithMonthOf } from './calendar-months';
export { censusYearTo, twelveMonthsTo } from './census-year';
export { defaultSwitches, definitionText, readDefinition } from './definition';
export type { ReadDefinition, Switches } from './definition';
export { answersOn, examplesOf, readExpected } from './example';
export type { Example, ExampleAnswer, Expected } from './example';
export { joinedFindings, joinedRules, needsOfFindings } from './findings/joined-findings';
export type { FindingRule, JoinedRule } from './findings/finding';
export { needsOfSubject, partiesToCases } from './findings/subject-needs';
export { employmentsAt, needsEmploymentsAt } from './employments-at';
export { needsIdentities, whoIs } from './person';
export { present } from './present';
export type { NothingStands, Numbers, Presented } from './present';
export { needsQualification, qualificationOf } from './qualification';
export type { Qualification } from './qualification';
export { decimalText, fixedText, ofCount, ofMillionths, roundedQuotient, sumOf } from './quantity';
export { needsStanding, somethingStands } from './standing';
export { isVacancyWhenEmpty, vacantMillionths } from './stock-vacant';
