import type { DaybookEvent } from '@daybook/events';
import type { AppendResult } from '@daybook/log';
import { outcomeOf, type Receipt } from '../receipt';
import type { RefusedLine } from './feed-lines';
import type { NumberMerge } from './number-merges';

/** What became of an event that was entered, or of a line that was refused. */
export interface HistoryResult extends Receipt {
  /** Counts what was entered, then what was refused, from 0. */
  readonly index: number;
  /** Of a refused line: its place among the non-empty lines, from 0. */
  readonly line?: number;
}

/** What a whole history came to (interfaces.md §1.2). */
export interface HistoryReceipt {
  readonly recorded: number;
  readonly duplicates: number;
  readonly refused: number;
  /** Lines for which nothing had to be entered. */
  readonly unchanged: number;
  /**
   * Of a history of some days: of whom the source says that they were looked after when these began, and of
   * whom no line is; at most 100 of them, in order.
   */
  readonly untold?: readonly string[];
  readonly untoldCount?: number;
  /** Workers whom the history calls by professional numbers, merged into those who hold them; if any. */
  readonly merged?: readonly NumberMerge[];
  readonly results: readonly HistoryResult[];
}

/** How many subjects are named of whom a history tells nothing. */
const UNTOLD_NAMED = 100;

/** What a history came to, but for what was entered. */
interface Rest {
  readonly refused: readonly RefusedLine[];
  readonly unchanged: number;
  /** Null where the history is none of some days. */
  readonly untold: readonly string[] | null;
  readonly merged: readonly NumberMerge[];
}

/** The receipt of one event. */
export function receiptOf({ source, id }: DaybookEvent, result: AppendResult): Receipt {
  return { source, id, ...outcomeOf(result) };
}

/** Puts together what was entered, what was refused, and how much was left as it is. */
export function historyReceipt(
  entered: readonly Receipt[],
  { refused, unchanged, untold, merged }: Rest,
): HistoryReceipt {
  const count = (status: Receipt['status']): number =>
    entered.filter((receipt) => receipt.status === status).length;
  const refusals = [...refused]
    .sort((a, b) => a.line - b.line)
    .map(({ line, item: { refused: problem, ...key } }) => {
      return { ...key, line, status: 'refused' as const, problem };
    });
  return {
    recorded: count('recorded'),
    duplicates: count('duplicate'),
    refused: refusals.length,
    unchanged,
    ...(untold === null ? {} : { untold: untold.slice(0, UNTOLD_NAMED), untoldCount: untold.length }),
    ...(merged.length === 0 ? {} : { merged }),
    results: [...entered, ...refusals].map((receipt, index) => ({ index, ...receipt })),
  };
}
