import { dateOfDayNumber } from '@daybook/events';
import type { DaybookEvent, JsonObject } from '@daybook/events';

import { weekdayOf } from './census-year';
import type { Randomness } from './randomness';

/** What is recorded at one instant of the sandbox, in order. */
export interface Step {
  readonly now: string;
  readonly events: readonly DaybookEvent[];
}

/** The systems that tell: human resources, the agency portal, case management, the census return. */
export type Emitter = 'hr' | 'agency' | 'cases' | 'census';

/** Something that a source system has learned. Days are day numbers. */
export interface Claim {
  readonly emitter: Emitter;
  readonly type: string;
  readonly subject: string;
  /** The day from (or on) which it is true; left out on amendments. */
  readonly on?: number;
  readonly data: JsonObject;
  /** The day on which it is keyed. */
  readonly learned: number;
}

/** An entered claim, by which it can be amended. */
export interface Entry {
  readonly event: DaybookEvent;
  readonly learned: number;
}

/** Events of one request, so that a body stays far below 1 MiB. */
const MOST_IN_STEP = 500;
const TUESDAY = 2;
const FRIDAY = 5;
const systems: Readonly<Record<Emitter, string>> = {
  hr: 'itrent',
  agency: 'agency-portal',
  cases: 'case-management',
  census: 'workforce-census',
};

/**
 * The claims of all source systems, on their way to the record with the feeds of Tuesday and Friday
 * evening.
 */
export class Journal {
  private readonly claims: { readonly feed: number; readonly event: DaybookEvent }[] = [];
  private readonly counts: Record<Emitter, number> = { hr: 0, agency: 0, cases: 0, census: 0 };

  constructor(
    private readonly authority: string,
    private readonly chance: Randomness,
  ) {}

  /** Enters a claim; ids count up by source system. */
  enter(claim: Claim): Entry {
    this.counts[claim.emitter] += 1;
    const system = systems[claim.emitter];
    const event: DaybookEvent = {
      specversion: '1.0',
      id: `${system}-${this.authority}-${String(this.counts[claim.emitter]).padStart(6, '0')}`,
      source: `urn:${system}:${this.authority}`,
      type: claim.type,
      subject: claim.subject,
      authority: this.authority,
      ...(claim.on === undefined ? {} : { effectiveon: dateOfDayNumber(claim.on) }),
      time: this.keyedAt(claim),
      data: claim.data,
    };
    this.claims.push({ feed: feedDay(claim.learned), event });
    return { event, learned: claim.learned };
  }

  /** Sends an entry once more, as a feed does that was interrupted: same id, same content. */
  sendAgain(entry: Entry, learned: number): void {
    this.claims.push({ feed: feedDay(learned), event: entry.event });
  }

  /** Everything entered, by the feed that carried it and the instant at which it was keyed. */
  steps(): Step[] {
    const sorted = [...this.claims].sort(
      (a, b) => a.feed - b.feed || compareTexts(a.event.time ?? '', b.event.time ?? ''),
    );
    const steps: { now: string; events: DaybookEvent[] }[] = [];
    for (const { feed, event } of sorted) {
      const now = `${dateOfDayNumber(feed)}T19:00:00.000Z`;
      const last = steps[steps.length - 1];
      if (last !== undefined && last.now === now && last.events.length < MOST_IN_STEP)
        last.events.push(event);
      else steps.push({ now, events: [event] });
    }
    return steps;
  }

  /** During the day; people are registered before anything is said of them. */
  private keyedAt({ type, learned }: Claim): string {
    const hour = type === 'WorkerRegistered' ? 7 : this.chance.between(8, 17);
    const [minute, second] = [this.chance.below(60), this.chance.below(60)];
    return `${dateOfDayNumber(learned)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
  }
}

/** The system that told an event. */
export function emitterOf({ source }: DaybookEvent): Emitter {
  const emitters = Object.keys(systems) as Emitter[];
  return emitters.find((emitter) => source.startsWith(`urn:${systems[emitter]}:`)) ?? 'hr';
}

/** The evening that carries what was keyed on `day`: the next Tuesday or Friday. */
function feedDay(day: number): number {
  let feed = day;
  while (weekdayOf(feed) !== TUESDAY && weekdayOf(feed) !== FRIDAY) feed += 1;
  return feed;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
