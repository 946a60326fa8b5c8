import { EVENT_COLUMNS, FACT_COLUMNS, FINDING_COLUMNS } from './fact-row';
import { connectionTableIn, LAYOUT, OPEN_POSITION, tablesIn } from './fact-tables';

const postgres = { text: 'text COLLATE "C"', integer: 'bigint', ends: '', endsOfKeys: '' };

/**
 * The tables of a generation, without their indexes, in the schema that the search path names. Rows are
 * numbered as SQLite numbers them by itself, since rows may be alike in all that orders them.
 */
export const TABLES = `${tablesIn(postgres)}${connectionTableIn(postgres)};
ALTER TABLE standing ADD COLUMN layout bigint NOT NULL DEFAULT ${LAYOUT};
ALTER TABLE fact ADD COLUMN rowid bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE finding ADD COLUMN rowid bigint GENERATED ALWAYS AS IDENTITY;
`;

const texts = (columns: readonly string[]): readonly string[] => columns.map(() => '?::text[]');
const POSITIONS = '?::bigint[]';

/** Rows from one list for each column. */
const inserting = (into: string, columns: readonly string[], lists: readonly string[]): string =>
  `INSERT INTO ${into} (${columns.join(', ')}) SELECT * FROM unnest(${lists.join(', ')})`;

/** Closes rows by their whole identity, each under a number, and gives the numbers of those closed. */
const closing = (table: string, columns: readonly string[]): string => `
UPDATE ${table} AS kept SET known_until = closed.at
FROM unnest(${[...texts(columns), POSITIONS].join(', ')})
  WITH ORDINALITY AS closed (${columns.join(', ')}, at, number)
WHERE ${columns.map((column) => `kept.${column} = closed.${column}`).join(' AND ')}
  AND kept.known_until = ${OPEN_POSITION}
RETURNING closed.number`;

/** The statements that write a generation, in the schema of that name. */
export interface Writing {
  readonly events: string;
  readonly authorities: string;
  readonly connections: string;
  readonly facts: string;
  readonly findings: string;
  readonly closeFacts: string;
  readonly closeFindings: string;
}

/** Parameters are lists, one for each column in the order of `factCells`, `findingCells` and `eventCells`. */
export function writingIn(schema: string): Writing {
  const range = ['known_from', 'known_until'];
  const ranges = [POSITIONS, POSITIONS];
  const connection = ['position', 'stream', 'other'];
  return {
    events: inserting(`${schema}.event`, EVENT_COLUMNS, [POSITIONS, ...texts(EVENT_COLUMNS.slice(1))]),
    authorities: `${inserting(`${schema}.authority`, ['code'], ['?::text[]'])} ON CONFLICT DO NOTHING`,
    connections: inserting(`${schema}.connection`, connection, [POSITIONS, ...texts(connection.slice(1))]),
    facts: inserting(`${schema}.fact`, [...FACT_COLUMNS, ...range], [...texts(FACT_COLUMNS), ...ranges]),
    findings: inserting(
      `${schema}.finding`,
      [...FINDING_COLUMNS, ...range],
      [...texts(FINDING_COLUMNS), ...ranges],
    ),
    closeFacts: closing(`${schema}.fact`, FACT_COLUMNS),
    closeFindings: closing(`${schema}.finding`, FINDING_COLUMNS),
  };
}

/** Rows as a list for each column; none for no rows. */
export function inLists<Cell>(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as Cell));
}
