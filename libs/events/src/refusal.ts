/**
 * Why an event is not recorded: the codes of events.md §7, and the one of an expected revision
 * (interfaces.md §1.1).
 */
export type RefusalCode =
  | 'malformed'
  | 'batch-refused'
  | 'unknown-type'
  | 'unknown-schema'
  | 'unknown-field'
  | 'missing-field'
  | 'bad-value'
  | 'bad-date'
  | 'id-reused'
  | 'not-your-authority'
  | 'too-large'
  | 'would-not-add-up'
  | 'stream-moved-on';

/** One thing that was wrong with an event, and where: a JSON pointer into the event, `''` for the whole. */
export interface FieldError {
  readonly pointer: string;
  readonly code: RefusalCode;
  /** What was expected, in words. Never repeats what was sent, which may be personal. */
  readonly detail: string;
}

/**
 * Why an event was refused. `errors` are all that were found: those of fields that are there in document
 * order, then missing fields in the order of events.md §2, then of the type's table; `code` and `detail`
 * are the first's.
 */
export interface Problem {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

/** The problem made of these errors, of which there is at least one. */
export function problemOf(errors: readonly [FieldError, ...FieldError[]]): Problem {
  const [first] = errors;
  return { code: first.code, detail: first.detail, errors };
}

/** A JSON pointer (RFC 6901) one step further: to a field of an object or an item of an array. */
export function pointerTo(base: string, step: string | number): string {
  return `${base}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
