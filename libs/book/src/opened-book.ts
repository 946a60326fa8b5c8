import type { Position } from '@daybook/events';
import { writeTidyMeta } from '@daybook/formats';
import { EventLogError } from '@daybook/log';
import type { AsAtShown } from './answer';
import type { AskedAnswer } from './asked-answer';
import type { Book, BookState, Progress, RebuildReport } from './book';
import { catalogue, findMetric, type CatalogueEntry } from './catalogue';
import { Checkpoint } from './checkpoint';
import type { Credential } from './credential';
import type { Changes } from './changes';
import type { Explanation } from './explanation';
import { freshOf, neededOf } from './freshness';
import type { FindingsPage } from './findings-page';
import { EntryReading } from './entry-reading';
import { everyEpisode } from './episode-reading';
import type { HistoryReceipt } from './history/history-receipt';
import { HistoryRecorder, type HistoryRequest } from './history/history-recorder';
import type { EntriesPage } from './log-entries';
import { ParameterReader, type Parameters } from './parameters';
import type { BookParts } from './parts';
import type { Arrival } from './reading';
import { QuarantineDesk, type RefusedEvent, type Resubmission } from './quarantine-desk';
import { listQuarantine, quarantineParameters, type QuarantinePage } from './quarantine-page';
import type { Receipt } from './receipt';
import { Recorder, type RecordRequest } from './recorder';
import type { Settings } from './settings';
import { freeDiskMiB, storeProblem, viewsBehind } from './store-state';
import type { SubjectAnswers, SubjectPart, SubjectQuestion } from './subject/subject-question';
import type { KeeperNotice, ViewsState } from './thread/view-keeper';

/** How long a question waits for the views to reach the end of the log. */
const FRESH_WITHIN_MS = 5_000;

/** How often a reader beside a server looks whether the server's views have arrived. */
const LOOK_EVERY_MS = 20;

/** The book over its parts: it waits, hands on, and remembers where log and views stand. */
export class OpenedBook implements Book {
  readonly failed: Promise<never>;
  readonly settings: Settings;
  private readonly recorder: Recorder;
  private readonly histories: HistoryRecorder;
  private readonly desk: QuarantineDesk;
  private readonly checkpoint = new Checkpoint(0n);
  private readonly entries: EntryReading;
  private head: Position;
  private lastRecordedAt: string | null;
  private views: ViewsState = { checkpoint: 0n, generation: 0, stale: false };
  private behindSinceMs: number | null = null;
  private writable = true;
  private onProgress: (progress: Progress) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(private readonly made: BookParts) {
    this.settings = made.settings;
    this.head = made.parts.start.head;
    this.lastRecordedAt = made.lastRecordedAt;
    this.failed = Promise.race([made.parts.died, new Promise<never>((_, reject) => (this.fail = reject))]);
    this.failed.catch(() => (this.writable = false));
    this.recorder = new Recorder({
      keyRing: made.parts.keyRing,
      append: (request) => made.parts.append(request),
      streamEntries: (stream) => made.parts.reader.streamEntries(stream),
      connectedStreams: (streams) => made.parts.reader.connectedStreams(streams),
    });
    const { clock, parts } = made;
    const { keyRing, reader } = parts;
    this.histories = new HistoryRecorder({
      keyRing,
      append: (request, events) => this.recorder.connecting.send(events, () => parts.append(request)),
      streamsOf: (sought) => reader.streamsOf(sought),
      accounts: (asked) => reader.accounts(asked),
      entriesOf: (streams) => reader.entriesOf(streams),
      numberMerges: (workers) => reader.numberMerges(workers),
      recorded: (receipts) => this.noteRecorded(receipts),
    });
    this.entries = new EntryReading(reader, () => this.head);
    this.desk = new QuarantineDesk({
      quarantine: parts.quarantine,
      clock,
      record: (one) => this.record(one),
    });
  }

