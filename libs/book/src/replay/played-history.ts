import { epochMsOf, instantFromEpochMs, type DaybookEvent, type Json, type LogEntry } from '@daybook/events';
import { readItem } from '../documents';
import { badParameter } from '../problem';

/** What names an event for ever. */
export interface EventKey {
  readonly source: string;
  readonly id: string;
}

/** One claim as it is played: when and by whom it is told, and where it stands in its own log. */
export interface Played {
  readonly event: DaybookEvent;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Null of a claim that the log does not hold: what if it had been told. */
  readonly position: bigint | null;
}

/** What is done to a history as it is played. */
export interface Alteration {
  /** Events that were never told. */
  readonly without: readonly EventKey[];
  /**
   * Events that were told besides: each when its source says that it entered it (`time`), or after
   * everything else where it does not say.
   */
  readonly with: readonly DaybookEvent[];
  /** Plays nothing that was recorded after this position. */
  readonly to: bigint;
}

/** By whom events are told that the log does not hold. */
const SUPPOSED_BY = 'replay';

/** Plays the pages of a log in their order, altered. */
export class PlayedHistory {
  private readonly without: ReadonlySet<string>;
  private readonly met = new Set<string>();
  private waiting: readonly DaybookEvent[];
  private last = '';
  private over = false;

  constructor(private readonly alteration: Alteration) {
    this.without = new Set(alteration.without.map(keyOf));
    this.waiting = [...alteration.with].sort((a, b) => tellingTime(a) - tellingTime(b));
  }

  /** The keys of `without` that the log did not hold as far as it was played. */
  get notMet(): readonly EventKey[] {
    return this.alteration.without.filter((key) => !this.met.has(keyOf(key)));
  }

  /** Whether an entry was met that lies beyond `to`: no page after it has to be read. */
  get isOver(): boolean {
    return this.over;
  }

  /** What is played of a page of NDJSON log entries. */
  page(lines: Uint8Array): readonly Played[] {
    return Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => this.entry(JSON.parse(line) as WrittenEntry));
  }

  /** What is played after the last entry. */
  end(): readonly Played[] {
    if (this.waiting.length > 0 && this.last === '') throw badParameter('with', 'the log is empty');
    return this.toldBy(Infinity, this.last);
  }

  private entry(entry: WrittenEntry): readonly Played[] {
    const position = BigInt(entry.position);
    if (position > this.alteration.to) this.over = true;
    if (this.over) return [];
    const { recordedAt, recordedBy } = entry;
    const told = this.toldBy(epochMsOf(recordedAt) - 1, this.last === '' ? recordedAt : this.last);
    this.last = recordedAt;
    const key = keyOf(entry.event);
    if (this.without.has(key)) {
      this.met.add(key);
      return told;
    }
    return [...told, { event: eventOf(entry), recordedAt, recordedBy, position }];
  }

  /** The claims besides that are told by an instant, none of them before what was told before. */
  private toldBy(epochMs: number, notBefore: string): readonly Played[] {
    const due = this.waiting.filter((event) => tellingTime(event) <= epochMs);
    this.waiting = this.waiting.slice(due.length);
    return due.map((event) => ({
      event,
      recordedAt: this.instantOf(event, notBefore),
      recordedBy: SUPPOSED_BY,
      position: null,
    }));
  }

  private instantOf({ time }: DaybookEvent, notBefore: string): string {
    if (time === undefined || epochMsOf(time) < epochMsOf(notBefore)) return notBefore;
    return instantFromEpochMs(epochMsOf(time));
  }
}

/** A log entry as it is exported: of it only what replaying needs. */
type WrittenEntry = Pick<LogEntry, 'recordedAt' | 'recordedBy'> & {
  readonly position: string;
  readonly event: DaybookEvent;
};

function eventOf({ event, position }: WrittenEntry): DaybookEvent {
  const item = readItem(event as unknown as Json);
  if ('event' in item) return item.event;
  throw badParameter('log', `the entry at position ${position} cannot be read: ${item.refused.detail}`);
}

function tellingTime({ time }: DaybookEvent): number {
  return time === undefined ? Infinity : epochMsOf(time);
}

function keyOf({ source, id }: EventKey): string {
  return JSON.stringify([source, id]);
}
