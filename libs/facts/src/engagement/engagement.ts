import { dayAfter, lastDayBefore } from '@daybook/events';
import type { EndsBefore, JsonObject, LastDayInclusive } from '@daybook/events';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { changeOutside, leavingWithoutStart, leftTwice, startedTwice } from './remarks';

/** The terms from a day on, until the next step. */
export interface Step<Terms extends JsonObject = JsonObject> {
  readonly from: string;
  readonly terms: Terms;
  /** The claim that gave each field its present value. */
  readonly said: Readonly<Record<string, Claim>>;
}

/** One unbroken stretch of an engagement, from its start to its last day. */
export interface Period<Terms extends JsonObject = JsonObject> {
  readonly first: string;
  readonly startedBy: Claim;
  /** Ascending, at least one, each on another day. */
  readonly steps: readonly Step<Terms>[];
  readonly last: LastDayInclusive | null;
  readonly endedBy: Claim | null;
}

/**
 * Engagements of one kind of a subject: employments, agency assignments, project teams, absences, posts and
 * cases. Each id may start again after it ended, so it has periods, in order, of which only the last can be
 * open. Where a subject has but one, its id is `''`.
 */
export interface Engagements<P extends Period = Period> {
  /** What a sentence calls them. */
  readonly noun: string;
  readonly byKey: ReadonlyMap<string, readonly P[]>;
  readonly remarks: readonly Remark[];
}

/** An event about the engagement with this key. */
export interface Word {
  readonly key: string;
  readonly claim: Claim;
}

/** No engagement yet. */
export function noEngagements<P extends Period>(noun: string): Engagements<P> {
  return { noun, byKey: new Map(), remarks: [] };
}

/** A period that a claim starts on terms. */
export function periodFrom<Terms extends JsonObject>(claim: Claim, terms: Terms): Period<Terms> {
  const said = Object.fromEntries(Object.keys(terms).map((field) => [field, claim]));
  const { effectiveOn: first } = claim;
  return { first, startedBy: claim, steps: [{ from: first, terms, said }], last: null, endedBy: null };
}

/** Starts a period; while one is open, does nothing but remark. */
export function begin<P extends Period>(state: Engagements<P>, word: Word, period: P): Engagements<P> {
  const periods = state.byKey.get(word.key) ?? [];
  const current = periods.at(-1);
  if (current !== undefined && isOpen(current))
    return remarking(state, startedTwice(state.noun, word, current));
  return withPeriods(state, word.key, [...periods, period]);
}

/** Revises the open period; where none is open, or `how` answers null, does nothing but remark. */
export function revise<P extends Period>(
  state: Engagements<P>,
  word: Word,
  how: (open: P) => P | null,
): Engagements<P> {
  const periods = state.byKey.get(word.key) ?? [];
  const current = periods.at(-1);
  const revised = current !== undefined && isOpen(current) ? how(current) : null;
  if (revised === null) return remarking(state, changeOutside(state.noun, word, current));
  return withPeriods(state, word.key, [...periods.slice(0, -1), revised]);
}

/** Ends the open period on the day of the claim, inclusive; where none is open, does nothing but remark. */
export function end<P extends Period>(state: Engagements<P>, word: Word): Engagements<P> {
  const periods = state.byKey.get(word.key) ?? [];
  const current = periods.at(-1);
  if (current === undefined) return remarking(state, leavingWithoutStart(state.noun, word));
  if (!isOpen(current)) return remarking(state, leftTwice(state.noun, word, current));
  const ended = { ...current, last: word.claim.effectiveOn as LastDayInclusive, endedBy: word.claim };
  return withPeriods(state, word.key, [...periods.slice(0, -1), ended]);
}

/** Ends the open period before the day of the claim, the first on which it is no more; else as `end`. */
export function endBefore<P extends Period>(state: Engagements<P>, word: Word): Engagements<P> {
  const current = openPeriod(state, word.key);
  if (current === undefined) return end(state, word);
  const last = lastDayBefore(word.claim.effectiveOn as EndsBefore);
  const ended = { ...current, last, endedBy: word.claim };
  return withPeriods(state, word.key, [...(state.byKey.get(word.key) ?? []).slice(0, -1), ended]);
}

/** The open period of an engagement, if there is one. */
export function openPeriod<P extends Period>(state: Engagements<P>, key: string): P | undefined {
  const current = state.byKey.get(key)?.at(-1);
  return current !== undefined && isOpen(current) ? current : undefined;
}

/** Whether a period has a day at all: one that ends before the day on which it begins is no period. */
export function hasDays({ first, last }: Period): boolean {
  return last === null || first <= last;
}

/** Whether a period has no last day yet. */
export function isOpen(period: Period): boolean {
  return period.last === null;
}

/** The day after the last day, or null for an open end. */
export function endOf(period: Period): EndsBefore | null {
  return period.last === null ? null : dayAfter(period.last);
}

/** A period in which a claim changes some terms. Of two changes to a field on one day the last wins. */
export function withChanges<P extends Period>(period: P, claim: Claim, changes: JsonObject): P {
  const fields = Object.keys(changes);
  const before = period.steps.at(-1);
  if (before === undefined || fields.length === 0) return period;
  const step: Step = {
    from: claim.effectiveOn,
    terms: { ...before.terms, ...changes },
    said: { ...before.said, ...Object.fromEntries(fields.map((field) => [field, claim])) },
  };
  const kept = before.from === claim.effectiveOn ? period.steps.slice(0, -1) : period.steps;
  return { ...period, steps: [...kept, step] };
}

/** The claims that changed a field on the first day of a step. */
export function changesOn(step: Step): readonly Claim[] {
  return [...new Set(Object.values(step.said))].filter((claim) => claim.effectiveOn === step.from);
}

function withPeriods<P extends Period>(
  state: Engagements<P>,
  key: string,
  periods: readonly P[],
): Engagements<P> {
  return { ...state, byKey: new Map(state.byKey).set(key, periods) };
}

function remarking<P extends Period>(state: Engagements<P>, remark: Remark): Engagements<P> {
  return { ...state, remarks: [...state.remarks, remark] };
}
