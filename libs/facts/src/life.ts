import type { LogEntry } from '@daybook/events';
import { amend, isAmending, ownNameOf, uncorrected } from './amendment/amendment';
import type { Amended } from './amendment/amendment';
import type { SubjectFold } from './fact';
import { isMerge } from './merge/merge';
import { personsOf } from './merge/persons';
import type { Person } from './merge/persons';
import { compareClaims, compareTellings, tellingOf } from './order';
import type { Claim, Telling } from './order';
import { readingOf } from './reading';
import type { Reading } from './reading';
import type { Remark } from './remark';
import { identifyingSubjectId, isIdentifying } from './rule/identifying-subject-id';
import { evolveTimelines, heardTypes, startTimelines } from './timelines';

/**
 * What is known so far of one person or thing, or of those of one component of merged ones. A value: to
 * learn more makes another life.
 */
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
  /** In the order of what they are called. */
  readonly persons: readonly FoldedPerson[];
  readonly fold: SubjectFold;
  /** Names of events that amendments wait for. */
  readonly awaited: ReadonlySet<string>;
}

/** What the entries on one person came to. */
interface FoldedPerson {
  readonly streams: ReadonlySet<string>;
  readonly reading: Reading;
  /** The claim with the greatest order key among those that some timeline hears. */
  readonly greatest: Claim | null;
}

/** The entries of one stream and what amendments made of them. */
type Stream = Amended & { readonly tellings: readonly Telling[] };

/** Nothing is known. */
export function emptyLife(): Life {
  return { fold: { facts: [], findings: [] }, learned: null, folded: null };
}

/** A life that knows these entries of one component: one fold, the same as learning them one by one. */
export function lifeOf(entries: readonly LogEntry[]): Life {
  const tellings = entries.map(tellingOf);
  if (tellings.length === 0) return emptyLife();
  const learned = tellings.reduce<Learned | null>((before, telling) => ({ telling, before }), null);
  const folded = foldTellings(tellings);
  return { fold: folded.fold, learned, folded };
}

/**
 * A life that knows one entry more. An entry that amends nothing, merges nobody and comes after all others of
 * its person in the order of folding extends the fold; one that no timeline hears leaves it as it is; any
 * other folds the life again.
 */
export function learn(life: Life, entry: LogEntry): Life {
  const telling = tellingOf(entry);
  const learned = { telling, before: life.learned };
  const folded =
    (life.folded === null ? null : extended(life.folded, telling)) ??
    foldTellings(tellingsOf(learned), life.folded?.persons);
  return { fold: folded.fold, learned, folded };
}

/**
 * Folds entries of one component, given in any order (events.md §5, steps 2 to 5). Rows that an earlier
 * reading of a person has too are its very objects.
 */
export function foldTellings(tellings: readonly Telling[], before: readonly FoldedPerson[] = []): Folded {
  const streams = new Map(
    [...byStream(tellings)].map(([stream, its]) => [stream, { ...amend(its), tellings: its }]),
  );
  const claims = [...streams.values()].flatMap((stream) => stream.claims);
  const earlier = new Map(before.map(({ reading }) => [reading.subject.subject, reading]));
  const persons = personsOf(tellings, claims).map((person) =>
    foldPerson(person, streams, earlier.get(person.subject.subject)),
  );
  const awaited = new Set([...streams.values()].flatMap((stream) => [...stream.awaited]));
  return { persons, fold: togetherOf(persons), awaited };
}

function foldPerson(
  person: Person,
  streams: ReadonlyMap<string, Stream>,
  before: Reading | undefined,
): FoldedPerson {
  const told = [...person.streams].flatMap((stream) => streams.get(stream) ?? []);
  const claims = told.flatMap((stream) => stream.claims);
  const heard = claims.filter(({ type }) => heardTypes.has(type)).sort(compareClaims);
  const remarks = [
    ...told.flatMap((stream) => stream.remarks),
    ...remarksOnIds(told.flatMap(({ tellings }) => tellings)),
  ];
  const timelines = heard.reduce(evolveTimelines, startTimelines({ remarks, identity: person }));
  return {
    streams: person.streams,
    reading: readingOf(timelines, person.subject, before),
    greatest: heard.at(-1) ?? null,
  };
}

/** The fold with one entry more, or null where it cannot be had without folding all again. */
function extended(folded: Folded, telling: Telling): Folded | null {
  const { event, stream } = telling.entry;
  if (isAmending(telling) || isMerge(event.type) || isIdentifying(event.subject)) return null;
  if (folded.awaited.size > 0 && folded.awaited.has(ownNameOf(telling))) return null;
  const person = folded.persons.find(({ streams }) => streams.has(stream));
  if (person === undefined) return null;
  if (!heardTypes.has(event.type)) return folded;
  const claim = uncorrected(telling);
  const { greatest, reading } = person;
  if (greatest !== null && compareClaims(claim, greatest) < 0) return null;
  const timelines = evolveTimelines(reading.timelines, claim);
  const next = { ...person, reading: readingOf(timelines, reading.subject, reading), greatest: claim };
  const persons = folded.persons.map((each) => (each === person ? next : each));
  return { ...folded, persons, fold: togetherOf(persons) };
}

/** The folds of several persons, one after the other. */
function togetherOf(persons: readonly FoldedPerson[]): SubjectFold {
  const [first] = persons;
  if (persons.length === 1 && first !== undefined) return first.reading.fold;
  return {
    facts: persons.flatMap(({ reading }) => reading.fold.facts),
    findings: persons.flatMap(({ reading }) => reading.fold.findings),
  };
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

function byStream(tellings: readonly Telling[]): ReadonlyMap<string, readonly Telling[]> {
  const streams = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const { stream } = telling.entry;
    const its = streams.get(stream);
    if (its === undefined) streams.set(stream, [telling]);
    else its.push(telling);
  }
  return streams;
}

/** The entries of a chain, in the order learned. */
function tellingsOf(learned: Learned): readonly Telling[] {
  const tellings: Telling[] = [];
  for (let at: Learned | null = learned; at !== null; at = at.before) tellings.push(at.telling);
  return tellings.reverse();
}
