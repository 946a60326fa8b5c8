import type { Position } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';

import type { Parameter, Question } from './fact-questions';
import { knownFactOf, knownFindingOf, placeOfFact, placeOfFinding } from './fact-row';
import type { FactRow, FindingRow } from './fact-row';
import type { Awaitable } from './fact-store';
import { FACT_ORDER, FINDING_ORDER, OPEN_POSITION } from './fact-tables';

/** Rows read at a time where everything is read. */
export const PAGE = 1_000;

/** Rows opened at or before a position and believed after one. */
export interface Span {
  readonly openedBy: Position;
  readonly believedAfter: Position;
}

/** What is visible at a position. */
export const visibleAt = (at: Position): Span => ({ openedBy: at, believedAfter: at });

/** All that was ever believed. */
export const EVER: Span = { openedBy: OPEN_POSITION, believedAfter: 0n };

/** How all rows of a table are read in their order, page by page. */
export interface Paging<Row, Known> {
  /** The query of a page: of the rows after a place in the order. */
  readonly text: string;
  /** A place before every row. */
  readonly before: readonly Parameter[];
  placeOf(row: Row): readonly Parameter[];
  knownOf(row: Row): Known;
}

/** `from` says where the facts are. */
export const factPaging = (from: string): Paging<FactRow, KnownFact> => ({
  text: pageOf(from, FACT_ORDER),
  before: ['', '', '', '', '', '', 0n, 0n],
  placeOf: placeOfFact,
  knownOf: knownFactOf,
});

/** `from` says where the findings are. */
export const findingPaging = (from: string): Paging<FindingRow, KnownFinding> => ({
  text: pageOf(from, FINDING_ORDER),
  before: ['', '', '', '', 0n, 0n],
  placeOf: placeOfFinding,
  knownOf: knownFindingOf,
});

function pageOf(from: string, order: string): string {
  const sorted = `${order}, rowid`;
  return `
SELECT rowid, * FROM ${from}
WHERE (${sorted}) > (${sorted.replaceAll(/\w+/g, '?')})
  AND known_from <= ? AND known_until > ?
ORDER BY ${sorted} LIMIT ?`;
}

/** A page at a time, each its own short read, so that no reader holds a writer back. */
export async function* inPages<Row, Known>(
  paging: Paging<Row, Known>,
  { openedBy, believedAfter }: Span,
  read: (question: Question) => Awaitable<readonly Row[]>,
): AsyncGenerator<readonly Known[]> {
  const { text } = paging;
  let place = paging.before;
  for (;;) {
    const rows = await read({ text, parameters: [...place, openedBy, believedAfter, BigInt(PAGE)] });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => paging.knownOf(row));
    place = paging.placeOf(last);
  }
}
