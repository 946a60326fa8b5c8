import type { Position } from '@daybook/events';
import type { Fact, FactKind, Finding, KnownFact, KnownFinding } from '@daybook/facts';

import type { Connection, EventRef, ProjectedBatch } from './fact-store';

/** The kinds that the contract writes. */
export const kinds: readonly FactKind[] = ['employment', 'employment-terms', 'in-post', 'spell'];

/** A fact that differs from a plain one in what is given. */
export const fact = (different: Partial<Fact> = {}): Fact => ({
  authority: '333',
  subject: 'worker/SW-1',
  what: 'employment-terms',
  key: 'E-1',
  from: '2023-10-02',
  to: null,
  value: {
    fteMillionths: 600_000,
    role: 'case-holder',
    team: 'Duty — “Ö”',
    postId: null,
    coversVacancy: false,
  },
  because: [1n],
  ...different,
});

/** A finding that differs from a plain one in what is given. */
export const finding = (different: Partial<Finding> = {}): Finding => ({
  authority: '333',
  subject: 'worker/SW-1',
  rule: 'left-twice',
  severity: 'error',
  from: '2024-03-31',
  to: '2024-04-01',
  because: [1n, 3n],
  message: 'left E-1 on 2024-03-31, having left before',
  ...different,
});

export const knownFact = (known: Fact, knownFrom: Position, knownUntil: Position | null): KnownFact => ({
  ...known,
  knownFrom,
  knownUntil,
});

export const knownFinding = (
  known: Finding,
  knownFrom: Position,
  knownUntil: Position | null,
): KnownFinding => ({
  ...known,
  knownFrom,
  knownUntil,
});

/** Two events are recorded each second, at the same instant: 4 and 5 at 12:00:02.500. */
export const event = (position: Position): EventRef => ({
  position,
  source: 'urn:hr',
  id: `e-${position}`,
  type: 'SocialWorkerStarted',
  effectiveOn: position % 2n === 0n ? null : '2023-10-02',
  recordedAt: `2024-01-01T12:00:${String((position / 2n) % 60n).padStart(2, '0')}.500Z`,
});

/** A connection that the event at a position made, of streams of its own. */
export const connection = (position: Position): Connection => ({
  position,
  stream: `worker-333-SW-${position}`,
  other: `worker-333-SW-${position}-b`,
});

/** What one event of a batch did. */
export interface Step {
  readonly position: Position;
  readonly authority?: string;
  readonly opened?: readonly Fact[];
  readonly closed?: readonly Fact[];
  readonly findings?: readonly Finding[];
  readonly closedFindings?: readonly Finding[];
}

/** A batch with one event for each step. */
export const batchOf = (after: Position, steps: readonly Step[]): ProjectedBatch => ({
  after,
  upTo: steps.at(-1)?.position ?? after,
  events: steps.map((step) => ({ ...event(step.position), authority: step.authority ?? '333' })),
  changes: steps.map((step) => ({
    position: step.position,
    opened: { facts: step.opened ?? [], findings: step.findings ?? [] },
    closed: { facts: step.closed ?? [], findings: step.closedFindings ?? [] },
  })),
});

/** All rows of all pages. */
export async function inPages<Row>(pages: AsyncIterable<readonly Row[]>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
