import { canonicalJson } from '@daybook/proof';
import {
  compareUtf8,
  isAmendment,
  isSubject,
  isCivilDate,
  pointerTo,
  readStrictJson,
  streamOf,
  unwrapLogEntry,
  type DaybookEvent,
  type Json,
  type LogEntry,
} from '@daybook/events';
import { standingClaims, type Claim } from '@daybook/facts';
import { readLine } from '../documents';
import { DaybookProblem } from '../problem';
import type { ReadItem } from '../receipt';
import { wordsOf } from './claim-words';
import { isInRange, type HistoryExtent } from './history-extent';
import { numberedWorkerIn } from './number-merges';
import { sideOf, type Window } from './window';

/** A line that was refused, counted over non-empty lines from 0. */
export interface RefusedLine {
  readonly line: number;
  readonly item: Extract<ReadItem, { readonly refused: unknown }>;
}

/** An event of a feed and the line on which it stands. */
export interface LineEvent {
  readonly line: number;
  readonly event: DaybookEvent;
}

/**
 * How many bytes of lines a history may have: they are kept in memory until the last has come, for what is
 * absent can only be known then. Never on disk, where personal data would lie in the clear.
 */
const LONGEST_BYTES = 128 * 1_048_576;

/** The lines of a feed, sorted by whom they tell of: their bytes, and what they say. */
export class FeedLines {
  readonly refused: RefusedLine[] = [];
  private readonly streams = new Map<string, StreamLines>();
  /** Streams of which a line was refused, and those of them of which nothing is to be taken as gone. */
  private readonly refusedOf = new Set<string>();
  private readonly spared = new Set<string>();
  private readonly numbered = new Set<string>();
  private sparesAll = false;
  private count = 0;
  private bytes = 0;

  constructor(private readonly extent: HistoryExtent) {}

  /** Takes the next line. @throws DaybookProblem `too-large` where the history is longer than is possible */
  take(bytes: Uint8Array): void {
    this.bytes += bytes.byteLength;
    if (this.bytes > LONGEST_BYTES) throw tooLong();
    const line = this.count++;
    const read = readLine(bytes);
    const item = ofExtent(read, this.extent);
    if ('refused' in item) {
      this.refused.push({ line, item });
      this.spare(bytes, 'refused' in read ? read : null);
      return;
    }
    const worker = numberedWorkerIn(item.event);
    if (worker !== null) this.numbered.add(worker);
    const stream = streamOf(item.event);
    let lines = this.streams.get(stream);
    if (lines === undefined) this.streams.set(stream, (lines = new StreamLines(this.extent.window)));
    lines.take(bytes, { line, event: item.event });
  }

  /** Whether a line is about a stream, if only one that was refused. */
  names(stream: string): boolean {
    return this.streams.has(stream) || this.refusedOf.has(stream);
  }

  /** The streams that are told of, in the order in which they come first. */
  get mentioned(): readonly string[] {
    return [...this.streams.keys()];
  }

  /** The workers to whom cases are allocated by their professional numbers. */
  get numberedWorkers(): readonly string[] {
    return [...this.numbered].sort(compareUtf8);
  }

  of(stream: string): StreamLines | undefined {
    return this.streams.get(stream);
  }

  /**
   * Whether what a stream's lines leave out may be taken as gone. Not where one of its lines was refused, for
   * that line may be what is missing; where it cannot be read whom a refused line is about, nowhere. Lines
   * of other subjects, or of days before the window, are not what is missing.
   */
  tellsAllOf(stream: string): boolean {
    return !this.sparesAll && !this.spared.has(stream);
  }

  /** Keeps what a refused line may be about from being taken as gone. `unread`: why it cannot be read. */
  private spare(bytes: Uint8Array, unread: RefusedLine['item'] | null): void {
    const { subject, effectiveOn } = placeIn(bytes);
    const isWrong = (field: string): boolean =>
      unread?.refused.errors.some(({ pointer }) => pointer === field) ?? false;
    const { feed, range, window } = this.extent;
    if (subject === null || isWrong('/subject')) {
      this.sparesAll = true;
    } else if (isInRange(subject, range)) {
      const stream = streamOf({ subject, authority: feed.authority });
      this.refusedOf.add(stream);
      const isBefore = window !== null && effectiveOn !== null && effectiveOn < window.from;
      if (!isBefore || isWrong('/effectiveon')) this.spared.add(stream);
    }
  }
}

/** What a feed says of one stream. */
export class StreamLines {
  private readonly kept: { readonly line: number; readonly bytes: Uint8Array }[] = [];
  /** What is said and under which id: a line that comes twice says nothing more. */
  private readonly said = new Set<string>();
  /** The lines that tell of days before the window. */
  private readonly early = new Set<number>();
  private mustBeCompared = false;

