import {
  endOfLondonDay,
  epochMsOf,
  instantFromEpochMs,
  londonDateOf,
  type LogEntry,
  type Position,
} from '@daybook/events';
import { openRecord, type EventLog, type KeyRing } from '@daybook/log';
import { metricById, metrics, readDefinition, type Metric, type Reckoning } from '@daybook/metrics';
import type { KnownFact } from '@daybook/facts';
import { stateHash, type EventRef, type FactStore } from '@daybook/views';
import { writeAnswer, type Answer, type AsAtShown, type SettledQuestion } from './answer';
import { explanationOf, type Explanation } from './explanation';
import { writeEntries, type EntriesPage } from './log-entries';
import { ParameterReader, type AsAt, type Parameters } from './parameters';
import { badParameter, DaybookProblem, parameterProblem } from './problem';
import { tidyCsvOf } from './tidy-answer';

/** When a question arrived: the log's head and the clock then. */
export interface Arrival {
  readonly head: Position;
  readonly nowMs: number;
}

/** What the reader reads from. `facts` is asked again for each request: a rebuild may have switched it. */
export interface ReaderPorts {
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  facts(): FactStore;
}

const questionParameters = ['authority', 'asOf', 'asAt', 'definition', 'fresh'] as const;

/** Answers questions from facts, and gives entries of the log. Never writes. */
export class Reader {
  constructor(private readonly ports: ReaderPorts) {}

  /** One metric, one date, one scope: an Answer. */
  async ask(metricId: string, parameters: Parameters, arrival: Arrival): Promise<Answer> {
    const asked = ParameterReader.of(parameters, questionParameters);
    const { question, reckoning } = await this.reckon(metricId, asked, arrival);
    return writeAnswer(question, reckoning);
  }

  /** The same as `ask`, in the tidy layout, or the description of its columns. */
  async askCsv(metricId: string, parameters: Parameters, arrival: Arrival): Promise<string> {
    const asked = ParameterReader.of(parameters, questionParameters);
    const { question, reckoning } = await this.reckon(metricId, asked, arrival);
    return tidyCsvOf([writeAnswer(question, reckoning)]);
  }

  /** The facts that were counted, the events behind each, and what was left out. */
  async explain(metricId: string, parameters: Parameters, arrival: Arrival): Promise<Explanation> {
    const asked = ParameterReader.of(parameters, [...questionParameters, 'part', 'limit', 'next']);
    const { question, reckoning } = await this.reckon(metricId, asked, arrival);
    return explanationOf(question, reckoning, { asked, eventsAt: (positions) => this.eventsAt(positions) });
  }

  /** The position that `at` means, and when it was recorded. */
  async position(parameters: Parameters, arrival: Arrival): Promise<AsAtShown> {
    const asked = ParameterReader.of(parameters, ['at']);
    return this.shown(await this.locate(asked.asAt('at'), 'at', arrival));
  }

  /** SHA-256 over the facts and findings visible at a position (interfaces.md §2). */
  async stateHash(parameters: Parameters, arrival: Arrival): Promise<{ readonly stateHash: string } & AsAtShown> {
    const asked = ParameterReader.of(parameters, ['asAt']);
    const position = await this.locate(asked.asAt(), 'asAt', arrival);
    return { stateHash: await stateHash(this.ports.facts(), position), ...(await this.shown(position)) };
  }

  /** Entries of the log after a position, as NDJSON bytes, at most `limit` of them. */
  async entries(page: { readonly after: Position; readonly limit: number }): Promise<EntriesPage> {
    return writeEntries(this.ports, page);
  }

  /** The entries of one stream, opened, in order. */
  async streamEntries(stream: string): Promise<readonly LogEntry[]> {
    const entries: LogEntry[] = [];
    for await (const page of this.ports.log.readStream(stream)) {
      for (const record of page) entries.push(openRecord(record, this.ports.keyRing));
    }
    return entries;
  }

  /** The end of the log as this reader sees it. */
  async head(): Promise<Position> {
    return this.ports.log.head();
  }

