import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DaybookEvent, LogEntry, Position } from '@daybook/events';
import { MemoryKeyRing, openRecord, sealEvents, SqliteEventLog, type StoredRecord } from '@daybook/log';
import { checkRebuild, Projector, ViewsDirectory } from '@daybook/views';
import type { Cuts, SmallDaybook } from './small-daybook';

/** A Daybook on SQLite, as it is left when everything has been told. */
export interface SqliteDaybook extends SmallDaybook {
  /** What became of each arrival. */
  readonly receipts: readonly string[];
  /** The first difference from views that are made afresh from the log, or null. */
  differenceFromRebuild(): Promise<string | null>;
}

/** The log and the views of a directory, open. */
interface Opened {
  readonly log: SqliteEventLog;
  readonly views: ViewsDirectory;
  readonly lease: ReturnType<ViewsDirectory['acquire']>;
  readonly projector: Projector;
}

const FACTS_VERSION = 'spec';
const RECORDED_MS = Date.UTC(2025, 0, 1);

/** Files in memory, where the system has them: what is proved here does not hang on a disk, which is slow. */
const MEMORY = '/dev/shm';

/** A place for the Daybooks of one spec, each begun as a copy of an empty one. */
export class SqliteDaybooks {
  private readonly folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'daybook-properties-'));
  private begun = 0;

  /** Resolves when an empty Daybook is there to be copied. */
  async open(): Promise<void> {
    mkdirSync(this.folderOf(0));
    const running = { cuts: { batchSize: 1, eventsHeld: 1 }, open: () => null as never, batchesBegin: [] };
    await closeBoth(openBoth(this.folderOf(0), running));
  }

  readonly tell = (arrivals: readonly DaybookEvent[], cuts: Cuts): Promise<SqliteDaybook> => {
    this.begun += 1;
    cpSync(this.folderOf(0), this.folderOf(this.begun), { recursive: true });
    return tellSqlite(this.folderOf(this.begun), arrivals, cuts);
  };

  /** Removes what is left of all of them. */
  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private folderOf(number: number): string {
    return join(this.folder, String(number));
  }
}

/**
 * Records in SQLite and brings the views after it through the runner. After each request the views are
 * brought to some events short of the head; before the next, log and views are closed and opened again.
 */
async function tellSqlite(
  folder: string,
  arrivals: readonly DaybookEvent[],
  cuts: Cuts,
): Promise<SqliteDaybook> {
  const keyRing = new MemoryKeyRing();
  const open = (record: StoredRecord): LogEntry => openRecord(record, keyRing);
  const batchesBegin: Position[] = [];
  const receipts: string[] = [];
  const opening = () => openBoth(folder, { cuts, open, batchesBegin });
  let opened = opening();
  for (const events of requestsOf(arrivals, cuts)) {
    if (receipts.length > 0) {
      await closeBoth(opened);
      opened = opening();
    }
    const results = await opened.log.append({ events: sealEvents(events, keyRing), recordedBy: 'spec' });
    receipts.push(...results.map(({ status }) => status));
    const head = opened.log.head();
    await opened.projector.catchUp(head > cuts.behind ? head - BigInt(cuts.behind) : 0n);
  }
  await opened.projector.catchUp();
  const { log, views, lease } = opened;
  const entries: LogEntry[] = [];
  for await (const page of log.readAll({ after: 0n })) entries.push(...page.map(open));
  return {
    store: lease.generation.store,
    entries,
    batchesBegin,
    receipts,
    differenceFromRebuild: async () => (await checkRebuild({ views, log, open })).difference,
    close: async () => {
      await closeBoth(opened);
      keyRing.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** At least two requests where there is more than one event, so that something is restarted. */
function requestsOf(arrivals: readonly DaybookEvent[], { requests }: Cuts): readonly DaybookEvent[][] {
  const cut: DaybookEvent[][] = [];
  let at = 0;
  for (const size of requests) {
    cut.push(arrivals.slice(at, at + size));
    at += size;
  }
  return [...cut, arrivals.slice(at)].filter((events) => events.length > 0);
}

function openBoth(
  folder: string,
  running: {
    readonly cuts: Pick<Cuts, 'batchSize' | 'eventsHeld'>;
    readonly open: (record: StoredRecord) => LogEntry;
    readonly batchesBegin: Position[];
  },
): Opened {
  const { cuts, open, batchesBegin } = running;
  const log = SqliteEventLog.open({ file: join(folder, 'log.sqlite'), clock: () => RECORDED_MS });
  const views = ViewsDirectory.open(folder, { factsVersion: FACTS_VERSION });
  const lease = views.acquire();
  const { store } = lease.generation;
  let begins = store.checkpoint() + 1n;
  const onProgress = (checkpoint: Position): void => {
    batchesBegin.push(begins);
    begins = checkpoint + 1n;
  };
  const { batchSize, eventsHeld } = cuts;
  return {
    log,
    views,
    lease,
    projector: new Projector({ log, open, store, batchSize, eventsHeld, onProgress }),
  };
}

async function closeBoth({ log, lease, views }: Opened): Promise<void> {
  lease.release();
  views.close();
  await log.close();
}
