import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeDatabase, SqliteFactBuilder } from './sqlite-fact-builder';
import { SqliteFactStore } from './sqlite-fact-store';
import { NoViews } from './views';
import type { Build, Generation, Lease, Scratch, Views } from './views';
import { readPointer, writePointer } from './views-pointer';

const GENERATION = /^views-(\d+)\.sqlite/;
const SCRATCH = 'views-check-';

/** A generation in a file of its own. */
interface OpenGeneration extends Generation {
  readonly store: SqliteFactStore;
}

interface OpenLease extends Lease {
  readonly generation: OpenGeneration;
}

export interface ViewsDirectoryOptions {
  /** Of this process; see `factsVersion`. */
  readonly factsVersion: string;
  /** Another process writes: nothing is created, switched or removed. */
  readonly readOnly?: boolean;
}

interface Held {
  readonly generation: OpenGeneration;
  users: number;
}

/**
 * The generations of views in a directory: `views-<n>.sqlite`, and `views-current` that says which answers.
 * One process writes; any number read, and look at the pointer again for each request.
 */
export class ViewsDirectory implements Views {
  readonly #held = new Map<number, Held>();

  private constructor(
    /** Where the generations are. */
    readonly path: string,
    private readonly options: ViewsDirectoryOptions,
  ) {}

  /**
   * Opens the directory, which must exist. A writer makes the first generation where there is none, and
   * removes what an aborted rebuild or a generation no longer in use left behind.
   */
  static open(path: string, options: ViewsDirectoryOptions): ViewsDirectory {
    const directory = new ViewsDirectory(path, options);
    if (options.readOnly === true) return directory;
    const current = readPointer(path);
    directory.#removeAllBut(current);
    if (current === null) {
      SqliteFactStore.open({ file: directory.fileOf(1), factsVersion: options.factsVersion }).close();
      writePointer(path, 1);
    }
    return directory;
  }

  /**
   * The current generation, by the pointer as it is now, held open until released.
   *
   * @throws NoViews for a reader where no generation was ever made
   */
  acquire(): OpenLease {
    const held = this.#current();
    this.#disposeOfIdle(held.generation.number);
    held.users += 1;
    let released = false;
    return {
      generation: held.generation,
      release: () => {
        if (released) return;
        released = true;
        held.users -= 1;
        this.#disposeOfIdle(readPointer(this.path));
      },
    };
  }

  /** Does a piece of reading on the current generation, which stays the same until it is done. */
  async read<Result>(work: (generation: OpenGeneration) => Result | Promise<Result>): Promise<Result> {
    const lease = this.acquire();
    try {
      return await work(lease.generation);
    } finally {
      lease.release();
    }
  }

  /** Begins the generation to build next, beside the one that answers. */
  build(): Build {
    this.#mustWrite();
    const number = Math.max(readPointer(this.path) ?? 0, ...this.#numbers()) + 1;
    return { number, builder: SqliteFactBuilder.create(this.fileOf(number)) };
  }

  /** Lets a generation that was built answer. The old one goes when its last reader here is done. */
  switchTo(number: number): void {
    this.#mustWrite();
    SqliteFactStore.open({ file: this.fileOf(number), readOnly: true }).close();
    writePointer(this.path, number);
    this.#disposeOfIdle(number);
    for (const other of this.#numbers()) {
      if (other < number && !this.#held.has(other)) removeDatabase(this.fileOf(other));
    }
  }

  /** Views in a folder that nobody else looks at. */
  scratch(): Scratch {
    const parent = this.options.readOnly === true ? tmpdir() : this.path;
    const path = mkdtempSync(join(parent, SCRATCH));
    const file = join(path, 'views.sqlite');
    return {
      builder: SqliteFactBuilder.create(file),
      open: () => SqliteFactStore.open({ file, readOnly: true }),
      remove: () => rmSync(path, { recursive: true, force: true }),
    };
  }

  /** The version of facts that this process has. */
  get factsVersion(): string {
    return this.options.factsVersion;
  }

  fileOf(number: number): string {
    return join(this.path, `views-${number}.sqlite`);
  }

  /** Closes every generation, leased or not. */
  close(): void {
    for (const { generation } of this.#held.values()) generation.store.close();
    this.#held.clear();
  }

  /**
   * A file may be switched away and removed between the look at the pointer and the opening. What the pointer
   * still names once it is open was whole when it was opened.
   */
  #current(): Held {
    for (;;) {
      const number = readPointer(this.path);
      if (number === null) throw new NoViews(this.path);
      const held = this.#held.get(number);
      if (held !== undefined) return held;
      const opened = this.#tryToOpen(number);
      if (opened === null) continue;
      if (readPointer(this.path) === number) return opened;
      this.#held.delete(number);
      opened.generation.store.close();
    }
  }

  #tryToOpen(number: number): Held | null {
    const { factsVersion, readOnly = false } = this.options;
    try {
      const store = SqliteFactStore.open({ file: this.fileOf(number), readOnly, factsVersion });
      const held = { generation: { number, store, stale: store.factsVersion !== factsVersion }, users: 0 };
      this.#held.set(number, held);
      return held;
    } catch (error) {
      if (readPointer(this.path) === number) throw error;
      return null;
    }
  }

  /** Closes generations that nobody here uses, other than the current one; a writer removes their files. */
  #disposeOfIdle(current: number | null): void {
    for (const [number, { generation, users }] of this.#held) {
      if (number === current || users > 0) continue;
      this.#held.delete(number);
      generation.store.close();
      if (this.options.readOnly !== true) removeDatabase(this.fileOf(number));
    }
  }

  #removeAllBut(current: number | null): void {
    for (const number of this.#numbers()) {
      if (number !== current) removeDatabase(this.fileOf(number));
    }
    for (const name of readdirSync(this.path)) {
      if (name.startsWith(SCRATCH)) rmSync(join(this.path, name), { recursive: true, force: true });
    }
  }

  #numbers(): readonly number[] {
    const matches = readdirSync(this.path).map((name) => GENERATION.exec(name)?.[1]);
    return [...new Set(matches.filter((digits) => digits !== undefined).map(Number))];
  }

  #mustWrite(): void {
    if (this.options.readOnly === true)
      throw new Error(`the views in ${this.path} are open for reading only`);
  }
}
