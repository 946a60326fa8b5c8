import type { Position } from '@daybook/events';
import { Components } from '@daybook/facts';
import { openRecord, type EventLog, type KeyRing } from '@daybook/log';
import { DaybookProblem } from './problem';
import { connectionOf, type Connection, type FactStore } from '@daybook/views';

/** What recorded merges are looked up in. */
export interface RecordedMergesSource {
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  read<T>(work: (facts: FactStore) => Promise<T>): Promise<T>;
}

/**
 * Which streams all merges in the log connect, standing or not. As far as the views have come they say it;
 * from there on the log is read, since views may lag behind it. What was read once is remembered.
 */
export class RecordedMerges {
  private readonly components = new Components();
  private readUpTo: Position = 0n;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly source: RecordedMergesSource) {}

  /** For each of these streams all that are connected with it as the log stands now, itself the first. */
  async connectedStreams(streams: readonly string[]): Promise<readonly (readonly string[])[]> {
    const turn = this.lastTurn.then(() => this.readOn());
    this.lastTurn = turn.catch(() => undefined);
    await turn;
    return streams.map((stream) => [
      stream,
      ...this.components.streamsOf(stream).filter((other) => other !== stream),
    ]);
  }

  private async readOn(): Promise<void> {
    const { log, keyRing, read } = this.source;
    const upTo = await log.head();
    if (upTo === this.readUpTo) return;
    const { checkpoint, connections } = await read(viewsOf).catch(noViews);
    if (checkpoint > this.readUpTo && checkpoint <= upTo) {
      for (const { stream, other } of connections) this.components.connect(stream, other);
      this.readUpTo = checkpoint;
    }
    for await (const page of log.readAll({ after: this.readUpTo, upTo })) {
      for (const record of page) connectionOf(this.components, openRecord(record, keyRing));
      this.readUpTo = page.at(-1)?.position ?? this.readUpTo;
    }
  }
}

/** Recording does not wait for views that cannot be had: then the log says it all. */
function noViews(error: unknown): Awaited<ReturnType<typeof viewsOf>> {
  if (!(error instanceof DaybookProblem) || error.code !== 'views-unavailable') throw error;
  return { checkpoint: 0n, connections: [] };
}

async function viewsOf(facts: FactStore): Promise<{
  readonly checkpoint: Position;
  readonly connections: readonly Connection[];
}> {
  // In this order: a merge that arrives in between is connected early, never missed.
  const checkpoint = await facts.checkpoint();
  return { checkpoint, connections: await facts.connections() };
}
