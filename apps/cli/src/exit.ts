/** Exit codes of interfaces.md §2. */
export const EXIT = {
  done: 0,
  /** Answered "no": something was refused, a bad question among several. */
  no: 1,
  /** Bad usage or input. */
  usage: 2,
  /** Something could not be reached. */
  unreachable: 3,
} as const;

/** Ends the command with a sentence on stderr and an exit code. */
export class CommandError extends Error {
  constructor(
    readonly exitCode: number,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'CommandError';
  }
}
