import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent } from '@daybook/events';
import { readTimeline } from '@daybook/events/drawn';
import type { Book } from '../../src/book';
import { openBook } from '../../src/open-book';
import type { StateShown } from '../../src/subject/state';
import type { SubjectAnswers, SubjectPart } from '../../src/subject/subject-question';
import type { Parameters } from '../../src/parameters';

/** A book in a directory of its own that was told a drawn timeline of authority 990, line by line. */
export class ToldBook {
  private constructor(
    readonly book: Book,
    private readonly folder: string,
  ) {}

  static async of(timeline: string): Promise<ToldBook> {
    return ToldBook.ofEvents(readTimeline(timeline).map(({ event }) => event));
  }

  static async ofEvents(events: readonly DaybookEvent[]): Promise<ToldBook> {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-told-'));
    const book = await openBook({ environment: { DAYBOOK_DATA: folder }, access: 'record', threads: false });
    const told = new ToldBook(book, folder);
    const receipts = await book.record({ items: events.map((event) => ({ event })), recordedBy: 'local' });
    const refused = receipts.find(({ status }) => status !== 'recorded');
    if (refused !== undefined) throw new Error(`not recorded: ${JSON.stringify(refused)}`);
    return told;
  }

  /** One part of what is known of a subject such as `worker/SW1`, personal words included if not said. */
  async subject<Part extends SubjectPart>(
    part: Part,
    subject: string,
    {
      personal = true,
      parameters = {},
    }: { readonly personal?: boolean; readonly parameters?: Parameters } = {},
  ): Promise<SubjectAnswers[Part]> {
    const [kind = '', id = ''] = subject.split('/');
    return this.book.subject(part, { kind, id, parameters: { authority: '990', ...parameters }, personal });
  }

  /** How a subject stands at the end of a day. */
  async state<State>(subject: string, asOf: string, more: Parameters = {}): Promise<State> {
    const { state }: StateShown = await this.subject('state', subject, { parameters: { asOf, ...more } });
    return state as State;
  }

  async close(): Promise<void> {
    await this.book.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
