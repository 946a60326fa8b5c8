import type { Answer, AsAtShown, Explanation, Parameters, Receipt } from '@daybook/book';

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
  /** Records events line by line; `lines` are the raw lines, without their ends. */
  record(lines: AsyncIterable<readonly Uint8Array[]>, options: LineOptions): AsyncIterable<readonly LineReceipt[]>;
  ask(metric: string, parameters: Parameters): Promise<Answer>;
  askCsv(metric: string, parameters: Parameters): Promise<string>;
  explain(metric: string, parameters: Parameters): Promise<Explanation>;
  exportLog(parameters: Parameters): AsyncIterable<Uint8Array>;
  /** Parameter `at`. */
  position(parameters: Parameters): Promise<AsAtShown>;
  close(): Promise<void>;
}

