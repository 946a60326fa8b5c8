import type { Fact, Finding, SubjectFold } from './fact';
import { isSameFact, isSameFinding } from './sameness';

/** What one position changed: rows that open at it, rows that close at it. */
export interface Differences {
  readonly opened: SubjectFold;
  readonly closed: SubjectFold;
}

/** Facts and findings of `after` that are not in `before` have opened; the reverse have closed. */
export function differences(before: SubjectFold, after: SubjectFold): Differences {
  return {
    opened: missingFrom(before, after),
    closed: missingFrom(after, before),
  };
}

/** What makes a fact that fact: whose, what, key, dates, value, and the events behind it (events.md §5). */
export function factIdentity({ authority, subject, what, key, from, to, value, because }: Fact): string {
  return JSON.stringify([authority, subject, what, key, from, to, value, because.map(String)]);
}

/** What makes a finding that finding. */
export function findingIdentity(finding: Finding): string {
  const { authority, subject, rule, severity, from, to, because, message } = finding;
  return JSON.stringify([authority, subject, rule, severity, from, to, because.map(String), message]);
}

function missingFrom(those: SubjectFold, these: SubjectFold): SubjectFold {
  return {
    facts: without(these.facts, those.facts, { identityOf: factIdentity, isSame: isSameFact }),
    findings: without(these.findings, those.findings, { identityOf: findingIdentity, isSame: isSameFinding }),
  };
}

/** Pairs of rows that are compared one with the other, at most; beyond that identities are spelled out. */
const FEW_PAIRS = 64;

/** Two ways to see that two rows are one, which agree. */
interface Sameness<Row> {
  readonly isSame: (a: Row, b: Row) => boolean;
  readonly identityOf: (row: Row) => string;
}

/** What a step did not touch is the same object in both folds, so that few rows have to be compared. */
function without<Row>(rows: readonly Row[], others: readonly Row[], by: Sameness<Row>): readonly Row[] {
  if (rows === others) return [];
  const shared = new Set(others);
  const own = rows.filter((row) => !shared.has(row));
  if (own.length === 0) return own;
  const mine = new Set(rows);
  const theirs = others.filter((other) => !mine.has(other));
  if (own.length * theirs.length <= FEW_PAIRS) {
    return own.filter((row) => !theirs.some((other) => by.isSame(row, other)));
  }
  const identities = new Set(theirs.map(by.identityOf));
  return own.filter((row) => !identities.has(by.identityOf(row)));
}
