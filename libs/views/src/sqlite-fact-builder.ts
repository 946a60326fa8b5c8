import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';

import type { KnownFact, KnownFinding } from '@daybook/facts';
import Database from 'better-sqlite3';

import { eventCells, factCells, findingCells } from './fact-row';
import type { Connection, ProjectedEvent } from './fact-store';
import { INDEXES, LAYOUT, OPEN_POSITION } from './fact-tables';
import {
  CONNECTION_TABLE,
  INSERT_AUTHORITY,
  INSERT_CONNECTION,
  INSERT_EVENT,
  INSERT_FACT,
  INSERT_FINDING,
  TABLES,
} from './sqlite-fact-schema';
import type { FactBuilder, Standing } from './views';

/**
 * Writes a whole generation of views once: rows with their known ranges complete, indexes after them, and no
 * journal, since an unfinished file is thrown away. Nobody can open it before `finish`.
 */
export class SqliteFactBuilder implements FactBuilder {
  readonly #file: string;
  readonly #database: Database.Database;
  readonly #insertEvent: Database.Statement;
  readonly #insertAuthority: Database.Statement;
  readonly #insertFact: Database.Statement;
  readonly #insertFinding: Database.Statement;
  readonly #authorities = new Set<string>();

  private constructor(file: string) {
    this.#file = file;
    this.#database = new Database(file);
    this.#database.pragma('journal_mode = OFF');
    this.#database.pragma('synchronous = OFF');
    this.#database.exec('BEGIN');
    this.#database.exec(TABLES);
    this.#database.exec(CONNECTION_TABLE);
    this.#insertEvent = this.#database.prepare(INSERT_EVENT);
    this.#insertAuthority = this.#database.prepare(INSERT_AUTHORITY);
    this.#insertFact = this.#database.prepare(INSERT_FACT);
    this.#insertFinding = this.#database.prepare(INSERT_FINDING);
  }

  /** Begins a file, in place of one that may be there. */
  static create(file: string): SqliteFactBuilder {
    removeDatabase(file);
    return new SqliteFactBuilder(file);
  }

  addEvents(events: readonly ProjectedEvent[]): void {
    for (const event of events) {
      this.#insertEvent.run(...eventCells(event));
      if (this.#authorities.has(event.authority)) continue;
      this.#authorities.add(event.authority);
      this.#insertAuthority.run(event.authority);
    }
  }

  addConnection({ position, stream, other }: Connection): void {
    this.#database.prepare(INSERT_CONNECTION).run(position, stream, other);
  }

  /** Adds all that was ever believed of those of one component. */
  addBeliefs(rows: {
    readonly facts: readonly KnownFact[];
    readonly findings: readonly KnownFinding[];
  }): void {
    for (const fact of rows.facts) {
      this.#insertFact.run(...factCells(fact), fact.knownFrom, fact.knownUntil ?? OPEN_POSITION);
    }
    for (const finding of rows.findings) {
      this.#insertFinding.run(
        ...findingCells(finding),
        finding.knownFrom,
        finding.knownUntil ?? OPEN_POSITION,
      );
    }
  }

  /** Makes the indexes and writes everything to the disk: from here on it is a store like any other. */
  finish(standing: Standing): void {
    this.#database.exec(INDEXES);
    this.#database
      .prepare('INSERT INTO standing VALUES (1, ?, ?)')
      .run(standing.checkpoint, standing.factsVersion);
    this.#database.pragma(`user_version = ${LAYOUT}`);
    this.#database.exec('COMMIT');
    this.#database.close();
    const descriptor = openSync(this.#file, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Throws away what was written. */
  abandon(): void {
    this.#database.close();
    removeDatabase(this.#file);
  }
}

/** Removes a database with the files that SQLite keeps beside it; what is missing is left missing. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}
