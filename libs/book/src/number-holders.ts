import { streamOf, type LogEntry, type Position } from '@daybook/events';
import { foldSubject, type IdentityValue, type PersonValue } from '@daybook/facts';
import { openRecord, type EventLog, type KeyRing } from '@daybook/log';
import type { FactStore } from '@daybook/views';
import { numberIn, type NumberMerge } from './history/number-merges';

/** What registered workers are looked up in. */
export interface NumberHoldersSource {
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  read<T>(work: (facts: FactStore) => Promise<T>): Promise<T>;
  connectedStreams(streams: readonly string[]): Promise<readonly (readonly string[])[]>;
  streamEntries(stream: string): Promise<readonly LogEntry[]>;
}

/** Workers of an authority who are called by their professional numbers. */
export interface NumberedWorkers {
  readonly authority: string;
  /** Such as `swe-104200`. */
  readonly workerIds: readonly string[];
}

/** Who is who among some workers, as all that is recorded of them says. */
interface Persons {
  /** The persons who are registered with a number. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly identities: ReadonlyMap<string, string>;
  /** Whom each subject was ever said to be, whether that stands or not. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds the one registered worker who holds the number by which a file calls a worker, as the log stands now.
 * As far as the views have come they say where to look; from there on the log is read, since views may lag.
 */
export class NumberHolders {
  constructor(private readonly source: NumberHoldersSource) {}

  /**
   * The merges that are still to be entered: none for a number that nobody or more than one person holds, and
   * none that was entered before, for then somebody has retracted it.
   */
  async mergesOf({ authority, workerIds }: NumberedWorkers): Promise<readonly NumberMerge[]> {
    const numbers = new Set(workerIds.map((id) => numberIn(id) ?? ''));
    const named = workerIds.map((id) => streamOf({ subject: `worker/${id}`, authority }));
    const streams = [...named, ...(await this.streamsToRead(authority, numbers))];
    const persons = await this.personsIn([...new Set(streams)]);
    return workerIds.flatMap((id) => mergeOf(id, persons));
  }

  /** Streams that may tell of a holder: those that did as far as views have come, and what was told since. */
  private async streamsToRead(authority: string, numbers: ReadonlySet<string>): Promise<readonly string[]> {
    const { log, keyRing, read } = this.source;
    const upTo = await log.head();
    const { checkpoint, subjects } = await read((facts) => holdersIn(facts, authority, numbers));
    const streams = subjects.map((subject) => streamOf({ subject, authority }));
    for await (const page of log.readAll({ after: checkpoint, upTo })) {
      for (const record of page) {
        const { stream } = openRecord(record, keyRing);
        if (stream.startsWith(`worker-${authority}-`)) streams.push(stream);
      }
    }
    return streams;
  }

  private async personsIn(streams: readonly string[]): Promise<Persons> {
    const holders = new Map<string, Set<string>>();
    const identities = new Map<string, string>();
    const merged = new Map<string, string[]>();
    const connected = await this.source.connectedStreams(streams);
    const components = new Map(connected.map((component) => [[...component].sort().join(' '), component]));
    for (const component of components.values()) {
      const entries: LogEntry[] = [];
      for (const stream of component) entries.push(...(await this.source.streamEntries(stream)));
      for (const { event } of entries.filter(({ event }) => event.type === 'WorkersMerged')) {
        const { into } = event.data;
        if (typeof into === 'string') putIn(merged, event.subject).push(`worker/${into}`);
      }
      for (const fact of foldSubject(entries).facts) {
        if (fact.what === 'identity') identities.set(fact.key, (fact.value as IdentityValue).person);
        const number = fact.what === 'person' ? (fact.value as PersonValue).sweNumber : null;
        if (number !== null) holders.set(number, (holders.get(number) ?? new Set()).add(fact.subject));
      }
    }
    return { holders, identities, merged };
  }
}

function mergeOf(workerId: string, { holders, identities, merged }: Persons): readonly NumberMerge[] {
  const subject = `worker/${workerId}`;
  const personOf = (one: string): string => identities.get(one) ?? one;
  const held = [...(holders.get(numberIn(workerId) ?? '') ?? [])].filter((person) => person !== subject);
  const [into] = held;
  if (into === undefined || held.length > 1 || personOf(subject) === into) return [];
  const wasSaid = (merged.get(subject) ?? []).some((other) => personOf(other) === into);
  return wasSaid ? [] : [{ subject, into }];
}

async function holdersIn(
  facts: FactStore,
  authority: string,
  numbers: ReadonlySet<string>,
): Promise<{ readonly checkpoint: Position; readonly subjects: readonly string[] }> {
  const checkpoint = await facts.checkpoint();
  const persons = await facts.facts({ authority, what: ['person'], knownAt: checkpoint });
  const holding = persons.filter(({ value }) => numbers.has((value as PersonValue).sweNumber ?? ''));
  return { checkpoint, subjects: holding.map(({ subject }) => subject) };
}

function putIn(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
