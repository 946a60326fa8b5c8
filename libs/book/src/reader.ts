import { isAmendment, type LogEntry, type Position } from '@daybook/events';
import {
  openRecord,
  type EventLog,
  type KeyRing,
  type Quarantine,
  type QuarantineEntry,
  type QuarantineQuery,
  type StreamsSought,
} from '@daybook/log';
import { stateHash, type EventRef, type FactStore } from '@daybook/views';
import type { AsAtShown } from './answer';
import { answerAsked, askParameters, questionParameters, type Asked, type AskedAnswer } from './asked-answer';
import { changesParameters, explainChanges, type Changes } from './changes';
import { atPositionOfPage } from './cursor';
import {
  episodesParameters,
  writeEpisodesPage,
  type EpisodesPage,
  type EpisodesPlace,
} from './episodes-page';
import { explanationOf, type Explanation } from './explanation';
import { findingsParameters, listFindings, type FindingsPage } from './findings-page';
import { accountOf, type SourceAccount } from './history/source-account';
import type { Window } from './history/window';
import { writeEntries, type EntriesPage } from './log-entries';
import { ParameterReader, type Parameters } from './parameters';
import { badParameter } from './problem';
import { sincePublished } from './published-before';
import { Reading, type Arrival } from './reading';
import type { NumberMerge } from './history/number-merges';
import { NumberHolders, type NumberedWorkers } from './number-holders';
import { RecordedMerges } from './recorded-merges';
import {
  answerSubject,
  type SubjectAnswers,
  type SubjectPart,
  type SubjectQuestion,
} from './subject/subject-question';
import { tidyCsvOf } from './tidy-answer';

