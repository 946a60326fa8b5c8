/** An extract or its mapping that cannot be read at all, in a sentence for the person who has to mend it. */
export class ExtractError extends Error {
  constructor(
    sentence: string,
    /** Whether rows before the damage can be recorded all the same. */
    readonly isPartial = false,
  ) {
    super(sentence);
    this.name = 'ExtractError';
  }
}
