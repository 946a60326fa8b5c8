import { DaybookProblem } from '@daybook/book';

/** What is to be printed, and as what. */
export interface Printing<Answered> {
  ask(): Promise<Answered>;
  /** The path at which the HTTP interface answers the same: a problem carries it. */
  readonly instance: string;
  readonly json: boolean;
}

/** Prints an answer as the HTTP interface gives it, a problem too; or written out for a reader. */
export async function printJsonOr<Answered>(
  write: (answered: Answered) => void,
  { ask, instance, json }: Printing<Answered>,
): Promise<void> {
  try {
    const answered = await ask();
    if (json) process.stdout.write(`${JSON.stringify(answered)}\n`);
    else write(answered);
  } catch (error) {
    if (json && error instanceof DaybookProblem) {
      process.stdout.write(`${JSON.stringify(error.document(instance))}\n`);
    }
    throw error;
  }
}