/** What the reader reads from. */
export interface ReaderPorts {
  readonly log: EventLog;
  readonly keyRing: KeyRing;
  readonly quarantine: Pick<Quarantine, 'list' | 'get'>;
  /** Does a piece of reading on the views that answer now; they stay the same until it is done. */
  read<T>(work: (facts: FactStore) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Answers questions from facts, and gives entries of the log. Never writes. */
export class Reader {
  private readonly merges: RecordedMerges;
  private readonly holders: NumberHolders;

  constructor(private readonly ports: ReaderPorts) {
    this.merges = new RecordedMerges(ports);
    this.holders = new NumberHolders({
      ...ports,
      connectedStreams: (streams) => this.connectedStreams(streams),
      streamEntries: (stream) => this.streamEntries(stream),
    });
  }

  /** One metric: an answer, in groups, at many dates, or of many authorities, as it is asked for. */
  async ask(metric: string, parameters: Parameters, arrival: Arrival): Promise<AskedAnswer> {
    return (await this.asked(metric, parameters, arrival)).answered;
  }

  /** The same as `ask`, in the tidy layout. */
  async askCsv(metric: string, parameters: Parameters, arrival: Arrival): Promise<string> {
    return tidyCsvOf((await this.asked(metric, parameters, arrival)).table);
  }

  /** Why an answer went from what it was at one position to what it is at another. */
  async changes(metric: string, parameters: Parameters, arrival: Arrival): Promise<Changes> {
    const isSincePublished = ParameterReader.of(parameters, changesParameters).flag('sincePublished');
    return this.ports.read(async (facts) => {
      const reading = new Reading(facts, arrival);
      const since = isSincePublished
        ? await sincePublished(metric, parameters, { facts, reading, known: changesParameters })
        : null;
      const asked = ParameterReader.of(since?.parameters ?? parameters, changesParameters);
      const question = await reading.settle(metric, asked);
      asked.required('from', 'the position, instant or date from which on the change is to be explained');
      const from = await reading.locate(asked.asAt('from'), 'from');
      const to = await reading.locate(asked.asAt('to'), 'to');
      if (to < from) throw badParameter('to', 'to must not lie before from');
      const amendedBy = (event: EventRef): Promise<EventRef | null> => this.amendedBy(facts, event);
      const changes = await explainChanges(question, { from, to }, { asked, reading, amendedBy });
      return since === null ? changes : { ...changes, published: since.published };
    });
  }

  /** What does not add up. */
  async findings(parameters: Parameters, arrival: Arrival): Promise<FindingsPage> {
    const asked = ParameterReader.of(atPositionOfPage(parameters), findingsParameters);
    return this.ports.read((facts) => listFindings(facts, new Reading(facts, arrival), asked));
  }

  /** One part of what is known about one subject. */
  async subject<Part extends SubjectPart>(
    part: Part,
    question: SubjectQuestion,
    arrival: Arrival,
  ): Promise<SubjectAnswers[Part]> {
    const entriesOf = (stream: string): Promise<readonly LogEntry[]> => this.streamEntries(stream);
    return this.ports.read((facts) =>
      answerSubject(part, question, { facts, log: this.ports.log, arrival, entriesOf }),
    );
  }

  /** The facts that were counted, the events behind each, and what was left out. */
  async explain(metric: string, parameters: Parameters, arrival: Arrival): Promise<Explanation> {
    const known = [...questionParameters, 'part', 'limit', 'next'];
    const asked = ParameterReader.of(atPositionOfPage(parameters), known);
    return this.ports.read(async (facts) => {
      const reading = new Reading(facts, arrival);
      const reckoned = await reading.reckon(metric, asked);
      return explanationOf(reckoned, {
        asked,
        eventsAt: (positions) => reading.eventsAt(positions),
      });
    });
  }

  /** The rows of Episodes of a year's file, of some children after those of the page before. */
  async episodes(parameters: Parameters, arrival: Arrival, place: EpisodesPlace): Promise<EpisodesPage> {
    const asked = ParameterReader.of(parameters, episodesParameters);
    return this.ports.read((facts) =>
      writeEpisodesPage({ facts, reading: new Reading(facts, arrival), asked }, place),
    );
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

  /** For each of these streams all that recorded merges connect with it, as the log stands now. */
  async connectedStreams(streams: readonly string[]): Promise<readonly (readonly string[])[]> {
    return this.merges.connectedStreams(streams);
  }

  /** The registered workers with whom workers who are called by their numbers are still to be merged. */
  async numberMerges(workers: NumberedWorkers): Promise<readonly NumberMerge[]> {
    return this.holders.mergesOf(workers);
  }

  /** The entries of each of these streams. */
  async entriesOf(streams: readonly string[]): Promise<readonly (readonly LogEntry[])[]> {
    const entries: (readonly LogEntry[])[] = [];
    for (const stream of streams) entries.push(await this.streamEntries(stream));
    return entries;
  }

  /** The names of the streams that a source has told of. */
  async streamsOf(sought: StreamsSought): Promise<readonly string[]> {
    return this.ports.log.streamsOf(sought);
  }

  /** What a source has told of each of these streams and stands by. */
  async accounts(asked: {
    readonly source: string;
    readonly streams: readonly string[];
    readonly window: Window | null;
  }): Promise<readonly SourceAccount[]> {
    const { source, window } = asked;
    const accounts: SourceAccount[] = [];
    for (const stream of asked.streams) {
      const entries = await this.streamEntries(stream);
      accounts.push(accountOf(stream, { source, entries, window }));
    }
    return accounts;
  }

  /** What was refused and parked, in that order. */
  async quarantined(query: QuarantineQuery): Promise<readonly QuarantineEntry[]> {
    return this.ports.quarantine.list(query);
  }

  /** What was parked under an id. */
  async quarantinedEntry(id: string): Promise<QuarantineEntry | undefined> {
    return this.ports.quarantine.get(id);
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

  private async asked(metric: string, parameters: Parameters, arrival: Arrival): Promise<Asked> {
    const asked = ParameterReader.of(parameters, askParameters);
    return this.ports.read((facts) => answerAsked(new Reading(facts, arrival), metric, asked));
  }

  /** The event that an amendment is about: on its own stream, where it was recorded. */
  private async amendedBy(facts: FactStore, amendment: EventRef): Promise<EventRef | null> {
    if (!isAmendment(amendment.type)) return null;
    const page = this.ports.log.readAll({ after: amendment.position - 1n, upTo: amendment.position });
    for await (const [record] of page) {
      if (record === undefined) continue;
      const { event, stream } = openRecord(record, this.ports.keyRing);
      const target = (event.data['retracts'] ?? event.data['corrects']) as { source?: string; id?: string };
      const entries = await this.streamEntries(stream);
      const found = entries.find(({ event: one }) => one.source === target.source && one.id === target.id);
      return found === undefined ? null : ((await facts.events([found.position]))[0] ?? null);
    }
    return null;
  }
}
