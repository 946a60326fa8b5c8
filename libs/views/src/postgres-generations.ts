import { setTimeout } from 'node:timers/promises';

import { DatabaseError } from 'pg';

import type { PostgresConnections, PostgresSession } from './postgres-connections';
import { LOCKS } from './postgres-views-migrations';
import { NoViews } from './views';

/** How often one looks whether the last reader of an old generation is done. */
const SWEEP_EVERY_MS = 1_000;
/** What PostgreSQL says where there is no such table, or no such schema. */
const NO_SUCH = new Set(['42P01', '3F000']);

/** Of the advisory locks: that of whoever builds. Generations have their own numbers, from 1. */
export const BUILDING = 0;

/** What the pointer names is not there, or was removed while it was looked at. */
export class GenerationGone extends Error {}

export const schemaOf = (number: number): string => `views_${number}`;

/** The two keys of an advisory lock. */
export const lock = (number: number): readonly string[] => [`${LOCKS}`, `${number}`];

/** Takes a lock for as long as the session lives, if nobody has it. */
export async function locked(session: PostgresSession, number: number): Promise<boolean> {
  return isHeld(session, 'SELECT pg_try_advisory_lock(?, ?) AS held', number);
}

async function isHeld(session: PostgresSession, text: string, number: number): Promise<boolean> {
  const [row] = await session.rows<{ held: boolean }>({ text, parameters: lock(number) });
  return row?.held === true;
}

/**
 * The generation that the pointer names; `held` holds it for the transaction, so that nobody removes it.
 *
 * @throws NoViews where there is no pointer, GenerationGone where what it names is just being removed
 */
export async function currentIn(session: PostgresSession, place: string, how?: 'held'): Promise<number> {
  const held = how === 'held' ? `pg_try_advisory_xact_lock_shared(${LOCKS}, generation)` : 'true';
  const text = `SELECT generation, ${held} AS held FROM views.current`;
  const [pointer] = await rowsIfThere<{ generation: number; held: boolean }>(session, text);
  if (pointer === undefined) throw new NoViews(place);
  if (!pointer.held) throw new GenerationGone();
  return pointer.generation;
}

/** The generations that are there, whoever made them. */
export async function numbersIn(session: PostgresSession): Promise<readonly number[]> {
  const text =
    'SELECT substr(nspname, 7)::integer AS number FROM pg_namespace ' +
    "WHERE nspname ~ '^views_[1-9][0-9]{0,8}$'";
  return (await session.rows<{ number: number }>({ text, parameters: [] })).map(({ number }) => number);
}

/** The rows of a table, none where there is no such table. */
export async function rowsIfThere<Row>(session: PostgresSession, text: string): Promise<readonly Row[]> {
  try {
    return await session.rows<Row>({ text, parameters: [] });
  } catch (error) {
    if (error instanceof DatabaseError && NO_SUCH.has(error.code ?? '')) return [];
    throw error;
  }
}

/** Generations that are not current, which go as soon as nobody reads or builds them. */
export class OldGenerations {
  /** @param isLeased whether this process has a lease of a generation, which no lock shows */
  constructor(
    private readonly connections: PostgresConnections,
    private readonly isLeased: (number: number) => boolean,
  ) {}

  /** Removes them now, and those still in use when their last reader is done; ends when none is left. */
  async sweep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Where the database cannot be had now it can be later.
      const left = await this.#removeIdle().catch(() => 1);
      if (left === 0) return;
      await setTimeout(SWEEP_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** @returns how many are left */
  async #removeIdle(): Promise<number> {
    const { connections } = this;
    const current = await currentIn(connections, connections.place);
    let left = 0;
    for (const number of await numbersIn(connections)) {
      if (number === current) continue;
      if (this.isLeased(number) || !(await this.#removed(number))) left += 1;
    }
    return left;
  }

  /** Removes one, unless somebody reads or builds it, or it has become current. */
  async #removed(number: number): Promise<boolean> {
    const begin = 'BEGIN; SET LOCAL client_min_messages = warning';
    return this.connections.transaction(begin, async (session) => {
      const isOurs = await isHeld(session, 'SELECT pg_try_advisory_xact_lock(?, ?) AS held', number);
      if (!isOurs) return false;
      if ((await currentIn(session, this.connections.place)) === number) return true;
      const text = `DROP SCHEMA IF EXISTS ${schemaOf(number)} CASCADE`;
      await session.rows({ text, parameters: [] });
      return true;
    });
  }
}
