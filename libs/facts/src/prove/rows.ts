import { decimalOfMillionths } from '@daybook/events';
import type { Json, JsonObject, LogEntry, Position } from '@daybook/events';
import type { FactKind, Finding, SubjectFold } from '../fact';
import { foldSubject } from '../fold';

/** The facts of one kind as lines that can be read: `2023-10-02..2024-02-01 1 case-holder Duty`. */
export function linesOf(entries: readonly LogEntry[], what: FactKind): string[] {
  const facts = foldSubject(entries).facts.filter((fact) => fact.what === what);
  const keys = new Set(facts.map(({ key }) => key));
  return facts.map(({ key, from, to, value }) =>
    [...(keys.size > 1 ? [key] : []), `${from}..${to ?? ''}`, ...wordsOf(value)].join(' '),
  );
}

/** The findings as lines: `left-twice 2024-03-31..2024-04-01`. */
export function findingLinesOf(entries: readonly LogEntry[]): string[] {
  return foldSubject(entries).findings.map(({ rule, from, to }) => `${rule} ${from}..${to ?? ''}`);
}

/** The ids of the events behind each fact of a kind. */
export function idsBehind(entries: readonly LogEntry[], what: FactKind): string[][] {
  const facts = foldSubject(entries).facts.filter((fact) => fact.what === what);
  return facts.map(({ because }) => idsAt(entries, because));
}

/** The ids of the events behind each finding. */
export function idsBehindFindings(entries: readonly LogEntry[]): string[][] {
  return foldSubject(entries).findings.map(({ because }) => idsAt(entries, because));
}

/**
 * A fold as it reads whatever the order of arrival was: event ids in place of positions, sorted where the
 * order of recording would show.
 */
export function withoutArrival(fold: SubjectFold, entries: readonly LogEntry[]): unknown {
  const named = new Map(entries.map(({ position, event }) => [position, `${event.source} ${event.id}`]));
  const ids = ({ because }: { because: readonly Position[] }): unknown =>
    because.map((position) => named.get(position)).sort();
  return {
    facts: fold.facts.map((fact) => ({ ...fact, because: ids(fact) })),
    findings: fold.findings.map((finding: Finding) => ({ ...finding, because: ids(finding) })),
  };
}

function idsAt(entries: readonly LogEntry[], positions: readonly Position[]): string[] {
  const named = new Map(entries.map(({ position, event }) => [position, event.id]));
  return positions.map((position) => named.get(position) ?? '?');
}

function wordsOf(value: JsonObject): string[] {
  return Object.entries(value).flatMap(([field, said]) => wordOf(field, said));
}

function wordOf(field: string, said: Json): string[] {
  if (said === null || said === false) return [];
  if (field.endsWith('Millionths')) return [decimalOfMillionths(said as number)];
  if (said === true) return [field];
  if (typeof said === 'object') return [`${field}:`, ...wordsOf(said as JsonObject)];
  return [`${said as string | number}`];
}
