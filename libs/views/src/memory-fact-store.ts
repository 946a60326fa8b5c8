import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import type { Fact, Finding, KnownFact, KnownFinding } from '@daybook/facts';

import { Beliefs } from './beliefs';
import { CheckpointMoved } from './fact-store';
import type {
  Connection,
  EventRef,
  FactQuery,
  FactStore,
  FindingQuery,
  ProjectedBatch,
  SubjectsQuery,
} from './fact-store';
import { wholeMillisecond } from './recorded-instant';

type Known = { readonly knownFrom: Position; readonly knownUntil: Position | null };
type Period = { readonly from: string; readonly to: string | null };

/** Sorts after every civil date. */
const OPEN = '~';

const isVisible = (row: Known, at: Position | undefined): boolean =>
  at === undefined || (row.knownFrom <= at && (row.knownUntil === null || row.knownUntil > at));

const overlaps = (row: Period, first: string, last: string): boolean =>
  row.from <= last && (row.to === null || row.to > first);

const compareCells = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((cell, index) => cell !== b[index]);
  return at === -1 ? 0 : compareUtf8(a[at] ?? '', b[at] ?? '');
};

const inOrder = <Row extends Known>(
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly string[],
): readonly Row[] =>
  rows
    .map((row) => ({ row, cells: cellsOf(row) }))
    .sort((a, b) => compareCells(a.cells, b.cells) || (a.row.knownFrom < b.row.knownFrom ? -1 : 1))
    .map(({ row }) => row);

const factCells = (fact: Fact): readonly string[] => [
  fact.authority,
  fact.subject,
  fact.what,
  fact.key,
  fact.from,
  fact.to ?? OPEN,
];

const findingCells = (finding: Finding): readonly string[] => [
  finding.authority,
  finding.subject,
  finding.rule,
  finding.from,
];

/** Everything that the store holds; a batch makes the next one, so that a failing batch leaves no trace. */
interface Contents {
  readonly checkpoint: Position;
  readonly events: readonly EventRef[];
  readonly authorities: ReadonlySet<string>;
  readonly connections: readonly Connection[];
  readonly beliefs: Beliefs;
}

const contentsAfter = (contents: Contents, batch: ProjectedBatch): Contents => {
  const beliefs = contents.beliefs.copy();
  for (const change of batch.changes) beliefs.change(change.position, change);
  return {
    checkpoint: batch.upTo,
    events: [...contents.events, ...batch.events.map(({ authority: _, ...event }) => event)],
    authorities: new Set([...contents.authorities, ...batch.events.map(({ authority }) => authority)]),
    connections: [...contents.connections, ...(batch.connections ?? [])],
    beliefs,
  };
};

/** Facts in memory: for tests, what-if replays and views that nobody keeps. `close` forgets nothing. */
export class MemoryFactStore implements FactStore {
  #contents: Contents = {
    checkpoint: 0n,
    events: [],
    authorities: new Set(),
    connections: [],
    beliefs: Beliefs.none(),
  };

  checkpoint(): Position {
    return this.#contents.checkpoint;
  }

  apply(batch: ProjectedBatch): void {
    const { checkpoint } = this.#contents;
    if (checkpoint !== batch.after) throw new CheckpointMoved(batch.after, checkpoint);
    this.#contents = contentsAfter(this.#contents, batch);
  }

  facts(query: FactQuery): readonly KnownFact[] {
    const { authority, subject, days, knownAt } = query;
    const kinds = new Set<string>(query.what);
    const rows = this.#contents.beliefs.facts.filter(
      (fact) =>
        fact.authority === authority &&
        kinds.has(fact.what) &&
        (subject === undefined || fact.subject === subject) &&
        (days === undefined || overlaps(fact, days.first, days.last)) &&
        isVisible(fact, knownAt),
    );
    return inOrder(rows, factCells);
  }

  subjects({ after, limit, ...query }: SubjectsQuery): readonly string[] {
    const names = new Set(this.facts(query).map(({ subject }) => subject));
    return [...names].filter((name) => compareUtf8(name, after) > 0).slice(0, limit);
  }

  findings(query: FindingQuery): readonly KnownFinding[] {
    const { authority, subject, rule, asOf, knownAt } = query;
    const rows = this.#contents.beliefs.findings.filter(
      (finding) =>
        (authority === undefined || finding.authority === authority) &&
        (subject === undefined || finding.subject === subject) &&
        (rule === undefined || finding.rule === rule) &&
        (asOf === undefined || overlaps(finding, asOf, asOf)) &&
        isVisible(finding, knownAt),
    );
    return inOrder(rows, findingCells);
  }

  events(positions: readonly Position[]): readonly EventRef[] {
    const asked = new Set(positions);
    return this.#contents.events.filter((event) => asked.has(event.position));
  }

  lastRecordedBy(instant: string): EventRef | null {
    const latest = wholeMillisecond(instant);
    return this.#contents.events.findLast((event) => event.recordedAt <= latest) ?? null;
  }

  eventAt(position: Position): EventRef | null {
    return this.#contents.events.findLast((event) => event.position <= position) ?? null;
  }

  connections(): readonly Connection[] {
    return this.#contents.connections;
  }

  authorities(): readonly string[] {
    return [...this.#contents.authorities].sort(compareUtf8);
  }

  async *visibleFacts(at: Position): AsyncGenerator<readonly KnownFact[]> {
    yield inOrder(
      this.#contents.beliefs.facts.filter((fact) => isVisible(fact, at)),
      factCells,
    );
  }

  async *visibleFindings(at: Position): AsyncGenerator<readonly KnownFinding[]> {
    yield inOrder(
      this.#contents.beliefs.findings.filter((finding) => isVisible(finding, at)),
      findingCells,
    );
  }

  close(): void {}
}
