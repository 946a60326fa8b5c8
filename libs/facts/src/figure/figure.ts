import { addDays } from '@daybook/events';
import type { FigureSymbol, Json, JsonObject, QualifyingSymbol } from '@daybook/events';
import { ascending } from '../because';
import type { AnnouncedValue, Fact, PublishedValue, QualifiedValue } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** What was said last of a figure: of which metric, for which day, by which claim. */
interface Word {
  readonly metric: string;
  readonly day: string;
  readonly claim: Claim;
}

/** What is said of an authority's figures, by metric and day. */
export interface Figures {
  readonly qualified: ReadonlyMap<string, Word>;
  readonly published: ReadonlyMap<string, Word>;
  /** What the authority told the world itself, by metric, day and definition. */
  readonly announced: ReadonlyMap<string, Word>;
}

/** The event types that speak of figures (events.md §4.6). */
export const figureTypes: readonly string[] = [
  'FigureQualified',
  'FigurePublishedByDepartment',
  'MetricPublished',
];

/** Before the first event. */
export const noFigures: Figures = {
  qualified: new Map(),
  published: new Map(),
  announced: new Map(),
};

/** What is said of figures after the next event in fold order; of two words on one figure the last wins. */
export function evolveFigures(state: Figures, claim: Claim): Figures {
  switch (claim.type) {
    case 'FigureQualified': {
      const words = textsIn(claim.data, 'metrics').map((metric) => ({
        metric,
        day: claim.effectiveOn,
        claim,
      }));
      return { ...state, qualified: withWords(state.qualified, words) };
    }
    case 'FigurePublishedByDepartment': {
      const [metric, day] = [textIn(claim.data, 'metric'), textIn(claim.data, 'asOf')];
      // Figures of regions and England stand on the department's own stream and are nobody's own.
      if (metric === null || day === null || textIn(claim.data, 'area') !== null) return state;
      return { ...state, published: withWords(state.published, [{ metric, day, claim }]) };
    }
    case 'MetricPublished': {
      const [metric, day] = [textIn(claim.data, 'metric'), textIn(claim.data, 'asOf')];
      if (metric === null || day === null) return state;
      const word = `${metric} ${day} ${textIn(claim.data, 'definition') ?? ''}`;
      return { ...state, announced: new Map(state.announced).set(word, { metric, day, claim }) };
    }
    default:
      return state;
  }
}

/** `qualified`, `published` and `announced`, one day each, keyed by the metric's id. */
export function figureFacts({ qualified, published, announced }: Figures, subject: Subject): readonly Fact[] {
  return [
    ...[...qualified.values()].flatMap((word) =>
      factOf(word, { what: 'qualified', value: qualifiedValue(word.claim) }, subject),
    ),
    ...[...published.values()].flatMap((word) =>
      factOf(word, { what: 'published', value: publishedValue(word.claim) }, subject),
    ),
    ...[...announced.values()].flatMap((word) =>
      factOf(word, { what: 'announced', value: announcedValue(word.claim) }, subject),
    ),
  ];
}

function factOf(
  { metric, day, claim }: Word,
  { what, value }: { what: 'qualified' | 'published' | 'announced'; value: JsonObject },
  subject: Subject,
): readonly Fact[] {
  const because = ascending(claim.because);
  return factsOf(subject, { what, key: metric }, [{ from: day, to: addDays(day, 1), value, because }]);
}

function qualifiedValue({ data }: Claim): QualifiedValue {
  return { symbol: textIn(data, 'symbol') as QualifyingSymbol, note: textIn(data, 'note') ?? '' };
}

function publishedValue({ data }: Claim): PublishedValue {
  return {
    release: textIn(data, 'release') ?? '',
    numerator: decimalIn(data['numerator']),
    denominator: decimalIn(data['denominator']),
    value: decimalIn(data['value']),
    symbol: textIn(data, 'symbol') as FigureSymbol | null,
  };
}

function announcedValue({ data }: Claim): AnnouncedValue {
  return {
    definition: textIn(data, 'definition') ?? '',
    asAt: textIn(data, 'asAt') ?? '',
    numerator: decimalIn(data['numerator']),
    denominator: decimalIn(data['denominator']),
    value: decimalIn(data['value']),
  };
}

/** A published number as it was written; null where there is none. */
function decimalIn(value: Json | undefined): string | null {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
}

function textsIn(data: JsonObject, field: string): readonly string[] {
  const value = data[field];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function withWords(said: ReadonlyMap<string, Word>, words: readonly Word[]): ReadonlyMap<string, Word> {
  const next = new Map(said);
  for (const word of words) next.set(`${word.metric} ${word.day}`, word);
  return next;
}
