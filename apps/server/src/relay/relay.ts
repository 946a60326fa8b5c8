import type { Book } from '@daybook/book';
import type { Position } from '@daybook/events';
import { atMost, backOffMs, wait } from '../broker/back-off';
import { type RelayedMessage, relayedMessages } from './relayed-message';

/** What is not told by then is told again by the next process. This one has ten seconds to stop. */
const STOP_WITHIN_MS = 4_000;

/** Where recorded events are told: the topic of a broker. */
export interface RelayTopic {
  /** Resolves when messages can be sent; once it has, it does nothing. */
  connect(): Promise<void>;
  /** Sends in order; resolves when the broker will not lose them. */
  send(messages: readonly RelayedMessage[]): Promise<void>;
  disconnect(): Promise<void>;
}

/** What the relay needs of the world. */
export interface RelayPorts {
  readonly topic: RelayTopic;
  readonly book: Pick<Book, 'bookmarks' | 'follow' | 'state'>;
  /** What its bookmark is called. */
  readonly bookmark: string;
  /** From 0 to less than 1. */
  random(): number;
  /** Told, in words, of what keeps it from its work, and of a bookmark that cannot be of this log. */
  troubled(words: string): void;
}

/**
 * Tells every recorded event to a topic, in the order of the log. The bookmark is moved when the broker has
 * what was sent: whoever is killed in between tells the same again, and nothing is left out. After a failure
 * it begins again at the bookmark.
 */
export class Relay {
  readonly ended = new Promise<never>(() => undefined);
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private told: Position = 0n;
  private why: string | null = 'not connected yet';

  constructor(private readonly ports: RelayPorts) {}

  /** The position up to which everything was told. */
  get position(): Position {
    return this.told;
  }

  start(): void {
    this.running = this.run();
  }

  trouble(): string | null {
    return this.why === null ? null : `recorded events are not told to Kafka: ${this.why}`;
  }

  /** Resolves when what was sent last is told and noted, or where a broker that is gone keeps it waiting. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await atMost(STOP_WITHIN_MS / 2, this.running);
    await atMost(STOP_WITHIN_MS / 2, this.ports.topic.disconnect());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let failures = 0;
    while (!signal.aborted) {
      const before = this.told;
      try {
        await this.tell();
      } catch (error) {
        failures = this.told > before ? 1 : failures + 1;
        this.why = error instanceof Error ? error.message : String(error);
        this.ports.troubled(this.why);
        await wait(backOffMs(failures, this.ports.random()), signal);
      }
    }
  }

  private async tell(): Promise<void> {
    const { topic, book, bookmark } = this.ports;
    const { signal } = this.stopping;
    await topic.connect();
    this.told = await this.begin();
    this.why = null;
    for await (const page of book.follow(this.told, signal)) {
      await topic.send(relayedMessages(page.lines));
      await book.bookmarks.move(bookmark, page.last);
      this.told = page.last;
    }
  }

  /** A bookmark beyond the end is of another log, such as one from before a restore: all is told again. */
  private async begin(): Promise<Position> {
    const { book, bookmark } = this.ports;
    const laid = await book.bookmarks.read(bookmark);
    const { head } = book.state();
    if (laid <= head) return laid;
    this.ports.troubled(`told up to ${laid} of a log that ends at ${head}: beginning again from the start`);
    return 0n;
  }
}
