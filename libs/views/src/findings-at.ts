import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import { compareEnds } from '@daybook/facts';
import type { Fact, Finding } from '@daybook/facts';
import {
  joinedFindings,
  joinedRules,
  needsOfFindings,
  needsOfSubject,
  partiesToCases,
} from '@daybook/metrics';

import type { FactStore, FindingQuery } from './fact-store';

/** Whose findings, as known when. */
export interface KnownTo {
  readonly authority: string;
  readonly knownAt: Position;
}

const kinds = needsOfFindings.map(({ what }) => what);

/**
 * What does not add up in the record of an authority as it was known at a position (events.md §6): what the
 * folds remarked on, and what only several subjects show together. Ordered by subject, rule, from, to (null
 * last) and message.
 */
export async function findingsAt(
  store: Pick<FactStore, 'facts' | 'findings'>,
  query: FindingQuery & KnownTo,
): Promise<readonly Finding[]> {
  const { asOf, rule, subject } = query;
  const ofSubjects = await store.findings(query);
  const joins = rule === undefined || Object.hasOwn(joinedRules, rule);
  const joined = joins ? await joinedFor(store, query) : [];
  const asked = joined.filter(
    (finding) =>
      (rule === undefined || finding.rule === rule) &&
      (subject === undefined || finding.subject === subject) &&
      (asOf === undefined || holdsOn(finding, asOf)),
  );
  return [...ofSubjects, ...asked].sort(compareFindings);
}

/**
 * What only several subjects of an authority show together, joined now from its facts as they were known at a
 * position. Holds the facts of one authority in memory, of all dates.
 */
export async function joinedFindingsAt(
  store: Pick<FactStore, 'facts'>,
  { authority, knownAt }: KnownTo,
): Promise<readonly Finding[]> {
  return joinedFindings(await store.facts({ authority, knownAt, what: kinds }));
}

/** Of one subject where one is asked for: then only what concerns that subject is read. */
async function joinedFor(
  store: Pick<FactStore, 'facts'>,
  { subject, ...known }: KnownTo & Pick<FindingQuery, 'subject'>,
): Promise<readonly Finding[]> {
  if (subject === undefined) return joinedFindingsAt(store, known);
  return joinedFindings(await factsAbout(subject, store, known));
}

/** Each fact once, whoever else needs it too; those of the subject and of who shares a case with it whole. */
async function factsAbout(
  subject: string,
  store: Pick<FactStore, 'facts'>,
  { authority, knownAt }: KnownTo,
): Promise<readonly Fact[]> {
  const visible = { authority, knownAt };
  const whole = [...(await store.facts({ ...visible, subject, what: kinds }))];
  const around: Fact[] = [];
  for (const { what, days } of needsOfSubject(whole)) {
    around.push(...(await store.facts({ ...visible, what: [what], days })));
  }
  const parties = partiesToCases(subject, [...whole, ...around]);
  for (const party of parties) {
    whole.push(...(await store.facts({ ...visible, subject: party, what: kinds })));
  }
  const isWhole = new Set([subject, ...parties]);
  return [...whole, ...around.filter((fact) => !isWhole.has(fact.subject))];
}

function holdsOn({ from, to }: Finding, day: string): boolean {
  return from <= day && (to === null || day < to);
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareUtf8(a.subject, b.subject) ||
    compareUtf8(a.rule, b.rule) ||
    compareUtf8(a.from, b.from) ||
    compareEnds(a, b) ||
    compareUtf8(a.message, b.message)
  );
}
