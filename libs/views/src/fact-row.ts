import type { JsonObject, Position } from '@daybook/events';
import type { Fact, FactKind, Finding, KnownFact, KnownFinding, Severity } from '@daybook/facts';

import type { EventRef } from './fact-store';
import { OPEN_DAY, OPEN_POSITION } from './fact-tables';

/** A row of `fact` as a database gives it, with whole numbers as `bigint`. */
export interface FactRow {
  readonly rowid: bigint;
  readonly authority: string;
  readonly subject: string;
  readonly what: string;
  readonly key: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly value: string;
  readonly because: string;
  readonly known_from: bigint;
  readonly known_until: bigint;
}

/** A row of `finding`. */
export interface FindingRow extends Omit<FactRow, 'what' | 'key' | 'value'> {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** A row of `event`. */
export interface EventRow {
  readonly position: bigint;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly effective_on: string | null;
  readonly recorded_at: string;
}

/** The columns that tell one fact from every other. */
export const FACT_COLUMNS = [
  'authority',
  'subject',
  'what',
  'key',
  'from_day',
  'until_day',
  'value',
  'because',
] as const;

export const FINDING_COLUMNS = [
  'authority',
  'subject',
  'rule',
  'severity',
  'from_day',
  'until_day',
  'because',
  'message',
] as const;

export const EVENT_COLUMNS = ['position', 'source', 'id', 'type', 'effective_on', 'recorded_at'] as const;

/** What tells one fact from every other, in the order of the columns. */
export const factCells = (fact: Fact): readonly string[] => [
  fact.authority,
  fact.subject,
  fact.what,
  fact.key,
  fact.from,
  fact.to ?? OPEN_DAY,
  JSON.stringify(fact.value),
  fact.because.join(),
];

/** What tells one finding from every other, in the order of the columns. */
export const findingCells = (finding: Finding): readonly string[] => [
  finding.authority,
  finding.subject,
  finding.rule,
  finding.severity,
  finding.from,
  finding.to ?? OPEN_DAY,
  finding.because.join(),
  finding.message,
];

export const eventCells = (event: EventRef): readonly (string | bigint | null)[] => [
  event.position,
  event.source,
  event.id,
  event.type,
  event.effectiveOn,
  event.recordedAt,
];

/** Where a fact stands in the order of all, for the page after it. */
export const placeOfFact = (row: FactRow): readonly (string | bigint)[] => [
  row.authority,
  row.subject,
  row.what,
  row.key,
  row.from_day,
  row.until_day,
  row.known_from,
  row.rowid,
];

export const placeOfFinding = (row: FindingRow): readonly (string | bigint)[] => [
  row.authority,
  row.subject,
  row.rule,
  row.from_day,
  row.known_from,
  row.rowid,
];

const positionsOf = (text: string): readonly Position[] => (text === '' ? [] : text.split(',').map(BigInt));

const dayOrOpen = (day: string): string | null => (day === OPEN_DAY ? null : day);

const positionOrOpen = (position: bigint): Position | null => (position === OPEN_POSITION ? null : position);

export const knownFactOf = (row: FactRow): KnownFact => ({
  authority: row.authority,
  subject: row.subject,
  what: row.what as FactKind,
  key: row.key,
  from: row.from_day,
  to: dayOrOpen(row.until_day),
  value: JSON.parse(row.value) as JsonObject,
  because: positionsOf(row.because),
  knownFrom: row.known_from,
  knownUntil: positionOrOpen(row.known_until),
});

export const knownFindingOf = (row: FindingRow): KnownFinding => ({
  authority: row.authority,
  subject: row.subject,
  rule: row.rule,
  severity: row.severity as Severity,
  from: row.from_day,
  to: dayOrOpen(row.until_day),
  because: positionsOf(row.because),
  message: row.message,
  knownFrom: row.known_from,
  knownUntil: positionOrOpen(row.known_until),
});

export const eventRefOf = (row: EventRow): EventRef => ({
  position: row.position,
  source: row.source,
  id: row.id,
  type: row.type,
  effectiveOn: row.effective_on,
  recordedAt: row.recorded_at,
});
