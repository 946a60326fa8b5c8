import { canonicalJson } from '@daybook/proof';
import {
  isAmendment,
  isSubject,
  pointerTo,
  readStrictJson,
  streamOf,
  unwrapLogEntry,
  type DaybookEvent,
  type Json,
  type LogEntry,
} from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { readLine } from '../documents';
import { DaybookProblem } from '../problem';
import type { ReadItem } from '../receipt';
import { wordsOf } from './claim-words';

/** Whose history a feed is. */
export interface Feed {
  readonly authority: string;
  readonly source: string;
}

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
  /** Streams of which a line was refused. */
  private readonly spared = new Set<string>();
  private sparesAll = false;
  private count = 0;
  private bytes = 0;

  constructor(private readonly feed: Feed) {}

  /** Takes the next line. @throws DaybookProblem `too-large` where the history is longer than is possible */
  take(bytes: Uint8Array): void {
    this.bytes += bytes.byteLength;
    if (this.bytes > LONGEST_BYTES) throw tooLong();
    const line = this.count++;
    const item = ofFeed(readLine(bytes), this.feed);
    if ('refused' in item) {
      this.refused.push({ line, item });
      this.spare(bytes, item);
      return;
    }
    const stream = streamOf(item.event);
    let lines = this.streams.get(stream);
    if (lines === undefined) this.streams.set(stream, (lines = new StreamLines()));
    lines.take(bytes, { line, event: item.event });
  }

  /** The streams that are told of, in the order in which they come first. */
  get mentioned(): readonly string[] {
    return [...this.streams.keys()];
  }

  of(stream: string): StreamLines | undefined {
    return this.streams.get(stream);
  }

  /**
   * Whether what a stream's lines leave out may be taken as gone. Not where one of its lines was refused, for
   * that line may be what is missing; where it cannot be read whom a refused line is about, nowhere.
   */
  tellsAllOf(stream: string): boolean {
    return !this.sparesAll && !this.spared.has(stream);
  }

  private spare(bytes: Uint8Array, { refused }: RefusedLine['item']): void {
    const subject = refused.errors.some(({ pointer }) => pointer === '/subject') ? null : subjectIn(bytes);
    if (subject === null) this.sparesAll = true;
    else this.spared.add(streamOf({ subject, authority: this.feed.authority }));
  }
}

/** What a feed says of one stream. */
export class StreamLines {
  private readonly kept: { readonly line: number; readonly bytes: Uint8Array }[] = [];
  /** What is said and under which id: a line that comes twice says nothing more. */
  private readonly said = new Set<string>();
  private amends = false;

  take(bytes: Uint8Array, { line, event }: LineEvent): void {
    this.kept.push({ line, bytes });
    if (isAmendment(event.type)) this.amends = true;
    else this.said.add(samenessOf(event));
  }

  get count(): number {
    return this.kept.length;
  }

  /** Whether these words are what is said: all of it, or (`partly`) more than it. */
  isTold(words: readonly string[], { partly }: { readonly partly: boolean }): boolean {
    if (this.amends || this.said.size > words.length) return false;
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
    return this.kept.flatMap(({ line, bytes }) => {
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
export function samenessOf(event: DaybookEvent): string {
  return isAmendment(event.type) ? canonicalJson(event) : `${event.id}\n${wordsOfEvent(event)}`;
}

function wordsOfEvent(event: DaybookEvent): string {
  const [claim] = standingClaims([supposedEntry(event, 1)]);
  if (claim === undefined) throw new Error('an event by itself stands');
  return wordsOf(claim);
}

/** A line of another authority or source is none of this history. */
function ofFeed(item: ReadItem, feed: Feed): ReadItem {
  if ('refused' in item) return item;
  const { event } = item;
  const foreign = (['source', 'authority'] as const).filter((field) => event[field] !== feed[field]);
  const [first, ...others] = foreign.map((field) => ({
    pointer: pointerTo('', field),
    code: 'bad-value' as const,
    detail: `expected ${feed[field]}, of which this is the history`,
  }));
  if (first === undefined) return item;
  const refused = { code: first.code, detail: first.detail, errors: [first, ...others] };
  return { refused, source: event.source, id: event.id };
}

function subjectIn(bytes: Uint8Array): string | null {
  const read = readStrictJson(bytes);
  const value: Json = read.ok ? unwrapLogEntry(read.value) : null;
  const subject = (value as { readonly subject?: unknown } | null)?.subject;
  return typeof subject === 'string' && isSubject(subject) ? subject : null;
}

function tooLong(): DaybookProblem {
  const detail =
    `a history may have at most ${LONGEST_BYTES} bytes at a time; ` +
    'send it in parts, each of other subjects, with scope=partial';
  return new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
}
