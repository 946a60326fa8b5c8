import type { Quarantine, QuarantineEntry, QuarantineQuery, QuarantineReceipt, Refused } from './quarantine';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver';
import { readError } from './sqlite-group-commit';

/** The largest id that SQLite can hold. */
const LARGEST_ID = 2n ** 63n - 1n;

interface Row {
  readonly id: bigint;
  readonly received_at: string;
  readonly origin: string;
  readonly problem: string;
  readonly raw: Uint8Array;
  readonly receipt: string | null;
}

/** The quarantine of a log file, in a table beside the records and written in the same commits. */
export class SqliteQuarantine implements Quarantine {
  private readonly one: SqliteStatement;

  /** `commit` does the work within the next commit of the log. */
  constructor(
    private readonly connection: SqliteConnection,
    private readonly commit: <T>(work: () => T) => Promise<T>,
  ) {
    this.one = connection.prepare('SELECT * FROM quarantine WHERE id = ?');
  }

  async park({ receivedAt, origin, problem, raw }: Refused): Promise<string> {
    const insert = this.connection.prepare(
      'INSERT INTO quarantine (received_at, origin, problem, raw) VALUES (?, ?, ?, ?) RETURNING id',
    );
    const values = [receivedAt, JSON.stringify(origin), JSON.stringify(problem), raw];
    return this.commit(() => `${(insert.get(...values) as { id: bigint }).id}`);
  }

  async list({ after, limit, status }: QuarantineQuery): Promise<readonly QuarantineEntry[]> {
    const first = after === undefined ? 0n : (idOf(after) ?? LARGEST_ID);
    const wanted = { waiting: 'AND receipt IS NULL', resubmitted: 'AND receipt IS NOT NULL', any: '' };
    const sql = `SELECT * FROM quarantine WHERE id > ? ${wanted[status ?? 'any']} ORDER BY id LIMIT ?`;
    return this.read(() => (this.connection.prepare(sql).all(first, BigInt(limit)) as Row[]).map(entryOf));
  }

  async get(id: string): Promise<QuarantineEntry | undefined> {
    const number = idOf(id);
    if (number === undefined) return undefined;
    const row = this.read(() => this.one.get(number) as Row | undefined);
    return row && entryOf(row);
  }

  async markResubmitted(id: string, receipt: QuarantineReceipt): Promise<boolean> {
    const number = idOf(id);
    if (number === undefined) return false;
    const update = this.connection.prepare(
      'UPDATE quarantine SET receipt = ? WHERE id = ? AND receipt IS NULL RETURNING id',
    );
    return this.commit(() => update.get(JSON.stringify(receipt), number) !== undefined);
  }

  private read<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw readError(error);
    }
  }
}

function entryOf(row: Row): QuarantineEntry {
  return {
    id: `${row.id}`,
    receivedAt: row.received_at,
    origin: JSON.parse(row.origin),
    problem: JSON.parse(row.problem),
    raw: row.raw,
    ...(row.receipt === null
      ? { status: 'waiting' as const }
      : { status: 'resubmitted' as const, receipt: JSON.parse(row.receipt) }),
  };
}

/** The number of an id as it is written, or undefined where it is none of ours. */
function idOf(id: string): bigint | undefined {
  if (!/^[1-9]\d{0,18}$/.test(id)) return undefined;
  const number = BigInt(id);
  return number <= LARGEST_ID ? number : undefined;
}
