import { EventLogError, type EventLogErrorKind } from '@daybook/log';
import { DataDirectoryError } from '../data-directory';
import { DaybookProblem, type ProblemExtras } from '../problem';

/** A call of one method of the thread's module. */
export interface ThreadCall {
  readonly call: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What the thread says: the end of a call, or a notice that nobody asked for. */
export type ThreadReply =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: Failure }
  | { readonly notice: unknown };

/** An error as it crosses between threads: structured clone keeps no classes. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly kind?: EventLogErrorKind;
  readonly code?: string;
  readonly extras?: ProblemExtras;
}

/** Takes an error apart for the crossing. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DaybookProblem) {
    return { name: error.name, message: error.message, code: error.code, extras: error.extras };
  }
  if (error instanceof EventLogError) {
    return { name: error.name, message: error.message, kind: error.kind };
  }
  if (error instanceof Error) {
    return {
      name: error.name,
      message: error.message,
      ...(error.stack === undefined ? {} : { stack: error.stack }),
    };
  }
  return { name: 'Error', message: String(error) };
}

/** Puts it together again on the other side. */
export function errorOf(failure: Failure): Error {
  if (failure.name === 'DaybookProblem') {
    return new DaybookProblem(failure.code ?? 'internal-error', failure.message, failure.extras);
  }
  if (failure.name === 'EventLogError') {
    return new EventLogError(failure.kind ?? 'log-unavailable', failure.message);
  }
  if (failure.name === 'DataDirectoryError') return new DataDirectoryError('unusable', failure.message);
  const error = new Error(failure.message);
  error.name = failure.name;
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
