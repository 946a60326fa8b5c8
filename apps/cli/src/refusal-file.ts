import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReceiptProblem } from '@daybook/book';
import type { InputLine } from './cutter';
import { CommandError, EXIT } from './exit';

/** Refused rows with their reason, one JSON object a line; no file where nothing is refused. */
export class RefusalFile {
  private opened: number | undefined;

  /** What an earlier run left under the name goes: it would be taken for this run's. */
  constructor(readonly file: string) {
    this.tried(() => rmSync(file, { force: true }));
  }

  write({ raw, line }: InputLine, problem: ReceiptProblem): void {
    const row = `${JSON.stringify({ line, problem, raw: raw.toString() })}\n`;
    this.tried(() => {
      if (this.opened === undefined) {
        mkdirSync(dirname(this.file), { recursive: true });
        this.opened = openSync(this.file, 'w');
      }
      writeSync(this.opened, row);
    });
  }

  /** Says on stderr where the rows are, if there are any. */
  close(): void {
    if (this.opened === undefined) return;
    closeSync(this.opened);
    process.stderr.write(`refused rows, each with its reason: ${this.file}\n`);
  }

  private tried(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw new CommandError(
        EXIT.usage,
        `refused rows cannot be written to ${this.file}: ${(error as Error).message}`,
      );
    }
  }
}
