import type { EntriesPage } from '@daybook/book';
import fc from 'fast-check';
import { starters } from '../e2e/claims-trial';
import { until } from '../e2e/kafka-trial';
import { Relay, type RelayPorts, type RelayTopic } from './relay';
import type { RelayedMessage } from './relayed-message';

const claims = starters('r', 30);
const lineOf = (position: number): string =>
  `${JSON.stringify({
    position: String(position),
    revision: '0',
    stream: `worker-333-W-r-${position % 5}`,
    recordedAt: '2024-04-09T08:12:00.000Z',
    recordedBy: 'local',
    event: claims[position - 1],
  })}\n`;

/** A log of thirty events, given seven at a time, and the bookmark in it. */
class LogOnTrial {
  laid = 0n;

  readonly book: RelayPorts['book'] = {
    bookmarks: {
      read: async () => this.laid,
      move: async (_name, position) => void (this.laid = position),
    },
    state: () => ({ head: BigInt(claims.length) }) as ReturnType<RelayPorts['book']['state']>,
    follow: (after, signal) => this.follow(Number(after), signal),
  };

  private async *follow(after: number, signal: AbortSignal): AsyncGenerator<EntriesPage> {
    for (let from = after; from < claims.length && !signal.aborted; from += 7) {
      const count = Math.min(7, claims.length - from);
      const lines = Array.from({ length: count }, (_, index) => lineOf(from + index + 1)).join('');
      yield { lines: Buffer.from(lines), count, last: BigInt(from + count) };
    }
    while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A topic that fails at times, having taken some of what was sent. */
class TopicOnTrial implements RelayTopic {
  readonly heard: RelayedMessage[] = [];

  constructor(private readonly takes: number[] = []) {}

  async connect(): Promise<void> {}

  async send(messages: readonly RelayedMessage[]): Promise<void> {
    const taken = this.takes.shift();
    this.heard.push(...messages.slice(0, taken));
    if (taken !== undefined) throw new Error('the connection broke');
  }

  async disconnect(): Promise<void> {}
}

function relayOf(log: LogOnTrial, topic: TopicOnTrial, words: string[] = []): Relay {
  const ports = { topic, book: log.book, bookmark: 'relay', random: () => -1 };
  return new Relay({ ...ports, troubled: (said) => void words.push(said) });
}

/** Runs a relay until its bookmark lies at the end of the log. */
async function runToEnd(relay: Relay): Promise<void> {
  relay.start();
  await until(
    async () => relay.position === BigInt(claims.length),
    20_000,
    'the relay did not come to the end',
  );
  await relay.stop();
}

const positions = (messages: readonly RelayedMessage[]): number[] =>
  messages.map(({ headers }) => Number(headers['daybook-position']));

describe('The relay', () => {
  it('tells every event as it was recorded, keyed by its stream, and where and when it was', async () => {
    const topic = new TopicOnTrial();
    await runToEnd(relayOf(new LogOnTrial(), topic));
    expect(topic.heard.map(({ value }) => JSON.parse(value))).toEqual(claims);
    expect(topic.heard[6]).toMatchObject({
      key: 'worker-333-W-r-2',
      headers: {
        'content-type': 'application/cloudevents+json; charset=UTF-8',
        'daybook-position': '7',
        'daybook-revision': '0',
        'daybook-recorded-at': '2024-04-09T08:12:00.000Z',
      },
      timestamp: String(Date.parse('2024-04-09T08:12:00Z')),
    });
  });

  it('goes on at its bookmark when it is started again', async () => {
    const log = new LogOnTrial();
    log.laid = 21n;
    const topic = new TopicOnTrial();
    await runToEnd(relayOf(log, topic));
    expect(positions(topic.heard)).toEqual([22, 23, 24, 25, 26, 27, 28, 29, 30]);
    expect(log.laid).toBe(30n);
  });

  it('tells everything, once or more, and each stream for the first time in its order, whatever breaks', async () => {
    const breaks = fc.array(fc.nat(8), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(breaks, async (takes) => {
        const log = new LogOnTrial();
        const topic = new TopicOnTrial([...takes]);
        await runToEnd(relayOf(log, topic));
        expect([...new Set(positions(topic.heard))]).toEqual(claims.map((_, index) => index + 1));
      }),
      { numRuns: 20 },
    );
  });

  it('says why it cannot tell, until it can', async () => {
    const log = new LogOnTrial();
    const words: string[] = [];
    const relay = relayOf(log, new TopicOnTrial([0, 3]), words);
    expect(relay.trouble()).toContain('not connected yet');
    await runToEnd(relay);
    expect(words).toEqual(['the connection broke', 'the connection broke']);
    expect(relay.trouble()).toBeNull();
  });

  it('begins from the start where its bookmark lies beyond the end: that was another log', async () => {
    const log = new LogOnTrial();
    log.laid = 31n;
    const topic = new TopicOnTrial();
    const words: string[] = [];
    await runToEnd(relayOf(log, topic, words));
    expect(positions(topic.heard)).toHaveLength(30);
    expect(words).toEqual(['told up to 31 of a log that ends at 30: beginning again from the start']);
  });
});
