import type { HistoryReceipt } from '@daybook/book';
import type { CivilDate } from '@daybook/events';
import type { ReturnItem } from '@daybook/formats';

/** What a history came to; social workers whom it names by a professional number that is known. */
type ReturnReceipt = HistoryReceipt & {
  readonly merged?: readonly { readonly subject: string; readonly into: string }[];
};

/** How many of a kind are named; the others are counted. */
const NAMED = 10;

/** What somebody who records a return should be told though nothing of it is refused: said on stderr. */
export class ReturnRemarks {
  private readonly untold: string[] = [];
  private readonly merged: string[] = [];
  private readonly notes: string[] = [];
  private untoldCount = 0;
  private noteCount = 0;

  /** @param name of the file, as sentences call it */
  constructor(private readonly name: string) {}

  say(sentence: string): void {
    process.stderr.write(`${this.name} ${sentence}\n`);
  }

  /** What a row says that is not kept. */
  takeNotes(item: ReturnItem): void {
    if (!('notes' in item)) return;
    for (const { column, detail } of item.notes) {
      if (this.noteCount++ < NAMED) this.notes.push(`line ${item.line}, ${column}: ${detail}`);
    }
  }

  /** What a part of the file came to. */
  takeReceipt({ untold = [], untoldCount = 0, merged = [] }: ReturnReceipt): void {
    this.untoldCount += untoldCount;
    this.untold.push(...untold.slice(0, NAMED - this.untold.length).map(idOf));
    this.merged.push(...merged.map(({ subject, into }) => `${idOf(subject)} is ${idOf(into)}`));
  }

  /** Says all that was taken. `from` is the first day of which the file tells. */
  close(from: CivilDate | null): void {
    for (const note of this.notes) this.say(note);
    if (this.noteCount > NAMED) this.say(`has ${number(this.noteCount - NAMED)} more notes like these`);
    if (this.untoldCount > 0) {
      const others = this.untoldCount > this.untold.length ? ', …' : '';
      const who = this.untoldCount === 1 ? 'a child' : `${number(this.untoldCount)} children`;
      this.say(
        `has no row of ${who} looked after, as the record says, before ${from}; ` +
          `nothing was ended for them: ${this.untold.join(', ')}${others}`,
      );
    }
    for (const merge of this.merged.slice(0, NAMED)) {
      this.say(`names a social worker by a professional number that is known: ${merge}`);
    }
    if (this.merged.length > NAMED) {
      this.say(`names ${number(this.merged.length - NAMED)} more social workers so`);
    }
  }
}

function idOf(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1);
}

function number(n: number): string {
  return n.toLocaleString('en-GB');
}
