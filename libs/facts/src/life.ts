import type { LogEntry } from '@daybook/events';
import { amend, isAmending, ownNameOf, uncorrected } from './amendment/amendment';
import { calledFrom, mergeTypes } from './called';
import type { SubjectFold } from './fact';
import { compareClaims, compareTellings, tellingOf } from './order';
import type { Claim, Telling } from './order';
import { readingOf } from './reading';
import type { Reading } from './reading';
import type { Remark } from './remark';
import { identifyingSubjectId, isIdentifying } from './rule/identifying-subject-id';
import { evolveTimelines, heardTypes, startTimelines } from './timelines';

/** What is known of one person or thing so far. A value: to learn more makes another life. */
export interface Life {
  /** Facts and findings, the same as folding all entries learned at once. */
  readonly fold: SubjectFold;
  /** All entries learned, the latest first; lives that share a past share it here too. */
  readonly learned: Learned | null;
  /** What the entries came to, or null before the first. */
  readonly folded: Folded | null;
}

/** A chain of entries. */
export interface Learned {
  readonly telling: Telling;
  readonly before: Learned | null;
}

/** A fold and what is needed to go on from it. */
export interface Folded {
  readonly reading: Reading;
  /** The claim with the greatest order key among those that some timeline hears. */
  readonly greatest: Claim | null;
  /** Names of events that amendments wait for. */
  readonly awaited: ReadonlySet<string>;
  readonly streams: ReadonlySet<string>;
}

/** Nothing is known. */
export function emptyLife(): Life {
  return { fold: { facts: [], findings: [] }, learned: null, folded: null };
}

/**
 * A life that knows one entry more. An entry that amends nothing and comes after all others in the order of
 * folding extends the fold; one that no timeline hears leaves it as it is; any other folds the life again.
 */
export function learn(life: Life, entry: LogEntry): Life {
  const telling = tellingOf(entry);
  const learned = { telling, before: life.learned };
  const folded = life.folded === null ? null : extended(life.folded, telling);
  const next = folded ?? foldTellings(tellingsOf(learned), life.folded?.reading);
  return { fold: next.reading.fold, learned, folded: next };
}

/**
 * Folds entries of one subject, given in any order (events.md §5, steps 2 to 5). Rows that an earlier reading
 * has too are its very objects.
 */
export function foldTellings(tellings: readonly Telling[], before?: Reading): Folded {
  const { claims, remarks, awaited } = amend(tellings);
  const heard = claims.filter(({ type }) => heardTypes.has(type)).sort(compareClaims);
  const timelines = heard.reduce(evolveTimelines, startTimelines([...remarks, ...remarksOnIds(tellings)]));
  return {
    reading: readingOf(timelines, calledFrom(tellings, claims), before),
    greatest: heard.at(-1) ?? null,
    awaited,
    streams: new Set(tellings.map(({ entry }) => entry.stream)),
  };
}

/** The fold with one entry more, or null where it cannot be had without folding all again. */
function extended(folded: Folded, telling: Telling): Folded | null {
  const { event, stream } = telling.entry;
  if (isAmending(telling) || mergeTypes.includes(event.type) || !folded.streams.has(stream)) return null;
  if (folded.awaited.size > 0 && folded.awaited.has(ownNameOf(telling))) return null;
  if (isIdentifying(event.subject)) return null;
  if (!heardTypes.has(event.type)) return folded;
  const claim = uncorrected(telling);
  const { greatest, reading } = folded;
  if (greatest !== null && compareClaims(claim, greatest) < 0) return null;
  const timelines = evolveTimelines(reading.timelines, claim);
  return { ...folded, reading: readingOf(timelines, reading.subject, reading), greatest: claim };
}

/** Behind a remark on an id stands the event of its stream that was told first. */
function remarksOnIds(tellings: readonly Telling[]): readonly Remark[] {
  const first = new Map<string, Telling>();
  for (const telling of tellings) {
    const { subject } = telling.entry.event;
    const other = first.get(subject);
    if (!isIdentifying(subject)) continue;
    if (other === undefined || compareTellings(telling, other) < 0) first.set(subject, telling);
  }
  return [...first].flatMap(([subject, { entry }]) => identifyingSubjectId(subject, [entry.position]));
}

/** The entries of a chain, in the order learned. */
function tellingsOf(learned: Learned): readonly Telling[] {
  const tellings: Telling[] = [];
  for (let at: Learned | null = learned; at !== null; at = at.before) tellings.push(at.telling);
  return tellings.reverse();
}
