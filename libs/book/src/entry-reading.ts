import type { Position } from '@daybook/events';
import { Bell } from '@daybook/log';
import type { EntriesPage } from './log-entries';
import { ParameterReader, type Parameters } from './parameters';
import type { RemoteReader } from './parts';

/** Entries given at a time while following. */
const FOLLOW_PAGE = 500;

/** Entries given at a time where all are asked for. */
const EXPORT_PAGE = 1_000;

/** Gives the entries of the log: a page, all of them, or those that come. */
export class EntryReading {
  private readonly bell = new Bell();

  /** `head` is where the log ends, as far as is known without asking. */
  constructor(
    private readonly reader: Pick<RemoteReader, 'entries'>,
    private readonly head: () => Position,
  ) {}

  /** Whoever follows looks at once: the log has grown, or is about to be closed. */
  grown(): void {
    this.bell.ring();
  }

  /** Entries after a position; parameters `after`, `limit`. */
  async page(parameters: Parameters): Promise<EntriesPage> {
    const asked = ParameterReader.of(parameters, ['after', 'limit']);
    const limit = asked.count('limit', { default: 100, most: 1_000 });
    return this.reader.entries({ after: asked.position('after') ?? 0n, limit });
  }

  /** Entries after a position as they are recorded, until the signal aborts. */
  async *follow(after: Position, signal: AbortSignal): AsyncGenerator<EntriesPage> {
    for (let last = after; !signal.aborted;) {
      const page = await this.reader.entries({ after: last, limit: FOLLOW_PAGE });
      if (page.count === 0) {
        if (this.head() <= last) await this.bell.sleep(signal);
        continue;
      }
      last = page.last;
      yield page;
    }
  }

  /** Every entry after a position as NDJSON; parameter `after`. */
  async *everyLine(parameters: Parameters): AsyncGenerator<Uint8Array> {
    const asked = ParameterReader.of(parameters, ['after']);
    for (let last = asked.position('after') ?? 0n; ;) {
      const page = await this.reader.entries({ after: last, limit: EXPORT_PAGE });
      if (page.count === 0) return;
      last = page.last;
      yield page.lines;
    }
  }
}
