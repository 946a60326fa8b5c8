import type { ClientBase } from 'pg';

/** The number of the last migration below. */
export const RECEIPT_SCHEMA_VERSION = 1;

/*
 * As everywhere in Daybook text is ordered by its bytes. `bytes` is there only while a record is intended:
 * then it stands in the log, and its position says where. `entry` is the order in which records were entered.
 */
const migrations: readonly string[] = [
  `CREATE TABLE receipt (
     entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     source text COLLATE "C" NOT NULL,
     id text COLLATE "C" NOT NULL,
     stream text COLLATE "C" NOT NULL,
     revision bigint NOT NULL,
     recorded_at bigint NOT NULL, -- milliseconds since 1970-01-01T00:00:00Z
     content_hmac bytea NOT NULL,
     bytes bytea,
     position bigint,
     CHECK ((bytes IS NULL) <> (position IS NULL))
   );
   CREATE UNIQUE INDEX receipt_by_key ON receipt (source, id);
   CREATE UNIQUE INDEX receipt_by_revision ON receipt (stream, revision);
   CREATE UNIQUE INDEX receipt_by_position ON receipt (position) WHERE position IS NOT NULL;
   CREATE INDEX receipt_intended ON receipt (entry) WHERE position IS NULL;
   CREATE INDEX receipt_by_source ON receipt (source, stream);`,
];

/** Makes the schema, or brings it to the present; what is newer than this program is refused. */
export async function layOutReceipts(client: ClientBase, schema: string): Promise<void> {
  await client.query('BEGIN');
  // Two processes that start together: the second waits, and finds the work done.
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [schema]);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
  await client.query('CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY)');
  const { rows } = await client.query('SELECT coalesce(max(number), 0) AS number FROM migration');
  const { number: present } = rows[0] as { number: number };
  if (present > RECEIPT_SCHEMA_VERSION) {
    throw new Error(`the receipts were laid out by a newer Daybook (${present} > ${RECEIPT_SCHEMA_VERSION})`);
  }
  for (let next = present; next < migrations.length; next += 1) {
    await client.query(migrations[next] as string);
    await client.query('INSERT INTO migration VALUES ($1)', [next + 1]);
  }
  await client.query('COMMIT');
}