  private async reckon(
    metricId: string,
    asked: ParameterReader,
    arrival: Arrival,
  ): Promise<{ readonly question: SettledQuestion; readonly reckoning: Reckoning | null }> {
    const metric = findMetric(metricId);
    const authority = asked.authority();
    const asOf = asked.date('asOf') ?? londonDateOf(arrival.nowMs);
    const switches = switchesOf(metric, asked.text('definition'));
    const position = await this.locate(asked.asAt(), 'asAt', arrival);
    const question = { metric, authority, asOf, switches, asAt: await this.shown(position) };
    const stands = await this.ports.facts().facts({ authority, what: ['stands'], knownAt: position });
    if (!stands.some(({ key }) => metric.needsOneOf.includes(key))) return { question, reckoning: null };
    const facts: KnownFact[] = [];
    for (const { what, days } of metric.needs({ asOf, switches })) {
      facts.push(...(await this.ports.facts().facts({ authority, what: [what], days, knownAt: position })));
    }
    return { question, reckoning: metric.answer(facts, { asOf, switches }) };
  }

  /** Looks up which position `asAt` means, as things were when the question arrived. */
  private async locate(asAt: AsAt, name: string, arrival: Arrival): Promise<Position> {
    switch (asAt.kind) {
      case 'head':
        return arrival.head;
      case 'position':
        if (asAt.position <= arrival.head) return asAt.position;
        throw parameterProblem('as-at-past-end', name, `the log ends at position ${arrival.head}`);
      case 'instant':
        if (epochMsOf(asAt.instant) > arrival.nowMs) throw badParameter(name, `${name} lies in the future`);
        return this.lastBy(epochMsOf(asAt.instant), arrival);
      case 'date': {
        const today = londonDateOf(arrival.nowMs);
        if (asAt.date > today) throw badParameter(name, `${name} lies in the future`);
        return asAt.date === today ? arrival.head : this.lastBy(endOfLondonDay(asAt.date) - 1, arrival);
      }
    }
  }

  /** The last event recorded not later than the millisecond, within what was there on arrival. */
  private async lastBy(epochMs: number, arrival: Arrival): Promise<Position> {
    const last = await this.ports.facts().lastRecordedBy(instantFromEpochMs(epochMs));
    const position = last?.position ?? 0n;
    return position > arrival.head ? arrival.head : position;
  }

  private async shown(position: Position): Promise<AsAtShown> {
    const event = position === 0n ? null : await this.ports.facts().eventAt(position);
    return { position: String(event?.position ?? 0n), recordedAt: event?.recordedAt ?? null };
  }

  private async eventsAt(positions: readonly Position[]): Promise<ReadonlyMap<Position, EventRef>> {
    const unique = [...new Set(positions)];
    const events = await this.ports.facts().events(unique);
    return new Map(events.map((event) => [event.position, event]));
  }
}

/** One entry of the catalogue (interfaces.md §1.3). */
export interface CatalogueEntry {
  readonly id: string;
  readonly question: string;
  readonly follows: string;
  readonly unit: string;
  readonly decimals: number;
  readonly additive: boolean;
  readonly local: boolean;
  readonly scopes: readonly string[];
  readonly breakdowns: readonly string[];
  readonly definitions: readonly {
    readonly version: string;
    readonly switches: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** Every metric that can be asked, with its definitions. */
export function catalogue(): { readonly items: readonly CatalogueEntry[] } {
  return {
    items: metrics.map(({ id, question, follows, unit, decimals, additive, local, version, switches }) => ({
      id,
      question,
      follows,
      unit,
      decimals,
      additive,
      local,
      scopes: ['authority'],
      breakdowns: [],
      definitions: [{ version: String(version), switches }],
    })),
  };
}

/** @throws DaybookProblem `unknown-metric` */
export function findMetric(id: string): Metric {
  const metric = metricById(id);
  if (metric === undefined) {
    const detail = `there is no metric ${id}; /v1/metrics lists those that there are`;
    throw new DaybookProblem('unknown-metric', detail, { errors: [{ pointer: '/id', code: 'unknown-metric', detail }] });
  }
  return metric;
}

function switchesOf(metric: Metric, definition = String(metric.version)): Readonly<Record<string, string>> {
  const read = readDefinition(metric, definition);
  if (!read.ok) throw badParameter('definition', read.detail);
  return read.switches;
}
