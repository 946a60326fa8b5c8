/** The layout that this release reads and writes, kept in SQLite's `user_version`. */
export const LAYOUT = 1;

/**
 * An open end, as stored. An open day sorts after every civil date, so that "null last" is the order of the
 * index; an open position is greater than every position, so that "believed at P" is one range of it.
 */
export const OPEN_DAY = '9999-12-31';
export const OPEN_POSITION = 2n ** 63n - 1n;

/**
 * Text is compared as bytes (SQLite's BINARY), which is the order of UTF-8. `because` holds positions in
 * decimal with commas; `value` holds JSON text, equal for equal values (see Fact).
 */
export const TABLES = `
CREATE TABLE standing (
  only_row      INTEGER PRIMARY KEY CHECK (only_row = 1),
  checkpoint    INTEGER NOT NULL,
  facts_version TEXT NOT NULL
) STRICT;
CREATE TABLE authority (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  position     INTEGER PRIMARY KEY,
  source       TEXT NOT NULL,
  id           TEXT NOT NULL,
  type         TEXT NOT NULL,
  effective_on TEXT,
  recorded_at  TEXT NOT NULL
) STRICT;
CREATE TABLE fact (
  authority   TEXT NOT NULL,
  subject     TEXT NOT NULL,
  what        TEXT NOT NULL,
  key         TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  until_day   TEXT NOT NULL,
  value       TEXT NOT NULL,
  because     TEXT NOT NULL,
  known_from  INTEGER NOT NULL,
  known_until INTEGER NOT NULL
) STRICT;
CREATE TABLE finding (
  authority   TEXT NOT NULL,
  subject     TEXT NOT NULL,
  rule        TEXT NOT NULL,
  severity    TEXT NOT NULL,
  from_day    TEXT NOT NULL,
  until_day   TEXT NOT NULL,
  because     TEXT NOT NULL,
  message     TEXT NOT NULL,
  known_from  INTEGER NOT NULL,
  known_until INTEGER NOT NULL
) STRICT;
`;

/**
 * What merges connected. Views that an earlier release made may be without it: they are of another version of
 * facts, and answer only until they are rebuilt.
 */
export const CONNECTION_TABLE = `
CREATE TABLE IF NOT EXISTS connection (
  position INTEGER PRIMARY KEY,
  stream   TEXT NOT NULL,
  other    TEXT NOT NULL
) STRICT`;

/** Made after the rows in a rebuild, before them otherwise. */
export const INDEXES = `
CREATE INDEX event_by_instant ON event (recorded_at, position);
CREATE INDEX fact_in_order ON fact (authority, subject, what, key, from_day, until_day, known_from);
CREATE INDEX fact_of_kind ON fact (authority, what, known_until, from_day);
CREATE INDEX finding_in_order ON finding (authority, subject, rule, from_day, known_from);
`;

/** The columns in the order of `factCells` and `findingCells`. */
export const INSERT_FACT = 'INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const INSERT_FINDING = 'INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
export const INSERT_EVENT = 'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)';
export const INSERT_CONNECTION = 'INSERT INTO connection VALUES (?, ?, ?)';
export const INSERT_AUTHORITY = 'INSERT OR IGNORE INTO authority VALUES (?)';

/** One fact is closed by its whole identity; the index leads to the few rows of its period. */
export const CLOSE_FACT = `
UPDATE fact INDEXED BY fact_in_order SET known_until = ?
WHERE authority = ? AND subject = ? AND what = ? AND key = ? AND from_day = ? AND until_day = ?
  AND value = ? AND because = ? AND known_until = ${OPEN_POSITION}`;

export const CLOSE_FINDING = `
UPDATE finding INDEXED BY finding_in_order SET known_until = ?
WHERE authority = ? AND subject = ? AND rule = ? AND severity = ? AND from_day = ? AND until_day = ?
  AND because = ? AND message = ? AND known_until = ${OPEN_POSITION}`;

/** A page of what is visible, after the row that ended the page before. */
export const FACTS_PAGE = `
SELECT rowid, * FROM fact INDEXED BY fact_in_order
WHERE (authority, subject, what, key, from_day, until_day, known_from, rowid) > (?, ?, ?, ?, ?, ?, ?, ?)
  AND known_from <= ? AND known_until > ?
ORDER BY authority, subject, what, key, from_day, until_day, known_from, rowid LIMIT ?`;

export const FINDINGS_PAGE = `
SELECT rowid, * FROM finding INDEXED BY finding_in_order
WHERE (authority, subject, rule, from_day, known_from, rowid) > (?, ?, ?, ?, ?, ?)
  AND known_from <= ? AND known_until > ?
ORDER BY authority, subject, rule, from_day, known_from, rowid LIMIT ?`;
