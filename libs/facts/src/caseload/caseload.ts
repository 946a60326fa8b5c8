import type { Assignments } from '../assignment/assignment';
import { positionsBehind } from '../because';
import type { Employments } from '../employment/employment';
import type { Fact } from '../fact';
import { wholeNumberIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { reportsOf } from '../report/report';
import type { Lapse, Reports } from '../report/report';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import { engagedOf } from './engaged';

/** What was reported of how many cases a worker holds, in fold order. */
export type Caseloads = readonly Claim[];

/** A worker's reports and the engagements that they end with. */
export interface Reporter {
  readonly caseloads: Caseloads;
  readonly employments: Employments;
  readonly assignments: Assignments;
}

/** The event types that may change a reported caseload. */
export const caseloadTypes: readonly string[] = ['CaseloadReported', 'CaseloadReportingEnded'];

/** Before the first event. */
export const noCaseloads: Caseloads = [];

/** What is reported after the next event in fold order. */
export function evolveCaseloads(state: Caseloads, claim: Claim): Caseloads {
  return caseloadTypes.includes(claim.type) ? [...state, claim] : state;
}

/** `reported-caseload`. */
export function caseloadFacts(reporter: Reporter, subject: Subject): readonly Fact[] {
  const segments = reportsIn(reporter).reports.map(({ claim, from, to, endedBy }) => ({
    from,
    to,
    value: { cases: wholeNumberIn(claim.data, 'cases') ?? 0 },
    because: positionsBehind([claim, ...endedBy]),
  }));
  return factsOf(subject, { what: 'reported-caseload', key: '' }, segments);
}

/** What did not fit. */
export function caseloadRemarks(reporter: Reporter): readonly Remark[] {
  return reportsIn(reporter).remarks;
}

/**
 * A report ends with the engagement in which it is dated, or else with the next: at the end of the last day
 * the worker is no longer in post or on an assignment, so that one dated on that day is in force on none.
 */
function reportsIn({ caseloads, employments, assignments }: Reporter): Reports {
  if (caseloads.length === 0) return { reports: [], remarks: [] };
  const engaged = engagedOf(employments, assignments);
  const lapseOf = (from: string): Lapse | null => {
    const its = engaged.find(({ last }) => last === null || last >= from);
    return its === undefined || its.last === null ? null : { on: its.last, by: its.endedBy };
  };
  return reportsOf(caseloads, { noun: 'Caseload reporting', reported: 'CaseloadReported', lapseOf });
}
