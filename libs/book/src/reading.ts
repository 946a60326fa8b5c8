import { endOfLondonDay, epochMsOf, instantFromEpochMs, londonDateOf, type Position } from '@daybook/events';
import type { KnownFact } from '@daybook/facts';
import {
  needsOfGroups,
  needsQualification,
  qualificationOf,
  somethingStands,
  type By,
  type Days,
  type Need,
  type Qualification,
  type Reckoning,
} from '@daybook/metrics';
import type { EventRef, FactStore } from '@daybook/views';
import type { AsAtShown, SettledQuestion } from './answer';
import { findMetric, switchesOf } from './catalogue';
import type { AsAt, ParameterReader } from './parameters';
import { badParameter, parameterProblem } from './problem';
import { oneAuthority, teamAsked } from './scope';

/** When a question arrived: the log's head and the clock then. */
export interface Arrival {
  readonly head: Position;
  readonly nowMs: number;
}

/** A question as it was settled, and what its metric made of the facts; null where nothing stands. */
export interface Reckoned {
  readonly question: SettledQuestion;
  readonly reckoning: Reckoning | null;
  /** What the authority says of its own figure, or null. */
  readonly qualified: Qualification | null;
}

/** The same with the facts to break it down. */
export interface GroupedReckoning extends Reckoned {
  readonly facts: readonly KnownFact[];
}

/** One reading of the facts: all of it from one generation of views, as things were on arrival. */
export class Reading {
  constructor(
    private readonly facts: FactStore,
    private readonly arrival: Arrival,
  ) {}

  /** Settles everything of a question but whom it is about. */
  async settleFor(metricId: string, asked: ParameterReader): Promise<Omit<SettledQuestion, 'authority'>> {
    const metric = findMetric(metricId);
    const asOf = this.dateOf(asked);
    const switches = switchesOf(metric, asked.text('definition'));
    const team = teamAsked(asked, metric);
    const position = await this.locate(asked.asAt(), 'asAt');
    const asAt = await this.shown(position);
    return { metric, asOf, switches, ...(team === undefined ? {} : { team }), asAt, position };
  }

  /** Settles a question about one authority: its metric, definition, date and position. */
  async settle(metricId: string, asked: ParameterReader): Promise<SettledQuestion> {
    const question = await this.settleFor(metricId, asked);
    return { ...question, authority: oneAuthority(asked, question.asOf) };
  }

  /** The date that a question is about; today in London where it names none. */
  dateOf(asked: ParameterReader): string {
    return asked.date('asOf') ?? londonDateOf(this.arrival.nowMs);
  }

  /** Settles a question and reckons it up. */
  async reckon(metricId: string, asked: ParameterReader): Promise<Reckoned> {
    return this.reckonOne(await this.settle(metricId, asked));
  }

  /** Reckons a question up. */
  async reckonOne(question: SettledQuestion): Promise<Reckoned> {
    const [one] = await this.reckonSeries(question, [question.asOf]);
    return one as Reckoned;
  }

  /** The same question at many dates, from one loading of the facts; null where nothing stands. */
  async reckonSeries(question: SettledQuestion, dates: readonly string[]): Promise<readonly Reckoned[]> {
    const { metric } = question;
    const facts = await this.factsFor(question, (asked) => metric.needs(asked), dates);
    const qualifying = await this.qualifying(question, dates);
    return dates.map((asOf) => {
      const asked = { ...question, asOf };
      const qualified = qualificationOf(metric, qualifying, asOf);
      return { question: asked, reckoning: facts === null ? null : metric.answer(facts, asked), qualified };
    });
  }

  /** A question reckoned up, with the facts to break it down by something. */
  async reckonGroups(question: SettledQuestion, by: By): Promise<GroupedReckoning> {
    const { metric, asOf } = question;
    const facts = await this.factsFor(question, (asked) => needsOfGroups(metric, by, asked), [asOf]);
    const qualified = qualificationOf(metric, await this.qualifying(question, [asOf]), asOf);
    const reckoning = facts === null ? null : metric.answer(facts, question);
    return { question, reckoning, qualified, facts: facts ?? [] };
  }

