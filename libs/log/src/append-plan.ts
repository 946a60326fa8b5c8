import { epochMsOf, instantFromEpochMs, type Position } from '@daybook/events';
import type {
  AppendRequest,
  AppendResult,
  EventToAppend,
  ExpectedRevision,
  Recorded,
  StreamExpectation,
} from './event-log';

/** The first recording of a key (source, id), with the fingerprint of what was sent then. */
export interface FirstReceipt extends Recorded {
  readonly contentHmac: Uint8Array;
}

/** What an append has to know of the log as it stands. */
export interface LogIndex {
  readonly head: Position;
  /** `recordedAt` of the last record in milliseconds since 1970, or undefined in an empty log. */
  readonly lastRecordedAtMs: number | undefined;
  receiptOf(source: string, id: string): FirstReceipt | undefined;
  /** The last revision of a stream, or null where it has no event. */
  lastRevisionOf(stream: string): bigint | null;
}

/** A record as it is going to be written: its bytes, and what the columns beside them say. */
export interface RecordToWrite extends FirstReceipt {
  readonly stream: string;
  readonly source: string;
  readonly id: string;
  readonly recordedAtMs: number;
  readonly bytes: Uint8Array;
}

/** What becomes of a request: its answers, and the records to write before they may be given. */
export interface AppendPlan {
  readonly results: readonly AppendResult[];
  readonly records: readonly RecordToWrite[];
}

/**
 * Throws a RangeError where the caller asks what cannot be meant: an expected revision for several events, or
 * a `now` that is not written as `recordedAt` is.
 */
export function checkRequest({ events, expected, now }: AppendRequest): void {
  if (expected !== undefined && expected !== 'any' && events.length > 1) {
    throw new RangeError(`an expected revision goes with one event, not with ${events.length}`);
  }
  if (now !== undefined && instantFromEpochMs(epochMsOf(now)) !== now) {
    throw new RangeError(`now must be an instant with Z and milliseconds, not ${JSON.stringify(now)}`);
  }
}

/** Decides what becomes of each event of a request, writing nothing. `clockMs`: milliseconds since 1970. */
export function planAppend(request: AppendRequest, index: LogIndex, clockMs: number): AppendPlan {
  const asked = request.now === undefined ? Math.floor(clockMs) : epochMsOf(request.now);
  const recordedAtMs = Math.max(asked, index.lastRecordedAtMs ?? asked);
  const draft = new Draft(index, { recordedAtMs, recordedBy: request.recordedBy });
  const stands = draft.stand(request.decidedOn ?? []);
  const results = request.events.map((event) =>
    draft.take(event, { stands, expectations: [request.expected, event.expected] }),
  );
  const refused = results.some((result) => result.status === 'refused');
  if (request.doomed === true || (request.atomic === true && refused)) {
    return { results: results.map((result) => unlessKnown(result, index.head)), records: [] };
  }
  return { results, records: draft.records };
}

/** Of a batch that is refused whole only what was in the log before keeps its receipt. */
function unlessKnown(result: AppendResult, head: Position): AppendResult {
  if (result.status === 'refused' || result.position <= head) return result;
  return { status: 'refused', code: 'batch-refused' };
}

/** What an event is held to: whether other streams stand where they should, and its own stream's revision. */
interface Expectations {
  readonly stands: boolean;
  readonly expectations: readonly (ExpectedRevision | undefined)[];
}

/** The records of one request so far, seen by its later events as if they were already in the log. */
class Draft {
  readonly records: RecordToWrite[] = [];
  private readonly drafted = new Map<string, RecordToWrite>();
  private readonly lastBefore = new Map<string, bigint | null>();
  private readonly lastRevisions = new Map<string, bigint>();
  private readonly recordedAt: string;

  constructor(
    private readonly index: LogIndex,
    private readonly writing: { readonly recordedAtMs: number; readonly recordedBy: string },
  ) {
    this.recordedAt = instantFromEpochMs(writing.recordedAtMs);
  }

  /** Whether streams are where they are expected to be. */
  stand(streams: readonly StreamExpectation[]): boolean {
    return streams.every(({ stream, expected }) => holds(expected, this.lastRevisionBefore(stream)));
  }

  take(event: EventToAppend, { stands, expectations }: Expectations): AppendResult {
    const first = this.drafted.get(keyOf(event)) ?? this.index.receiptOf(event.source, event.id);
    if (first !== undefined) return answerAgain(first, event);
    const before = this.lastRevisionBefore(event.stream);
    if (!stands || !expectations.every((expected) => holds(expected, before))) {
      return { status: 'refused', code: 'stream-moved-on', revision: before };
    }
    const last = this.lastRevisions.get(event.stream) ?? before;
    const { position, revision, recordedAt } = this.write(event, last === null ? 0n : last + 1n);
    return { status: 'recorded', position, revision, recordedAt };
  }

  /** Looked up once for each stream: of a hundred events of one stream ninety-nine need not ask. */
  private lastRevisionBefore(stream: string): bigint | null {
    const known = this.lastBefore.get(stream);
    if (known !== undefined) return known;
    const last = this.index.lastRevisionOf(stream);
    this.lastBefore.set(stream, last);
    return last;
  }

  private write(event: EventToAppend, revision: bigint): RecordToWrite {
    const { stream, source, id, contentHmac } = event;
    const { recordedAtMs, recordedBy } = this.writing;
    const { recordedAt } = this;
    const position = this.index.head + BigInt(this.records.length) + 1n;
    const bytes = recordBytes(event, { revision, recordedAt, recordedBy });
    const record = { position, revision, recordedAt, recordedAtMs, stream, source, id, contentHmac, bytes };
    this.records.push(record);
    this.drafted.set(keyOf(event), record);
    this.lastRevisions.set(stream, revision);
    return record;
  }
}

function holds(expected: ExpectedRevision | undefined, last: bigint | null): boolean {
  if (expected === undefined || expected === 'any') return true;
  return last === (expected === 'no-stream' ? null : expected);
}

function answerAgain(first: FirstReceipt, event: EventToAppend): AppendResult {
  if (Buffer.compare(first.contentHmac, event.contentHmac) !== 0)
    return { status: 'refused', code: 'id-reused' };
  const { position, revision, recordedAt } = first;
  return { status: 'duplicate', position, revision, recordedAt };
}

/** One text for (source, id) that no other pair has: the length says where the source ends. */
export function keyOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source.length}:${source}${id}`;
}

/**
 * The bytes of a record (events.md §2, The record): canonical JSON (RFC 8785), so its members stand in the
 * order of their names. The parts come as canonical JSON; of a string JSON.stringify makes just that.
 */
function recordBytes(
  { eventJson, sealedJson, stream }: EventToAppend,
  { revision, recordedAt, recordedBy }: { revision: bigint; recordedAt: string; recordedBy: string },
): Uint8Array {
  const sealed = sealedJson === undefined ? '' : `,"sealed":${sealedJson}`;
  const by = JSON.stringify(recordedBy);
  const written = `"recordedAt":"${recordedAt}","recordedBy":${by},"revision":${revision}`;
  return Buffer.from(`{"event":${eventJson},${written}${sealed},"stream":${JSON.stringify(stream)},"v":1}`);
}
