import type { Position } from '@daybook/events';

import { factCells, findingCells } from './fact-row';
import { OPEN_POSITION } from './fact-tables';
import type { ProjectedBatch } from './fact-store';

type Cells = readonly string[];

/** A row that a batch opened, perhaps to close it again: its cells and the positions of its belief. */
export interface OpenedRow {
  readonly cells: Cells;
  readonly from: Position;
  readonly until: Position;
}

/** A row that was open before the batch and is closed by it. */
export interface ClosedRow {
  readonly cells: Cells;
  readonly at: Position;
}

/** What a batch comes to: many rows for one statement instead of a statement for each. */
export interface NetRows {
  readonly opened: readonly OpenedRow[];
  readonly closed: readonly ClosedRow[];
}

interface RowsChange {
  readonly position: Position;
  readonly opened: readonly Cells[];
  readonly closed: readonly Cells[];
}

/** The facts that a batch leaves to be inserted and to be closed. */
export const netFacts = ({ changes }: ProjectedBatch): NetRows =>
  netOf(
    changes.map(({ position, opened, closed }) => ({
      position,
      opened: opened.facts.map(factCells),
      closed: closed.facts.map(factCells),
    })),
  );

/** The findings that a batch leaves to be inserted and to be closed. */
export const netFindings = ({ changes }: ProjectedBatch): NetRows =>
  netOf(
    changes.map(({ position, opened, closed }) => ({
      position,
      opened: opened.findings.map(findingCells),
      closed: closed.findings.map(findingCells),
    })),
  );

/** What closes was open before its position, so it goes first; what a batch opened it closes itself. */
function netOf(changes: readonly RowsChange[]): NetRows {
  const opened: OpenedRow[] = [];
  const closed: ClosedRow[] = [];
  const stillOpen = new Map<string, number>();
  for (const change of changes) {
    const { position } = change;
    for (const cells of change.closed) {
      const identity = cells.join('\u0000');
      const index = stillOpen.get(identity);
      const row = index === undefined ? undefined : opened[index];
      if (index === undefined || row === undefined) closed.push({ cells, at: position });
      else opened[index] = { ...row, until: position };
      stillOpen.delete(identity);
    }
    for (const cells of change.opened) {
      stillOpen.set(cells.join('\u0000'), opened.length);
      opened.push({ cells, from: position, until: OPEN_POSITION });
    }
  }
  return { opened, closed };
}
