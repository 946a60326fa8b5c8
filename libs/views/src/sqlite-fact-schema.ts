import { factPaging, findingPaging } from './fact-pages';
import { FACT_COLUMNS, FINDING_COLUMNS } from './fact-row';
import { connectionTableIn, OPEN_POSITION, tablesIn } from './fact-tables';

const sqlite = { text: 'TEXT', integer: 'INTEGER', ends: ' STRICT', endsOfKeys: ' STRICT, WITHOUT ROWID' };

/** SQLite compares text as bytes (BINARY) unless told otherwise. */
export const TABLES = tablesIn(sqlite);

/**
 * Views that an earlier release made may be without it: they are of another version of facts, and answer only
 * until they are rebuilt.
 */
export const CONNECTION_TABLE = connectionTableIn(sqlite);

/** The columns in the order of `factCells`, `findingCells` and `eventCells`. */
export const INSERT_FACT = 'INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const INSERT_FINDING = 'INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const INSERT_EVENT = 'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)';
export const INSERT_CONNECTION = 'INSERT INTO connection VALUES (?, ?, ?)';
export const INSERT_AUTHORITY = 'INSERT OR IGNORE INTO authority VALUES (?)';

const all = (columns: readonly string[]): string => columns.map((column) => `${column} = ?`).join(' AND ');

/** One fact is closed by its whole identity; the index leads to the few rows of its period. */
export const CLOSE_FACT = `
UPDATE fact INDEXED BY fact_in_order SET known_until = ?
WHERE ${all(FACT_COLUMNS)} AND known_until = ${OPEN_POSITION}`;

export const CLOSE_FINDING = `
UPDATE finding INDEXED BY finding_in_order SET known_until = ?
WHERE ${all(FINDING_COLUMNS)} AND known_until = ${OPEN_POSITION}`;

export const FACT_PAGES = factPaging('fact INDEXED BY fact_in_order');
export const FINDING_PAGES = findingPaging('finding INDEXED BY finding_in_order');
