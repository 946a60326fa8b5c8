import { streamOf, type DaybookEvent, type LogEntry, type Problem } from '@daybook/events';
import { foldSubject, type Finding } from '@daybook/facts';
import {
  sealEvents,
  type AppendRequest,
  type AppendResult,
  type ExpectedRevision,
  type KeyRing,
} from '@daybook/log';

/** One event of a request as it could be read: well-formed, or refused with what was wrong. */
export type ReadItem =
  | { readonly event: DaybookEvent }
  | { readonly refused: Problem; readonly source?: string; readonly id?: string };

/** A request to record, its events in order. */
export interface RecordRequest {
  readonly items: readonly ReadItem[];
  readonly recordedBy: string;
  readonly atomic?: boolean;
  readonly strict?: boolean;
  readonly expected?: ExpectedRevision;
  readonly now?: string;
}

/** What a refusal says, with the findings of strict recording. */
export interface ReceiptProblem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly findings?: readonly ReceiptFinding[];
}

/** A finding that an event would have added. */
export interface ReceiptFinding {
  readonly rule: string;
  readonly severity: string;
  readonly from: string;
  readonly to: string | null;
  readonly message: string;
}

/** What became of one event (interfaces.md §1.2). */
export interface Receipt {
  readonly source?: string;
  readonly id?: string;
  readonly status: 'recorded' | 'duplicate' | 'refused';
  readonly position?: string;
  /** Of a recorded event or a duplicate its own; of `stream-moved-on` the stream's, or null. */
  readonly revision?: string | null;
  readonly recordedAt?: string;
  readonly problem?: ReceiptProblem;
}

/** What the recorder needs of the world. */
export interface RecorderPorts {
  readonly keyRing: KeyRing;
  append(request: AppendRequest): Promise<readonly AppendResult[]>;
  /** The recorded entries of a stream, in order. */
  streamEntries(stream: string): Promise<readonly LogEntry[]>;
}

/** How often strict recording looks again when somebody else was quicker. */
const STRICT_ATTEMPTS = 50;

/** Takes claims in and answers each with a receipt. */
export class Recorder {
  constructor(private readonly ports: RecorderPorts) {}

  /** Records a request; receipts are in its order. Resolves only when all that was recorded is durable. */
  async record(request: RecordRequest): Promise<readonly Receipt[]> {
    if (request.atomic === true) return this.recordAllOrNone(request);
    if (request.strict === true) return this.recordStrictly(request);
    const events = request.items.flatMap((item) => ('event' in item ? [item.event] : []));
    const results = events.length === 0 ? [] : await this.append(events, request);
    return mergeReceipts(request.items, results.map(outcomeOf));
  }

  private append(
    events: readonly DaybookEvent[],
    request: Omit<RecordRequest, 'items'> & { readonly doomed?: boolean; readonly revisions?: Revisions },
  ): Promise<readonly AppendResult[]> {
    const sealed = sealEvents(events, this.ports.keyRing);
    return this.ports.append({
      events: sealed.map((event) => ({ ...event, ...expectedOf(request.revisions, event.stream) })),
      recordedBy: request.recordedBy,
      ...(request.atomic === undefined ? {} : { atomic: request.atomic }),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      ...(request.now === undefined ? {} : { now: request.now }),
      ...(request.doomed === undefined ? {} : { doomed: request.doomed }),
    });
  }

  /** Events that cannot be read, or would not add up, doom the request; each is told what became of it. */
  private async recordAllOrNone(request: RecordRequest): Promise<readonly Receipt[]> {
    const events = request.items.flatMap((item) => ('event' in item ? [item.event] : []));
    for (let attempt = 1; ; attempt++) {
      const { refusals, revisions } = await this.judgeTogether(events, request);
      const doomed = refusals.size > 0 || events.length < request.items.length;
      const results = events.length === 0 ? [] : await this.append(events, { ...request, doomed, revisions });
      const movedOn = results.some(
        (result) => result.status === 'refused' && result.code === 'stream-moved-on',
      );
      if (movedOn && request.strict === true && request.expected === undefined && attempt < STRICT_ATTEMPTS)
        continue;
      const outcomes = results.map((result, index) => {
        const refusal = refusals.get(index);
        return refusal !== undefined && result.status === 'refused'
          ? { status: 'refused' as const, problem: refusal }
          : outcomeOf(result);
      });
      return mergeReceipts(request.items, outcomes);
    }
  }

