import type { LogEntry, Position } from '@daybook/events';
import { openRecord, type EventLog, type KeyRing } from '@daybook/log';
import { stateHash, type FactStore } from '@daybook/views';
import { writeAnswer, type Answer, type AsAtShown } from './answer';
import { explanationOf, type Explanation } from './explanation';
import { writeEntries, type EntriesPage } from './log-entries';
import { ParameterReader, type Parameters } from './parameters';
import { Reading, type Arrival } from './reading';
import { tidyCsvOf } from './tidy-answer';

/** What the reader reads from. */
export interface ReaderPorts {
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  /** Does a piece of reading on the views that answer now; they stay the same until it is done. */
  read<T>(work: (facts: FactStore) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const questionParameters = ['authority', 'asOf', 'asAt', 'definition', 'fresh'] as const;

/** Answers questions from facts, and gives entries of the log. Never writes. */
export class Reader {
  constructor(private readonly ports: ReaderPorts) {}

  /** One metric, one date, one scope: an Answer. */
  async ask(metric: string, parameters: Parameters, arrival: Arrival): Promise<Answer> {
    const asked = ParameterReader.of(parameters, questionParameters);
    return this.ports.read(async (facts) => {
      const { question, reckoning } = await new Reading(facts, arrival).reckon(metric, asked);
      return writeAnswer(question, reckoning);
    });
  }

  /** The same as `ask`, in the tidy layout. */
  async askCsv(metric: string, parameters: Parameters, arrival: Arrival): Promise<string> {
    return tidyCsvOf([await this.ask(metric, parameters, arrival)]);
  }

  /** The facts that were counted, the events behind each, and what was left out. */
  async explain(metric: string, parameters: Parameters, arrival: Arrival): Promise<Explanation> {
    const asked = ParameterReader.of(parameters, [...questionParameters, 'part', 'limit', 'next']);
    return this.ports.read(async (facts) => {
      const reading = new Reading(facts, arrival);
      const { question, reckoning } = await reading.reckon(metric, asked);
      return explanationOf(question, reckoning, {
        asked,
        eventsAt: (positions) => reading.eventsAt(positions),
      });
    });
  }

  /** The position that `at` means, and when it was recorded. */
  async position(parameters: Parameters, arrival: Arrival): Promise<AsAtShown> {
    const asked = ParameterReader.of(parameters, ['at']);
    return this.ports.read(async (facts) => {
      const reading = new Reading(facts, arrival);
      return reading.shown(await reading.locate(asked.asAt('at'), 'at'));
    });
  }

  /** SHA-256 over the facts and findings visible at a position (interfaces.md §2). */
  async stateHash(
    parameters: Parameters,
    arrival: Arrival,
  ): Promise<{ readonly stateHash: string } & AsAtShown> {
    const asked = ParameterReader.of(parameters, ['asAt']);
    return this.ports.read(async (facts) => {
      const reading = new Reading(facts, arrival);
      const position = await reading.locate(asked.asAt(), 'asAt');
      return { stateHash: await stateHash(facts, position), ...(await reading.shown(position)) };
    });
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

  /** Where the views stand as this reader sees them. */
  async checkpoint(): Promise<Position> {
    return this.ports.read(async (facts) => facts.checkpoint());
  }

  async close(): Promise<void> {
    return this.ports.close();
  }
}
