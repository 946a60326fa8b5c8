import { streamOf, type DaybookEvent, type LogEntry } from '@daybook/events';
import { Components, foldSubject, mergedInto, type Finding } from '@daybook/facts';
import type { ExpectedRevision, StreamExpectation } from '@daybook/log';
import type { ReceiptProblem } from './receipt';

/** What strict recording looks at. */
export interface StrictPorts {
  /** The recorded entries of a stream, in order. */
  streamEntries(stream: string): Promise<readonly LogEntry[]>;
  /** For each of these streams all those that recorded merges, standing or not, connect with it. */
  connectedStreams(streams: readonly string[]): Promise<readonly (readonly string[])[]>;
}

/** What strict recording refuses of a request, and the streams that it looked at to say so. */
export interface Judgement {
  /** By the index of the event. */
  readonly refusals: ReadonlyMap<number, ReceiptProblem>;
  readonly decidedOn: readonly StreamExpectation[];
}

/**
 * Greater than the position of any record. Of one that is only supposed it is no more than a name, which has
 * to differ from those of all others.
 */
const SUPPOSED = 2n ** 62n;

/**
 * Judges events, told in order (events.md §1): one that would add an error-level finding to its person, or
 * let one grow, is refused. A person's are all streams that merges connect, those of the request too: what
 * stands of them is for the fold to say.
 */
export async function judgeTogether(events: readonly DaybookEvent[], ports: StrictPorts): Promise<Judgement> {
  const supposed = events.map(supposedEntry);
  const told = await Told.of(supposed, ports);
  const refusals = new Map<number, ReceiptProblem>();
  for (const [index, entry] of supposed.entries()) {
    const known = await told.withAll(entry);
    if (known.some((other) => isSameKey(other, entry))) continue;
    const added = addedErrors(foldSubject(known).findings, foldSubject([...known, entry]).findings);
    if (added.length > 0) refusals.set(index, wouldNotAddUp(added));
    else told.add(entry);
  }
  return { refusals, decidedOn: told.revisions() };
}

/** What is recorded of the persons that a request is about, and what it has added so far. */
class Told {
  private readonly components = new Components();
  private readonly entries = new Map<string, LogEntry[]>();
  private readonly expected = new Map<string, ExpectedRevision>();

  private constructor(private readonly ports: StrictPorts) {}

  /** Who belongs together is settled before their entries are read. */
  static async of(supposed: readonly LogEntry[], ports: StrictPorts): Promise<Told> {
    const told = new Told(ports);
    const streams = new Set(supposed.flatMap((entry) => [entry.stream, ...othersOf(entry)]));
    for (const [stream = '', ...others] of await ports.connectedStreams([...streams])) {
      for (const other of others) told.components.connect(stream, other);
    }
    return told;
  }

  /** All that is known of the person of an entry, and of whom it makes one person with them. */
  async withAll(entry: LogEntry): Promise<readonly LogEntry[]> {
    const streams = [entry.stream, ...othersOf(entry)].flatMap((each) => this.components.streamsOf(each));
    const known: LogEntry[] = [];
    for (const stream of new Set(streams)) known.push(...(await this.of(stream)));
    return known;
  }

  /** The entry is taken for recorded. */
  add(entry: LogEntry): void {
    this.entries.get(entry.stream)?.push(entry);
    for (const other of othersOf(entry)) this.components.connect(entry.stream, other);
  }

  /** Where each stream that was looked at stood. */
  revisions(): readonly StreamExpectation[] {
    return [...this.expected].map(([stream, expected]) => ({ stream, expected }));
  }

  private async of(stream: string): Promise<readonly LogEntry[]> {
    const known = this.entries.get(stream);
    if (known !== undefined) return known;
    const read = [...(await this.ports.streamEntries(stream))];
    this.entries.set(stream, read);
    this.expected.set(stream, read.at(-1)?.revision ?? 'no-stream');
    return read;
  }
}

function othersOf(entry: LogEntry): readonly string[] {
  const other = mergedInto(entry);
  return other === null ? [] : [other];
}

/** The event as it would stand if it were recorded; the fold asks neither when nor by whom. */
function supposedEntry(event: DaybookEvent, index: number): LogEntry {
  return {
    position: SUPPOSED + BigInt(index),
    revision: 0n,
    stream: streamOf(event),
    recordedAt: '',
    recordedBy: '',
    event,
  };
}

/** The same key again is a duplicate, or reused: the log says which. */
function isSameKey({ event: one }: LogEntry, { event: other }: LogEntry): boolean {
  return one.source === other.source && one.id === other.id;
}

/** Error-level findings that are new, or have grown: no earlier one of the rule covers them. */
function addedErrors(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const covers = (old: Finding, now: Finding): boolean =>
    old.rule === now.rule &&
    old.from <= now.from &&
    (old.to === null || (now.to !== null && now.to <= old.to)) &&
    now.because.every((position) => old.because.includes(position));
  return after.filter((now) => now.severity === 'error' && !before.some((old) => covers(old, now)));
}

function wouldNotAddUp(findings: readonly Finding[]): ReceiptProblem {
  const code = 'would-not-add-up';
  return {
    code,
    detail: `the event would not add up with what is recorded: ${findings[0]?.message ?? ''}`,
    errors: findings.map(({ rule, message }) => ({ pointer: '', code, detail: `${rule}: ${message}` })),
    findings: findings.map(({ rule, severity, from, to, message }) => ({
      rule,
      severity,
      from,
      to,
      message,
    })),
  };
}