  private async recordStrictly(request: RecordRequest): Promise<readonly Receipt[]> {
    const outcomes: Outcome[] = [];
    for (const item of request.items) {
      if ('event' in item) outcomes.push(await this.recordOneStrictly(item.event, request));
    }
    return mergeReceipts(request.items, outcomes);
  }

  private async recordOneStrictly(event: DaybookEvent, request: RecordRequest): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const { refusals, revisions } = await this.judgeTogether([event], { ...request, strict: true });
      const [result] = await this.append([event], { ...request, doomed: refusals.size > 0, revisions });
      if (result === undefined) throw new Error('the log answered nothing');
      if (result.status === 'refused' && result.code === 'stream-moved-on') {
        if (request.expected === undefined && attempt < STRICT_ATTEMPTS) continue;
        return outcomeOf(result);
      }
      const refusal = refusals.get(0);
      const lost = result.status === 'refused' && result.code === 'batch-refused';
      return lost && refusal !== undefined ? { status: 'refused', problem: refusal } : outcomeOf(result);
    }
  }

  /** What strict recording refuses of these events, told in order, and the revisions it looked at. */
  private async judgeTogether(
    events: readonly DaybookEvent[],
    request: Pick<RecordRequest, 'strict'>,
  ): Promise<{ readonly refusals: ReadonlyMap<number, ReceiptProblem>; readonly revisions: Revisions }> {
    const refusals = new Map<number, ReceiptProblem>();
    const revisions = new Map<string, ExpectedRevision>();
    if (request.strict !== true) return { refusals, revisions };
    const told = new Map<string, LogEntry[]>();
    for (const [index, event] of events.entries()) {
      const stream = streamOf(event);
      let entries = told.get(stream);
      if (entries === undefined) {
        entries = [...(await this.ports.streamEntries(stream))];
        told.set(stream, entries);
        revisions.set(stream, entries.at(-1)?.revision ?? 'no-stream');
      }
      if (entries.some(({ event: known }) => known.source === event.source && known.id === event.id))
        continue;
      const supposed = [...entries, supposedEntry(event, entries)];
      const added = addedErrors(foldSubject(entries).findings, foldSubject(supposed).findings);
      if (added.length > 0) refusals.set(index, wouldNotAddUp(added));
      else entries.push(supposedEntry(event, entries));
    }
    return { refusals, revisions };
  }
}

type Revisions = ReadonlyMap<string, ExpectedRevision>;
type Outcome = Pick<Receipt, 'status' | 'position' | 'revision' | 'recordedAt' | 'problem'>;

function expectedOf(
  revisions: Revisions | undefined,
  stream: string,
): { readonly expected?: ExpectedRevision } {
  const expected = revisions?.get(stream);
  return expected === undefined ? {} : { expected };
}

/** The event as it would stand if it were recorded next; its position only has to differ from the others. */
function supposedEntry(event: DaybookEvent, entries: readonly LogEntry[]): LogEntry {
  const last = entries.at(-1);
  return {
    position: (last?.position ?? 0n) + 1n,
    revision: (last?.revision ?? -1n) + 1n,
    stream: streamOf(event),
    recordedAt: last?.recordedAt ?? '',
    recordedBy: '',
    event,
  };
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

const refusalDetail = {
  'id-reused': 'this source and id were recorded before with other content',
  'batch-refused': 'it would have been recorded, but another event of the same request was refused',
  'stream-moved-on': 'the stream is not at the expected revision',
} as const;

function outcomeOf(result: AppendResult): Outcome {
  if (result.status !== 'refused') {
    const { status, position, revision, recordedAt } = result;
    return { status, position: String(position), revision: String(revision), recordedAt };
  }
  const { code } = result;
  const detail = refusalDetail[code];
  const pointer = code === 'id-reused' ? '/id' : '';
  const problem = { code, detail, errors: [{ pointer, code, detail }] };
  if (code !== 'stream-moved-on') return { status: 'refused', problem };
  return { status: 'refused', revision: result.revision === null ? null : String(result.revision), problem };
}

/** Puts receipts of the well-formed and refusals of the rest back into the order of the request. */
function mergeReceipts(items: readonly ReadItem[], outcomes: readonly Outcome[]): readonly Receipt[] {
  let next = 0;
  return items.map((item) => {
    if ('event' in item) {
      const outcome = outcomes[next++];
      if (outcome === undefined) throw new Error('the log answered fewer events than it was given');
      return { source: item.event.source, id: item.event.id, ...outcome };
    }
    return {
      ...(item.source === undefined ? {} : { source: item.source }),
      ...(item.id === undefined ? {} : { id: item.id }),
      status: 'refused',
      problem: item.refused,
    };
  });
}
