/** An event of an input as it stands there, with the number of the line on which it begins, from 1. */
export interface InputLine {
  readonly raw: Buffer;
  readonly line: number;
}

/** Cuts an input into its events as it arrives. */
export interface Cutter {
  /** The events that are whole with this chunk. */
  take(chunk: Buffer): readonly InputLine[];
  /** What is left when there is no more. */
  end(): readonly InputLine[];
  /** After `end`: in what way the input was not whole, or null. */
  readonly damage: string | null;
}

/** Of a line or an event longer than any may be, this much is kept, to be refused and shown. */
export const KEPT_BYTES = 1_048_576;
