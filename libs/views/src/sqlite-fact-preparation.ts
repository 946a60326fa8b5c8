import type Database from 'better-sqlite3';

import { INDEXES, LAYOUT } from './fact-tables';
import { CONNECTION_TABLE, TABLES } from './sqlite-fact-schema';

/** Makes a database ready to be written: its tables where there are none, and a log beside it. */
export function prepareForWriting(database: Database.Database, factsVersion: string): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('wal_autocheckpoint = 10000');
  database
    .transaction(() => {
      const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: bigint };
      database.exec(CONNECTION_TABLE);
      if (tables.n > 0n) return;
      database.exec(TABLES);
      database.exec(INDEXES);
      database.prepare('INSERT INTO standing VALUES (1, 0, ?)').run(factsVersion);
      database.pragma(`user_version = ${LAYOUT}`);
    })
    .immediate();
}
