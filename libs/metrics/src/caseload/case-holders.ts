import type { AssignmentTermsValue, Fact, InPostValue } from '@daybook/facts';
import { backedBy } from '../behind';
import type { Counted, LeftOut, LeftOutReason, Need, Quantity, Ratio } from '../metric';
import { ONE } from '../metric';
import { ofMillionths, sumOf } from '../quantity';
import { type CasesAsked, casesByPerson, needsCasesAt } from './cases-held';
import { type Engaged, needsEngagedAt, type Workforce, workforceAt } from './engaged';

/** A person in post or on an agency assignment with at least one case (metrics.md §2.1). */
export interface Holder {
  readonly engaged: Engaged;
  readonly cases: readonly Counted[];
}

/** Who holds cases at the end of a day, and which cases and people are none of that. */
export interface CaseHolders {
  /** Those whose FTE is known, at least in part. */
  readonly holders: readonly Holder[];
  /** Those of whose FTE nothing is known. */
  readonly ofUnknownFte: readonly Holder[];
  /** Cases of anyone else, and people without a case. */
  readonly leftOut: readonly LeftOut[];
}

/** The facts that case holders at the end of a day are found in. */
export function needsCaseHoldersAt(day: string): readonly Need[] {
  return [...needsEngagedAt(day), ...needsCasesAt(day)];
}

/** Finds case holders, whoever reports or allocates their cases. */
export function caseHoldersAt(facts: readonly Fact[], asked: CasesAsked): CaseHolders {
  const workforce = workforceAt(facts, asked.day);
  const cases = casesByPerson(facts, asked);
  const found: Holder[] = [];
  const leftOut: LeftOut[] = [];
  for (const engaged of workforce.engaged.values()) {
    const held = cases.get(engaged.person) ?? [];
    if (held.length > 0) found.push({ engaged, cases: held });
    else leftOut.push({ fact: anchorOf(engaged), reason: 'no-case' });
  }
  for (const [person, held] of cases) {
    if (!workforce.engaged.has(person)) leftOut.push(...leaveOut(held, reasonOf(person, workforce)));
  }
  return {
    holders: found.filter(({ engaged }) => engaged.fteMillionths > 0),
    ofUnknownFte: found.filter(({ engaged }) => engaged.fteMillionths === 0),
    leftOut,
  };
}

/** Counted facts as facts that are left out. */
export function leaveOut(counted: readonly Counted[], reason: LeftOutReason): readonly LeftOut[] {
  return counted.map(({ fact }) => ({ fact, reason }));
}

/** The FTE of each engagement of a holder as far as it is known. */
export function fteOf({ engaged: { inPost, assignments } }: Holder): readonly Counted[] {
  const counted = assignments.map((fact) => ({ fact, amount: ofMillionths(assignmentFte(fact) ?? 0) }));
  if (inPost !== null) {
    const { fteMillionths } = inPost.value as InPostValue;
    counted.unshift({ fact: inPost, amount: ofMillionths(fteMillionths) });
  }
  return counted.filter(({ amount }) => amount > 0n);
}

/** The engagements of a holder whose FTE is missing, in whole or in part. */
export function withoutFte({ engaged: { inPost, assignments } }: Holder): readonly LeftOut[] {
  const missing = assignments.filter((fact) => assignmentFte(fact) === null);
  if (inPost !== null && (inPost.value as InPostValue).fteUnknown) missing.unshift(inPost);
  return missing.map((fact) => ({ fact, reason: 'fte-unknown' }));
}

/** How many cases a holder has. */
export function caseCountOf({ cases }: Holder): Quantity {
  return sumOf(cases.map(({ amount }) => amount));
}

/** Cases per 1.0 FTE of a holder whose FTE is known. */
export function casesPerFte(holder: Holder): Ratio {
  return { dividend: caseCountOf(holder), divisor: ofMillionths(holder.engaged.fteMillionths) };
}

/** A holder as one fact, with every event behind the FTE and the cases. */
export function holderFact({ engaged, cases }: Holder): Fact {
  const { inPost, assignments } = engaged;
  const anchor = anchorOf(engaged);
  const others = [...(inPost === null ? [] : assignments), ...assignments.slice(1)];
  return backedBy(anchor, [...others, ...cases.map(({ fact }) => fact)]);
}

/** Share of one: each holder counts once. */
export function onceEach(holders: readonly Holder[]): readonly Counted[] {
  return holders.map((holder) => ({ fact: holderFact(holder), amount: ONE }));
}

/** The fact that stands for a person: that of being in post, else the first assignment. */
function anchorOf({ inPost, assignments, employments }: Engaged): Fact {
  return (inPost ?? assignments[0] ?? employments[0]) as Fact;
}

function assignmentFte({ value }: Fact): number | null {
  return (value as AssignmentTermsValue).fteMillionths;
}

function reasonOf(person: string, { inOtherRoles }: Workforce): LeftOutReason {
  return inOtherRoles.has(person) ? 'role-not-counted' : 'not-in-post';
}
