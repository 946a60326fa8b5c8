import type { PostgresConnections, PostgresSession } from './postgres-connections';

/** One step of the layout of what outlives the generations. */
interface Migration {
  /** From 1, without gaps. A number that was released keeps its meaning for ever. */
  readonly number: number;
  readonly says: string;
  readonly sql: string;
}

/** Every step from an empty database to what this release reads and writes, in order. */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    says: 'which generation of views answers',
    sql: `
CREATE TABLE views.current (
  only_row   integer PRIMARY KEY CHECK (only_row = 1),
  generation integer NOT NULL CHECK (generation > 0)
)`,
  },
];

const JOURNAL = `
CREATE SCHEMA IF NOT EXISTS views;
CREATE TABLE IF NOT EXISTS views.migration (
  number     integer PRIMARY KEY,
  says       text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/** The advisory locks of Daybook's views, told from those of others in the database ("DBKV"). */
export const LOCKS = 0x44424b56;
/** Of those, the lock of whoever lays out the database; generations have their own numbers, from 1. */
const LAYING_OUT = -1;

/**
 * Brings the layout to this release's, in one transaction: of several who begin at once one does it, and
 * where it is broken off nothing of it was done. Then does a piece of work in the same transaction.
 *
 * @throws where a later release has been at work here
 */
export async function migrate<Result>(
  connections: PostgresConnections,
  then: (session: PostgresSession) => Promise<Result>,
): Promise<Result> {
  return connections.transaction('BEGIN; SET LOCAL client_min_messages = warning', async (session) => {
    await session.rows({
      text: 'SELECT pg_advisory_xact_lock(?, ?)',
      parameters: [`${LOCKS}`, `${LAYING_OUT}`],
    });
    await session.rows({ text: JOURNAL, parameters: [] });
    const [{ applied } = { applied: 0 }] = await session.rows<{ applied: number }>({
      text: 'SELECT coalesce(max(number), 0) AS applied FROM views.migration',
      parameters: [],
    });
    if (applied > MIGRATIONS.length) {
      throw new Error(
        `the views in ${connections.place} were laid out by a later release (migration ${applied}, ` +
          `this release knows ${MIGRATIONS.length}): use that one, or another database`,
      );
    }
    for (const { number, says, sql } of MIGRATIONS.slice(applied)) {
      await session.rows({ text: sql, parameters: [] });
      const text = 'INSERT INTO views.migration (number, says) VALUES (?, ?)';
      await session.rows({ text, parameters: [`${number}`, says] });
    }
    return then(session);
  });
}
