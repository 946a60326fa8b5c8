import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import type { Fact, Finding, KnownFact, KnownFinding } from '@daybook/facts';

import { CheckpointMoved, NothingToClose } from './fact-store';
import type { EventRef, FactQuery, FactStore, FindingQuery, ProjectedBatch } from './fact-store';
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

const identityOf = (row: Fact | Finding): string =>
  'what' in row
    ? JSON.stringify([...factCells(row), row.value, row.because.join()])
    : JSON.stringify([...findingCells(row), row.to, row.severity, row.because.join(), row.message]);

/** Rows of one kind: those believed so far, and which of them are open, by identity. */
class Beliefs<Row extends Fact | Finding> {
  constructor(
    readonly rows: (Row & Known)[] = [],
    readonly open = new Map<string, number>(),
  ) {}

  copy(): Beliefs<Row> {
    return new Beliefs([...this.rows], new Map(this.open));
  }

  change(position: Position, opened: readonly Row[], closed: readonly Row[]): void {
    for (const row of closed) {
      const identity = identityOf(row);
      const index = this.open.get(identity);
      const known = index === undefined ? undefined : this.rows[index];
      if (index === undefined || known === undefined) throw new NothingToClose(position, row.subject);
      this.rows[index] = { ...known, knownUntil: position };
      this.open.delete(identity);
    }
    for (const row of opened) {
      this.open.set(identityOf(row), this.rows.length);
      this.rows.push({ ...row, knownFrom: position, knownUntil: null });
    }
  }
}

/** Everything that the store holds; a batch makes the next one, so that a failing batch leaves no trace. */
interface Contents {
  readonly checkpoint: Position;
  readonly events: readonly EventRef[];
  readonly authorities: ReadonlySet<string>;
  readonly facts: Beliefs<Fact>;
  readonly findings: Beliefs<Finding>;
}

const contentsAfter = (contents: Contents, batch: ProjectedBatch): Contents => {
  const facts = contents.facts.copy();
  const findings = contents.findings.copy();
  for (const { position, opened, closed } of batch.changes) {
    facts.change(position, opened.facts, closed.facts);
    findings.change(position, opened.findings, closed.findings);
  }
  return {
    checkpoint: batch.upTo,
    events: [...contents.events, ...batch.events.map(({ authority: _, ...event }) => event)],
    authorities: new Set([...contents.authorities, ...batch.events.map(({ authority }) => authority)]),
    facts,
    findings,
  };
};

/** Facts in memory: for tests, what-if replays and views that nobody keeps. `close` forgets nothing. */
export class MemoryFactStore implements FactStore {
  #contents: Contents = {
    checkpoint: 0n,
    events: [],
    authorities: new Set(),
    facts: new Beliefs<Fact>(),
    findings: new Beliefs<Finding>(),
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
    const rows = this.#contents.facts.rows.filter(
      (fact) =>
        fact.authority === authority &&
        kinds.has(fact.what) &&
        (subject === undefined || fact.subject === subject) &&
        (days === undefined || overlaps(fact, days.first, days.last)) &&
        isVisible(fact, knownAt),
    );
    return inOrder(rows, factCells);
  }

  findings(query: FindingQuery): readonly KnownFinding[] {
    const { authority, subject, rule, asOf, knownAt } = query;
    const rows = this.#contents.findings.rows.filter(
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

  authorities(): readonly string[] {
    return [...this.#contents.authorities].sort(compareUtf8);
  }

  async *visibleFacts(at: Position): AsyncGenerator<readonly KnownFact[]> {
    yield inOrder(
      this.#contents.facts.rows.filter((fact) => isVisible(fact, at)),
      factCells,
    );
  }

  async *visibleFindings(at: Position): AsyncGenerator<readonly KnownFinding[]> {
    yield inOrder(
      this.#contents.findings.rows.filter((finding) => isVisible(finding, at)),
      findingCells,
    );
  }

  close(): void {}
}
