import type {
  AskedAnswer,
  Changes,
  Explanation,
  FindingsPage,
  HistoryReceipt,
  Parameters,
  Receipt,
  RefusedEvent,
  SubjectAnswers,
  SubjectPart,
} from '@daybook/book';
import type { Known } from '@daybook/formats';

/**
 * What is known of an event by its receipt in a request of all or none that was refused as a whole: then
 * what was recorded before is told from what would have been.
 */
export function knownBy({ status, problem }: Receipt): Known {
  if (status === 'duplicate') return 'same';
  return problem?.code === 'id-reused' ? 'other' : 'absent';
}

/** How lines are to be recorded. */
export interface LineOptions {
  readonly strict: boolean;
}

/** What became of one line of input, counted over non-empty lines from 0. */
export interface LineReceipt extends Receipt {
  readonly index: number;
}

/** What a command works on: a data directory, or a server. Problems are thrown as DaybookProblem. */
export interface Target {
  /** Records events in their order; `lines` are the events as they stand in the input. */
  record(
    lines: AsyncIterable<readonly Buffer[]>,
    options: LineOptions,
  ): AsyncIterable<readonly LineReceipt[]>;
  /** Compares a whole history with the record and enters what differs; `lines` are its events. */
  recordHistory(parameters: Parameters, lines: readonly Buffer[]): Promise<HistoryReceipt>;
  /** What the record has under the keys of some events; nothing is recorded. */
  known(events: readonly Buffer[]): Promise<readonly Known[]>;
  /** Keeps what was refused of a file; a server parks nothing that its sender has the answer to. */
  park(refused: readonly RefusedEvent[]): Promise<void>;
  /** The position at which the log ends. */
  head(): Promise<string>;
  /** The position that an as-at means: itself, or the last one recorded by an instant or a date. */
  positionAt(asAt: string): Promise<string>;
  /** After recording: brings the views to the end of the log, where nobody else does. */
  settle(): Promise<void>;
  /** The ids of the metrics that can be asked. */
  metrics(): Promise<readonly string[]>;
  ask(metric: string, parameters: Parameters): Promise<AskedAnswer>;
  askCsv(metric: string, parameters: Parameters): Promise<string>;
  explain(metric: string, parameters: Parameters): Promise<Explanation>;
  changes(metric: string, parameters: Parameters): Promise<Changes>;
  findings(parameters: Parameters): Promise<FindingsPage>;
  /** A part of what is known of a subject; `worker/SW-1042`. */
  subject<Part extends SubjectPart>(
    part: Part,
    subject: string,
    parameters: Parameters,
  ): Promise<SubjectAnswers[Part]>;
  exportLog(parameters: Parameters): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