  /** What was ever believed that could have a say in the answer: for how it changed. */
  async beliefsFor(question: SettledQuestion): Promise<readonly KnownFact[]> {
    const { metric, authority, asOf } = question;
    const stands = await this.facts.facts({ authority, what: ['stands'] });
    const needs = [...metric.needs(question), needsQualification(asOf)];
    return [...stands, ...(await this.load(needs, { authority }))];
  }

  /** What an authority says of its own figures on these days. */
  private async qualifying(
    { authority, position: knownAt }: SettledQuestion,
    dates: readonly string[],
  ): Promise<readonly KnownFact[]> {
    return this.load(spanning(dates.map(needsQualification)), { authority, knownAt });
  }

  private async factsFor(
    question: SettledQuestion,
    needsOf: (question: SettledQuestion) => readonly Need[],
    dates: readonly string[],
  ): Promise<readonly KnownFact[] | null> {
    const { metric, authority, position: knownAt } = question;
    const stands = await this.facts.facts({ authority, what: ['stands'], knownAt });
    if (!somethingStands(metric, stands)) return null;
    const needs = dates.flatMap((asOf) => needsOf({ ...question, asOf }));
    return this.load(dates.length === 1 ? needs : spanning(needs), { authority, knownAt });
  }

  /** The facts that are needed, each once: one that lasts may be needed on several days. */
  private async load(
    needs: readonly Need[],
    of: { readonly authority: string; readonly knownAt?: Position },
  ): Promise<readonly KnownFact[]> {
    const facts: KnownFact[] = [];
    for (const [index, { what, days }] of needs.entries()) {
      const loaded = needs.slice(0, index).filter((need) => need.what === what);
      const found = await this.facts.facts({ ...of, what: [what], days });
      facts.push(...found.filter((fact) => !loaded.some((need) => overlaps(fact, need.days))));
    }
    return facts;
  }

  /** Looks up which position `asAt` means. */
  async locate(asAt: AsAt, name: string): Promise<Position> {
    const { head, nowMs } = this.arrival;
    switch (asAt.kind) {
      case 'head':
        return head;
      case 'position':
        if (asAt.position <= head) return asAt.position;
        throw parameterProblem('as-at-past-end', name, `the log ends at position ${head}`);
      case 'instant':
        if (epochMsOf(asAt.instant) > nowMs) throw badParameter(name, `${name} lies in the future`);
        return this.lastBy(epochMsOf(asAt.instant));
      case 'date': {
        const today = londonDateOf(this.arrival.nowMs);
        if (asAt.date > today) throw badParameter(name, `${name} lies in the future`);
        return asAt.date === today ? head : this.lastBy(endOfLondonDay(asAt.date) - 1);
      }
    }
  }

  /** The last event recorded not later than the millisecond, within what was there on arrival. */
  private async lastBy(epochMs: number): Promise<Position> {
    const last = await this.facts.lastRecordedBy(instantFromEpochMs(epochMs));
    const position = last?.position ?? 0n;
    return position > this.arrival.head ? this.arrival.head : position;
  }

  /** A position with when it was recorded. */
  async shown(position: Position): Promise<AsAtShown> {
    const event = position === 0n ? null : await this.facts.eventAt(position);
    return { position: String(event?.position ?? 0n), recordedAt: event?.recordedAt ?? null };
  }

  /** The events at these positions. */
  async eventsAt(positions: readonly Position[]): Promise<ReadonlyMap<Position, EventRef>> {
    const unique = [...new Set(positions)];
    const events = await this.facts.events(unique);
    return new Map(events.map((event) => [event.position, event]));
  }
}

/** Whether a fact is among those that a store gives for these days. */
function overlaps({ from, to }: KnownFact, { first, last }: Days): boolean {
  return from <= last && (to === null || to > first);
}

/** For each kind of fact the one run of days that holds all those on which it is needed. */
function spanning(needs: readonly Need[]): readonly Need[] {
  const spans = new Map<Need['what'], Days>();
  for (const { what, days } of needs) {
    const span = spans.get(what) ?? days;
    const first = days.first < span.first ? days.first : span.first;
    const last = days.last > span.last ? days.last : span.last;
    spans.set(what, { first, last });
  }
  return [...spans].map(([what, days]) => ({ what, days }));
}
