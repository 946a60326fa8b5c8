import { readFileSync } from 'node:fs';
import { openRecord, SqliteEventLog, SqliteKeyRing, type KeyRing } from '@daybook/log';
import {
  checkRebuild,
  type Generation,
  Projector,
  rebuild,
  type RebuildSource,
  type Views,
  ViewsAheadOfLog,
} from '@daybook/views';
import type { Progress, RebuildReport } from '../book';
import { openViews, viewsProblemOf, type ViewsPlace } from '../views-place';

/** Where the views stand; told whenever it changes. */
export interface ViewsState {
  readonly checkpoint: bigint;
  readonly generation: number;
  readonly stale: boolean;
}

/** What the keeper says unasked. */
export type KeeperNotice =
  { readonly views: ViewsState } | { readonly progress: Progress } | { readonly trouble: string };

/** What the keeper works with. */
export interface KeeperPorts {
  /** A reader of the log; `wake` cuts its waiting short. */
  readonly log: SqliteEventLog;
  readonly keyRing: KeyRing;
  readonly views: Views;
  tell(notice: KeeperNotice): void;
}

/** How long the keeper waits before it tries again after trouble. */
const RETRY_MS = 1_000;

/** The only one who writes views: keeps them behind the log, and builds new generations beside. */
export class ViewKeeper {
  private stopping = new AbortController();
  private turn = new AbortController();
  private following: Promise<void> | undefined;
  /** Rebuilds one after the other: each makes the next generation. */
  private building: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: KeeperPorts) {}

  /** Begins to follow the log. */
  follow(): void {
    this.following ??= this.keepFollowing();
  }

  /** The log has grown: look at once. */
  wake(): void {
    this.ports.log.wake();
  }

  /** Brings the views to the end of the log as it is now. */
  async catchUp(): Promise<bigint> {
    return this.brought().catch((error: unknown) => Promise.reject(viewsProblemOf(error)));
  }

  /** Builds views anew and switches to them, or only compares. */
  async rebuild(options: { readonly parallel: number; readonly check: boolean }): Promise<RebuildReport> {
    return this.rebuilt(options).catch((error: unknown) => Promise.reject(viewsProblemOf(error)));
  }

  /** Stops following and closes what it opened. */
  async close(): Promise<void> {
    this.stopping.abort();
    this.turn.abort();
    this.ports.log.wake();
    await this.following;
    await this.ports.views.close();
    this.ports.keyRing.close();
    await this.ports.log.close();
  }

  private async brought(): Promise<bigint> {
    for (;;) {
      const lease = await this.ports.views.acquire();
      try {
        const { generation } = lease;
        if (!generation.stale) return await this.projectorOf(generation).catchUp();
      } catch (error) {
        if (!(error instanceof ViewsAheadOfLog)) throw error;
      } finally {
        lease.release();
      }
      await this.renew({ parallel: 1 });
    }
  }

  private async rebuilt(options: {
    readonly parallel: number;
    readonly check: boolean;
  }): Promise<RebuildReport> {
    if (!options.check) return this.renew(options);
    const { generation, events, difference } = await checkRebuild({
      ...this.source(options),
      views: this.ports.views,
    });
    return { generation, events, difference };
  }

  private async keepFollowing(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.followOneGeneration();
      } catch (error) {
        this.ports.tell({ trouble: error instanceof Error ? error.message : String(error) });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private async followOneGeneration(): Promise<void> {
    const lease = await this.ports.views.acquire();
    try {
      const { number, stale, store } = lease.generation;
      this.ports.tell({ views: { checkpoint: await store.checkpoint(), generation: number, stale } });
      if (!stale) {
        this.turn = new AbortController();
        await this.projectorOf(lease.generation).run(this.turn.signal);
        return;
      }
    } catch (error) {
      if (!(error instanceof ViewsAheadOfLog)) throw error;
    } finally {
      lease.release();
    }
    await this.renew({ parallel: 1 });
  }

  private projectorOf({ store, number, stale }: Generation): Projector {
    return new Projector({
      log: this.ports.log,
      store,
      open: (record) => openRecord(record, this.ports.keyRing),
      onProgress: (checkpoint) => this.ports.tell({ views: { checkpoint, generation: number, stale } }),
    });
  }

  private async renew(options: { readonly parallel: number }): Promise<RebuildReport> {
    const building = this.building.then(() => rebuild({ ...this.source(options), views: this.ports.views }));
    this.building = building.catch(() => undefined);
    const { generation, events } = await building;
    // Whoever follows the old generation ends, and begins again on the new one.
    this.turn.abort();
    return { generation, events };
  }

  private source({ parallel }: { readonly parallel: number }): RebuildSource {
    return {
      log: this.ports.log,
      open: (record) => openRecord(record, this.ports.keyRing),
      parallel,
      onProgress: (progress) => this.ports.tell({ progress }),
    };
  }
}

/** Where a keeper finds what it works with. */
export interface KeeperOpening {
  readonly log: string;
  readonly keys: string;
  readonly masterKey: string;
  readonly views: ViewsPlace;
}

/** Opens the log and the keys for reading, the views for writing. */
export async function open(
  opening: KeeperOpening,
  tell: (notice: KeeperNotice) => void,
): Promise<ViewKeeper> {
  return new ViewKeeper({ ...openForReading(opening), views: await openViews(opening.views), tell });
}

/** The log and the keys, for reading only. */
export function openForReading({ log, keys, masterKey }: Omit<KeeperOpening, 'views'>): {
  readonly log: SqliteEventLog;
  readonly keyRing: KeyRing;
} {
  const clock = (): number => 0;
  const wrapping = Buffer.from(readFileSync(masterKey, 'utf8').trim(), 'hex');
  return {
    log: SqliteEventLog.open({ file: log, readOnly: true, clock }),
    keyRing: SqliteKeyRing.open({ file: keys, masterKey: wrapping, readOnly: true }),
  };
}
