import type { DaybookEvent, LogEntry } from '@daybook/events';
import { foldSubject, standingClaims } from '@daybook/facts';
import { MemoryEventLog, MemoryKeyRing, MemoryQuarantine } from '@daybook/log';
import { MemoryFactStore } from '@daybook/views';
import { wordsOf } from '../../src/history/claim-words';
import type { HistoryReceipt } from '../../src/history/history-receipt';
import { HistoryRecorder } from '../../src/history/history-recorder';
import type { Parameters } from '../../src/parameters';
import { Reader } from '../../src/reader';
import type { Receipt } from '../../src/receipt';
import { Recorder } from '../../src/recorder';
import { AUTHORITY, PAYROLL, type Step } from './arbitrary-feed';

/** A Daybook in memory that histories can be told to. */
export class FeedDaybook {
  readonly log = new MemoryEventLog({ clock: () => 0 });
  private readonly keyRing = new MemoryKeyRing();
  private readonly reader: Reader;
  private readonly recorder: Recorder;
  private readonly histories: HistoryRecorder;

  /** `beforeAppend` is done before each request to append: somebody else may be quicker. */
  constructor(beforeAppend: () => Promise<void> = async () => undefined) {
    const { log, keyRing } = this;
    const store = new MemoryFactStore();
    const quarantine = new MemoryQuarantine();
    this.reader = new Reader({
      log,
      keyRing,
      quarantine,
      read: (work) => work(store),
      close: async () => undefined,
    });
    const { reader } = this;
    this.recorder = new Recorder({
      keyRing,
      append: (request) => log.append(request),
      streamEntries: (stream) => reader.streamEntries(stream),
      connectedStreams: (streams) => reader.connectedStreams(streams),
    });
    this.histories = new HistoryRecorder({
      keyRing,
      append: async (request) => {
        await beforeAppend();
        return log.append(request);
      },
      streamsOf: (sought) => reader.streamsOf(sought),
      accounts: (asked) => reader.accounts(asked),
      entriesOf: (streams) => reader.entriesOf(streams),
      numberMerges: (workers) => reader.numberMerges(workers),
      recorded: () => undefined,
    });
  }

  async live(steps: readonly Step[]): Promise<this> {
    for (const step of steps) {
      if ('record' in step) await this.record(step.record);
      else await this.tell(step.history, step.scope);
    }
    return this;
  }

  async record(events: readonly DaybookEvent[]): Promise<readonly Receipt[]> {
    return this.recorder.record({ items: events.map((event) => ({ event })), recordedBy: 'spec' });
  }

  /** Tells a history of payroll, `only` of some days or subjects; what is text is sent as it stands. */
  async tell(
    lines: readonly (DaybookEvent | string)[],
    scope: 'complete' | 'partial' = 'complete',
    only: Parameters = {},
  ): Promise<HistoryReceipt> {
    const bytes = lines.map((line) => Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)));
    return this.histories.record({
      parameters: { authority: AUTHORITY, source: PAYROLL, scope, ...only },
      lines: (async function* () {
        yield bytes;
      })(),
      recordedBy: 'spec',
    });
  }

  async entries(): Promise<readonly LogEntry[]> {
    const told = [PAYROLL, 'urn:form'].map((source) => this.reader.streamsOf({ source }));
    const streams = (await Promise.all(told)).flat();
    const entries = (await this.reader.entriesOf([...new Set(streams)])).flat();
    return entries.sort((a, b) => Number(a.position - b.position));
  }

  /** What payroll says and stands by, subject by subject, whatever the ids. */
  async account(): Promise<readonly string[]> {
    const entries = (await this.entries()).filter(({ event }) => event.source === PAYROLL);
    return accountOf(entries);
  }

  /** The facts of what payroll says, by whatever events. */
  async facts(): Promise<readonly string[]> {
    const entries = (await this.entries()).filter(({ event }) => event.source === PAYROLL);
    const facts = foldSubject(entries).facts.map(({ because, ...fact }) => {
      void because;
      return JSON.stringify(fact);
    });
    return facts.sort();
  }
}

function accountOf(entries: readonly LogEntry[]): readonly string[] {
  const claims = standingClaims(entries);
  return claims.map((one) => `${one.telling.entry.stream} ${wordsOf(one)}`).sort();
}