  /** Takes in what the keeper of views tells. */
  hear(notice: KeeperNotice): void {
    if ('progress' in notice) this.onProgress(notice.progress);
    if (!('views' in notice)) return;
    this.views = notice.views;
    this.checkpoint.moveTo(notice.views.checkpoint);
    this.noteLag();
  }

  async startUpReport(): Promise<Readonly<Record<string, string | number | boolean>>> {
    const { sandbox, checkpoint, generation, stale } = this.state();
    return {
      ...this.made.parts.start.described,
      head: String(this.head),
      checkpoint: String(checkpoint),
      generation,
      stale,
      sandbox,
      roles: this.settings.DAYBOOK_ROLES.join(','),
      auth: this.settings.DAYBOOK_AUTH,
      freeDiskMiB: freeDiskMiB(this.settings.DAYBOOK_DATA),
    };
  }

  async record(request: RecordRequest): Promise<readonly Receipt[]> {
    try {
      const receipts = await this.recorder.record(request);
      this.noteRecorded(receipts);
      return receipts;
    } catch (error) {
      throw this.problemOf(error);
    }
  }

  async recordHistory(request: HistoryRequest): Promise<HistoryReceipt> {
    return this.histories.record(request).catch((error: unknown) => Promise.reject(this.problemOf(error)));
  }

  async park(refused: readonly RefusedEvent[]): Promise<void> {
    await this.desk.park(refused).catch((error: unknown) => Promise.reject(this.problemOf(error)));
  }

  async quarantine(parameters: Parameters): Promise<QuarantinePage> {
    const asked = ParameterReader.of(parameters, quarantineParameters);
    return listQuarantine(this.made.parts.quarantine, asked);
  }

  async resubmit(id: string, by: Resubmission): Promise<Receipt> {
    return this.desk.resubmit(id, by).catch((error: unknown) => Promise.reject(this.problemOf(error)));
  }

  catalogue(): { readonly items: readonly CatalogueEntry[] } {
    return catalogue();
  }

  async ask(metric: string, parameters: Parameters): Promise<AskedAnswer> {
    findMetric(metric);
    return this.made.parts.reader.ask(metric, parameters, await this.arrival(parameters));
  }

  async askCsv(metric: string, parameters: Parameters): Promise<string> {
    findMetric(metric);
    return this.made.parts.reader.askCsv(metric, parameters, await this.arrival(parameters));
  }

  describeCsv(id: string): string {
    const { unit, decimals } = findMetric(id);
    return writeTidyMeta(unit, decimals);
  }

  async explain(metric: string, parameters: Parameters): Promise<Explanation> {
    findMetric(metric);
    return this.made.parts.reader.explain(metric, parameters, await this.arrival(parameters));
  }

  async changes(metric: string, parameters: Parameters): Promise<Changes> {
    findMetric(metric);
    return this.made.parts.reader.changes(metric, parameters, await this.arrival(parameters));
  }

  async findings(parameters: Parameters): Promise<FindingsPage> {
    return this.made.parts.reader.findings(parameters, await this.arrival(parameters));
  }

  async subject<Part extends SubjectPart>(part: Part, asked: SubjectQuestion): Promise<SubjectAnswers[Part]> {
    const arrival = await this.arrival(asked.parameters);
    return (await this.made.parts.reader.subject(part, asked, arrival)) as SubjectAnswers[Part];
  }

  async position(parameters: Parameters): Promise<AsAtShown> {
    // The end of the log is known here, whether the views have come to it or not.
    if (this.made.following && Object.keys(parameters).length === 0) {
      return { position: String(this.head), recordedAt: this.lastRecordedAt };
    }
    return this.made.parts.reader.position(parameters, await this.arrival({}));
  }

  async stateHash(parameters: Parameters): Promise<{ readonly stateHash: string } & AsAtShown> {
    return this.made.parts.reader.stateHash(parameters, await this.arrival({}));
  }

