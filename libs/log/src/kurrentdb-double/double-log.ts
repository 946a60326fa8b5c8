/** An event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the double keeps it. `position` is both its commit and its prepare position. */
export interface KeptEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Milliseconds since 1970; may step back from one event to the next, as a server's clock may. */
  readonly createdMs: number;
}

/** What an append expects of its stream. */
export type DoubleExpectation = 'any' | 'no-stream' | 'stream-exists' | bigint;

/** What became of an append: `revision` and `position` are those of its last event. */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: bigint; readonly position: bigint }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint | null };

/** What a record takes in the log besides its data: positions are offsets, so they have gaps. */
const RECORD_OVERHEAD = 97;

/** The log of the double: streams, and `$all` in the order of commits. */
export class DoubleLog {
  readonly all: KeptEvent[] = [];
  private readonly streams = new Map<string, KeptEvent[]>();
  private readonly listeners = new Set<() => void>();
  private nextPosition = 0n;
  private appends = 0;

  /** `interleave`: others write to the same server, among what is appended. */
  constructor(private readonly options: { readonly interleave: boolean }) {
    this.keep('$metadata-of-server', [systemEvent(0)]);
  }

  /** Appends all of the events or none, as a server does: its check of ids needs an expected revision. */
  append(stream: string, expected: DoubleExpectation, proposed: readonly ProposedEvent[]): AppendOutcome {
    const kept = this.streams.get(stream) ?? [];
    const current = lastRevisionOf(kept);
    if (!holds(expected, current)) {
      return this.again(kept, expected, proposed) ?? { kind: 'wrong-expected-version', current };
    }
    this.interleaved();
    const outcome = appended(this.keep(stream, proposed));
    for (const tell of [...this.listeners]) tell();
    return outcome;
  }

  /** The events of one stream, undefined where there is none. */
  streamOf(name: string): readonly KeptEvent[] | undefined {
    return this.streams.get(name);
  }

  /** The index in `$all` of the event at just this position, -1 where none is. */
  indexOf(position: bigint): number {
    let low = 0;
    let high = this.all.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.all[middle]?.position ?? 0n;
      if (found === position) return middle;
      if (found < position) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Tells of every append until what it answers with is called. */
  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The same ids again at the revision at which they were first expected: the first answer again. */
  private again(
    kept: readonly KeptEvent[],
    expected: DoubleExpectation,
    proposed: readonly ProposedEvent[],
  ): AppendOutcome | undefined {
    if (expected === 'stream-exists' || expected === 'any' || proposed.length === 0) return undefined;
    const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
    const there = kept.slice(first, first + proposed.length);
    if (there.length < proposed.length || proposed.some(({ id }, index) => there[index]?.id !== id))
      return undefined;
    return appended(there.at(-1));
  }

  private keep(stream: string, proposed: readonly ProposedEvent[]): KeptEvent | undefined {
    const kept = this.streams.get(stream) ?? [];
    if (proposed.length > 0) this.streams.set(stream, kept);
    for (const event of proposed) {
      const position = this.nextPosition;
      // Every fourth event was written by a machine whose clock is an hour behind.
      const createdMs = Date.now() - (this.all.length % 4 === 3 ? 3_600_000 : 0);
      const written = { ...event, stream, revision: BigInt(kept.length), position, createdMs };
      kept.push(written);
      this.all.push(written);
      this.nextPosition += BigInt(
        RECORD_OVERHEAD + stream.length + event.data.length + event.metadata.length,
      );
    }
    return kept.at(-1);
  }

  private interleaved(): void {
    this.appends += 1;
    if (!this.options.interleave) return;
    if (this.appends % 3 === 1) this.keep('$stats-127.0.0.1:2113', [systemEvent(this.appends)]);
    if (this.appends % 5 === 2) this.keep('worker-of-another-application', [foreignEvent(this.appends)]);
  }
}

function lastRevisionOf(kept: readonly KeptEvent[]): bigint | null {
  return kept.at(-1)?.revision ?? null;
}

function appended(last: KeptEvent | undefined): AppendOutcome {
  return { kind: 'appended', revision: last?.revision ?? 0n, position: last?.position ?? 0n };
}

function holds(expected: DoubleExpectation, current: bigint | null): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return current === null;
  if (expected === 'stream-exists') return current !== null;
  return current === expected;
}

function systemEvent(number: number): ProposedEvent {
  return eventOf(number, { type: '$statsCollected', contentType: 'application/json' });
}

function foreignEvent(number: number): ProposedEvent {
  return eventOf(number, { type: 'InvoiceRaised', contentType: 'application/json' });
}

function eventOf(number: number, kind: { type: string; contentType: string }): ProposedEvent {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const data = Buffer.from(`{"number":${number},"padding":"${'x'.repeat(number % 17)}"}`);
  return { id, ...kind, data, metadata: Buffer.from('{}') };
}