  constructor(private readonly window: Window | null) {}

  take(bytes: Uint8Array, { line, event }: LineEvent): void {
    this.kept.push({ line, bytes });
    if (isAmendment(event.type)) {
      this.mustBeCompared = true;
      return;
    }
    const claim = claimOfEvent(event);
    const side = sideOf(claim, this.window);
    if (side === 'after') this.mustBeCompared = true;
    if (side === 'before') this.early.add(line);
    else this.said.add(samenessOf(event, claim));
  }

  get count(): number {
    return this.kept.length;
  }

  /** Whether these words are what is said within the window: all of it, or (`partly`) more than it. */
  isTold(words: readonly string[], { partly }: { readonly partly: boolean }): boolean {
    if (this.mustBeCompared || this.said.size > words.length) return false;
    if (!partly && this.said.size < words.length) return false;
    const left = new Map<string, number>();
    for (const one of words) left.set(one, (left.get(one) ?? 0) + 1);
    for (const said of this.said) {
      const one = said.slice(said.indexOf('\n') + 1);
      const count = left.get(one) ?? 0;
      if (count === 0) return false;
      left.set(one, count - 1);
    }
    return true;
  }

  /** The events, read once more. */
  events(): readonly LineEvent[] {
    return this.read(() => true);
  }

  /** Those of days before the window, read once more. */
  earlyEvents(): readonly LineEvent[] {
    return this.early.size === 0 ? [] : this.read((line) => this.early.has(line));
  }

  private read(isWanted: (line: number) => boolean): readonly LineEvent[] {
    return this.kept.flatMap(({ line, bytes }) => {
      if (!isWanted(line)) return [];
      const item = readLine(bytes);
      return 'event' in item ? [{ line, event: item.event }] : [];
    });
  }
}

/** An event as an entry that is not recorded: where it stands is only to tell it from others. */
export function supposedEntry(event: DaybookEvent, place: number): LogEntry {
  const stream = streamOf(event);
  return { position: BigInt(place), revision: 0n, stream, recordedAt: '', recordedBy: '', event };
}

/** What two lines must have in common to be one: their ids, which have no line ends, and all they say. */
export function samenessOf(event: DaybookEvent, claim?: Claim): string {
  if (isAmendment(event.type)) return canonicalJson(event);
  return `${event.id}\n${wordsOf(claim ?? claimOfEvent(event))}`;
}

/** What an event claims by itself. */
function claimOfEvent(event: DaybookEvent): Claim {
  const [claim] = standingClaims([supposedEntry(event, 1)]);
  if (claim === undefined) throw new Error('an event by itself stands');
  return claim;
}

/** A line of another authority or source, or of a subject out of range, is none of this history. */
function ofExtent(item: ReadItem, { feed, range }: HistoryExtent): ReadItem {
  if ('refused' in item) return item;
  const { event } = item;
  const foreign = (['source', 'authority'] as const).filter((field) => event[field] !== feed[field]);
  const errors = foreign.map((field) =>
    badValue(field, `expected ${feed[field]}, of which this is the history`),
  );
  if (!isInRange(event.subject, range)) errors.push(badValue('subject', rangeInWords(range)));
  const [first, ...others] = errors;
  if (first === undefined) return item;
  const refused = { code: first.code, detail: first.detail, errors: [first, ...others] };
  return { refused, source: event.source, id: event.id };
}

function badValue(field: string, detail: string) {
  return { pointer: pointerTo('', field), code: 'bad-value' as const, detail };
}

function rangeInWords({ after, through }: HistoryExtent['range']): string {
  const bounds = [after === null ? '' : ` after ${after}`, through === null ? '' : ` up to ${through}`];
  return `expected a subject${bounds.join('')}: this history tells of these only`;
}

/** Whom and which day a line is about, as far as that can be read. */
function placeIn(bytes: Uint8Array): {
  readonly subject: string | null;
  readonly effectiveOn: string | null;
} {
  const read = readStrictJson(bytes);
  const value: Json = read.ok ? unwrapLogEntry(read.value) : null;
  const { subject, effectiveon } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    subject: typeof subject === 'string' && isSubject(subject) ? subject : null,
    effectiveOn: typeof effectiveon === 'string' && isCivilDate(effectiveon) ? effectiveon : null,
  };
}

function tooLong(): DaybookProblem {
  const detail =
    `a history may have at most ${LONGEST_BYTES} bytes at a time; ` +
    'send it in pages, each of a range of subjects (subjectAfter, subjectThrough)';
  return new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
}