  async events(parameters: Parameters): Promise<EntriesPage> {
    return this.entries.page(parameters);
  }

  follow(after: Position, signal: AbortSignal): AsyncIterable<EntriesPage> {
    return this.entries.follow(after, signal);
  }

  exportLog(parameters: Parameters): AsyncIterable<Uint8Array> {
    return this.entries.everyLine(parameters);
  }

  exportEpisodes(parameters: Parameters): AsyncIterable<Uint8Array> {
    return everyEpisode(this.made.parts.reader, parameters, this.arrival(parameters));
  }

  async rebuild(options: {
    readonly parallel: number;
    readonly check: boolean;
    onProgress(progress: Progress): void;
  }): Promise<RebuildReport> {
    this.onProgress = options.onProgress;
    try {
      if (options.check) await this.reach(await this.made.parts.reader.head());
      return await this.made.parts.rebuild({ parallel: options.parallel, check: options.check });
    } finally {
      this.onProgress = () => undefined;
    }
  }

  authenticate(key: string | null): Credential | null {
    return this.made.access.authenticate(key);
  }

  get firstKeys(): Book['firstKeys'] {
    return this.made.access.firstKeys;
  }

  get bookmarks(): Book['bookmarks'] {
    return this.made.bookmarks;
  }

  announce(url: string): void {
    this.made.announce(url);
  }

  state(): BookState {
    const { generation, stale, checkpoint } = this.views;
    const sandbox = this.made.parts.start.marks.includes('sandbox');
    const lagMs = this.behindSinceMs === null ? 0 : Math.max(0, this.made.clock() - this.behindSinceMs);
    const { head, lastRecordedAt, writable } = this;
    return { head, checkpoint, lagMs, stale, generation, sandbox, lastRecordedAt, writable };
  }

  async close(): Promise<void> {
    this.entries.grown();
    await this.made.parts.close();
    this.made.access.close();
    this.made.closed();
  }

  /** The log's end and the clock as a question arrives, once the views have reached what it needs. */
  private async arrival(parameters: Parameters): Promise<Arrival> {
    const head = this.made.following ? this.head : await this.made.parts.reader.head();
    const nowMs = this.made.clock();
    await this.reach(freshOf(parameters, { head, needed: neededOf(parameters, head) }));
    return { head, nowMs };
  }

  /** Waits until the views reflect a position. */
  private async reach(position: Position): Promise<void> {
    if (this.made.following) {
      if (await this.checkpoint.waitFor(position, FRESH_WITHIN_MS)) return;
      throw viewsBehind(position);
    }
    const { parts } = this.made;
    if ((await parts.reader.checkpoint()) >= position) return;
    const reached = await parts.catchUp();
    for (let waited = 0; reached === null && waited < FRESH_WITHIN_MS; waited += LOOK_EVERY_MS) {
      if ((await parts.reader.checkpoint()) >= position) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    if (reached === null) throw viewsBehind(position);
  }

  private noteRecorded(receipts: readonly Receipt[]): void {
    const last = receipts.findLast(({ status }) => status === 'recorded');
    if (last?.position === undefined || BigInt(last.position) <= this.head) return;
    this.head = BigInt(last.position);
    this.lastRecordedAt = last.recordedAt ?? this.lastRecordedAt;
    this.noteLag();
    this.entries.grown();
    void this.made.parts.wake().catch(() => undefined);
  }

  private noteLag(): void {
    if (this.views.checkpoint >= this.head) this.behindSinceMs = null;
    else this.behindSinceMs ??= this.made.clock();
  }

  /** A log that failed for good stops the process; a full disk only refuses. */
  private problemOf(error: unknown): unknown {
    if (!(error instanceof EventLogError)) return error;
    if (error.kind === 'disk-full')
      return storeProblem('disk-full', 'the disk is full: nothing was recorded');
    this.writable = false;
    this.fail(error);
    return storeProblem('log-unavailable', 'the log could not be written: nothing was acknowledged');
  }
}
