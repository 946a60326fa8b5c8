import type { ReadItem, Receipt, RefusedEvent } from '@daybook/book';
import type { FeedBatch, RefusedMessage } from './claim-feed';
import { type FeedMessage, type ReadMessage, readMessage } from './feed-message';

/** How many messages are recorded together at most, and share one commit. */
const MESSAGES_OF_GROUP = 1_000;

/** What taking a batch needs of the world. */
export interface BatchPorts {
  /** Resolves when what was recorded is durable. */
  record(items: readonly ReadItem[]): Promise<readonly Receipt[]>;
  /** Keeps what was refused; resolves when it is durable. */
  park(refused: readonly RefusedEvent[]): Promise<void>;
  refuse(refused: readonly RefusedMessage[]): Promise<void>;
}

/** What a batch holds could not be kept, through no fault of its own: it will be handed out again. */
export class FeedHeldUp extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'FeedHeldUp';
  }
}

interface Group {
  readonly messages: readonly FeedMessage[];
  readonly read: readonly ReadMessage[];
}

/**
 * Records a batch in its order, group after group. A group is committed when all that it says is durable:
 * its events in the log, what was refused of it in the quarantine and told to those who look after the feed.
 * The next group is read while one is being recorded. Where the batch is no longer current, the group in
 * hand is finished and the rest left to be handed out again.
 * @throws FeedHeldUp where something could not be kept; what the batch throws is passed on
 */
export async function takeBatch(batch: FeedBatch, ports: BatchPorts): Promise<void> {
  let recording: Promise<void> = Promise.resolve();
  try {
    for (let from = 0; from < batch.messages.length && batch.isCurrent(); from += MESSAGES_OF_GROUP) {
      const group = await readGroup(batch, from);
      await recording;
      if (!batch.isCurrent()) return;
      recording = recordGroup(batch, group, ports);
      // One that fails is told when its turn comes; until then it must not count as unhandled.
      recording.catch(() => undefined);
    }
  } finally {
    await recording;
  }
}

async function readGroup(batch: FeedBatch, from: number): Promise<Group> {
  const messages = batch.messages.slice(from, from + MESSAGES_OF_GROUP);
  const read: ReadMessage[] = [];
  for (const message of messages) {
    read.push(readMessage(message));
    await batch.heartbeat();
  }
  return { messages, read };
}

async function recordGroup(batch: FeedBatch, group: Group, ports: BatchPorts): Promise<void> {
  try {
    const receipts = await ports.record(group.read.map(({ item }) => item));
    const refusals = refusalsOf(batch, group, receipts);
    if (refusals.length > 0) {
      await ports.park(refusals.map(({ parked }) => parked));
      await ports.refuse(refusals.map(({ told }) => told));
    }
  } catch (error) {
    throw new FeedHeldUp(error);
  }
  const last = group.messages.at(-1);
  if (last !== undefined) await batch.commit(last);
}

/** What of a group was refused: as it is parked, and as it is told. */
function refusalsOf(
  { topic, partition }: Pick<FeedBatch, 'topic' | 'partition'>,
  { messages, read }: Group,
  receipts: readonly Receipt[],
): readonly { readonly parked: RefusedEvent; readonly told: RefusedMessage }[] {
  return messages.flatMap((message, index) => {
    const { problem } = receipts[index] ?? lacking();
    if (problem === undefined) return [];
    const origin = { kind: 'kafka', topic, partition, offset: message.offset };
    const raw = read[index]?.raw ?? lacking();
    return [{ parked: { origin, problem, raw }, told: { message, topic, partition, problem } }];
  });
}

function lacking(): never {
  throw new Error('the book answered fewer events than it was given');
}
