import { compareUtf8, FIRST_DATE, LAST_DATE } from '@daybook/events';
import { compareEnds, type Fact, type FactKind, type Finding } from '@daybook/facts';
import type { Need } from '../metric';
import { caseHeldByUnknownWorker } from './case-held-by-unknown-worker';
import { caseHeldByWorkerNotInPost } from './case-held-by-worker-not-in-post';
import { caseloadReportedAndAllocated } from './caseload-reported-and-allocated';
import type { FindingRule, JoinedRule } from './finding';
import { leftWithOpenCases } from './left-with-open-cases';
import { sameSweNumber } from './same-swe-number';
import { stockAndFlowDisagree } from './stock-and-flow-disagree';
import { vacanciesReportedAndKept } from './vacancies-reported-and-kept';

/** Every joined rule, by its name. */
export const joinedRules: Readonly<Record<JoinedRule, FindingRule>> = {
  'left-with-open-cases': leftWithOpenCases,
  'case-held-by-unknown-worker': caseHeldByUnknownWorker,
  'case-held-by-worker-not-in-post': caseHeldByWorkerNotInPost,
  'caseload-reported-and-allocated': caseloadReportedAndAllocated,
  'vacancies-reported-and-kept': vacanciesReportedAndKept,
  'same-swe-number': sameSweNumber,
  'stock-and-flow-disagree': stockAndFlowDisagree,
};

const kinds: readonly FactKind[] = [
  ...([
    'spell',
    'in-post',
    'employment',
    'employment-terms',
    'assignment-terms',
    'project-team-terms',
  ] as const),
  ...(['registration', 'absence', 'sickness', 'person', 'identity', 'stands'] as const),
  ...(['post-terms', 'vacancy-report', 'case-terms', 'reported-caseload', 'published'] as const),
];

/** The facts of one authority that {@link joinedFindings} wants to see: of all dates. */
export const needsOfFindings: readonly Need[] = kinds.map((what) => ({
  what,
  days: { first: FIRST_DATE, last: LAST_DATE },
}));

/**
 * What does not add up between the subjects of one authority (events.md §6), computed from its facts as
 * known at one time. Pure and total; in the order of rule, subject, dates and message, whatever order facts
 * come in.
 */
export function joinedFindings(facts: readonly Fact[]): readonly Finding[] {
  return Object.values(joinedRules)
    .flatMap((rule) => rule(facts))
    .sort(compareFindings);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareUtf8(a.rule, b.rule) ||
    compareUtf8(a.subject, b.subject) ||
    compareUtf8(a.from, b.from) ||
    compareEnds(a, b) ||
    compareUtf8(a.message, b.message)
  );
}
