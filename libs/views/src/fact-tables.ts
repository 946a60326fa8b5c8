/** The layout that this release reads and writes, kept with each generation. */
export const LAYOUT = 1;

/**
 * An open end, as stored. An open day sorts after every civil date, so that "null last" is the order of the
 * index; an open position is greater than every position, so that "believed at P" is one range of it.
 */
export const OPEN_DAY = '9999-12-31';
export const OPEN_POSITION = 2n ** 63n - 1n;

/** How a database says what the tables need. */
export interface Dialect {
  /** Text that is compared as bytes, which is the order of UTF-8. */
  readonly text: string;
  /** A whole number of 64 bits. */
  readonly integer: string;
  /** What follows the columns of a table; of one that is nothing but its key. */
  readonly ends: string;
  readonly endsOfKeys: string;
}

/**
 * `because` holds positions in decimal with commas; `value` holds JSON text, equal for equal values (see
 * Fact).
 */
export const tablesIn = ({ text, integer, ends, endsOfKeys }: Dialect): string => `
CREATE TABLE standing (
  only_row      ${integer} PRIMARY KEY CHECK (only_row = 1),
  checkpoint    ${integer} NOT NULL,
  facts_version ${text} NOT NULL
)${ends};
CREATE TABLE authority (code ${text} PRIMARY KEY)${endsOfKeys};
CREATE TABLE event (
  position     ${integer} PRIMARY KEY,
  source       ${text} NOT NULL,
  id           ${text} NOT NULL,
  type         ${text} NOT NULL,
  effective_on ${text},
  recorded_at  ${text} NOT NULL
)${ends};
CREATE TABLE fact (
  authority   ${text} NOT NULL,
  subject     ${text} NOT NULL,
  what        ${text} NOT NULL,
  key         ${text} NOT NULL,
  from_day    ${text} NOT NULL,
  until_day   ${text} NOT NULL,
  value       ${text} NOT NULL,
  because     ${text} NOT NULL,
  known_from  ${integer} NOT NULL,
  known_until ${integer} NOT NULL
)${ends};
CREATE TABLE finding (
  authority   ${text} NOT NULL,
  subject     ${text} NOT NULL,
  rule        ${text} NOT NULL,
  severity    ${text} NOT NULL,
  from_day    ${text} NOT NULL,
  until_day   ${text} NOT NULL,
  because     ${text} NOT NULL,
  message     ${text} NOT NULL,
  known_from  ${integer} NOT NULL,
  known_until ${integer} NOT NULL
)${ends};
`;

/** What merges connected. */
export const connectionTableIn = ({ text, integer, ends }: Dialect): string => `
CREATE TABLE IF NOT EXISTS connection (
  position ${integer} PRIMARY KEY,
  stream   ${text} NOT NULL,
  other    ${text} NOT NULL
)${ends}`;

/** Made after the rows in a rebuild, before them otherwise. */
export const INDEXES = `
CREATE INDEX event_by_instant ON event (recorded_at, position);
CREATE INDEX fact_in_order ON fact (authority, subject, what, key, from_day, until_day, known_from);
CREATE INDEX fact_of_kind ON fact (authority, what, known_until, from_day);
CREATE INDEX finding_in_order ON finding (authority, subject, rule, from_day, known_from);
`;

/** The orders that the port promises. */
export const FACT_ORDER = 'authority, subject, what, key, from_day, until_day, known_from';
export const FINDING_ORDER = 'authority, subject, rule, from_day, known_from';
