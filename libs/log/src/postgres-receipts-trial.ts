import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { PostgresReceiptStore } from './postgres-receipt-store';

/** Receipts of a test's own on a real server, in as many openings as it wants. */
export interface ReceiptsOfOwn {
  readonly schema: string;
  readonly open: (deadlineMs?: number) => Promise<PostgresReceiptStore>;
  /** Has the server carry out a statement of the test itself. */
  readonly query: (sql: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** @param named the address of a server, from `DAYBOOK_TEST_POSTGRES` */
export function schemaOfOwn(named: string | undefined): ReceiptsOfOwn {
  const connectionString = mustBeNamed(named);
  const schema = `receipts_${randomUUID().replaceAll('-', '')}`;
  return {
    schema,
    open: (deadlineMs = 10_000) => PostgresReceiptStore.open({ connectionString, schema, deadlineMs }),
    query: (sql) => onPostgres(connectionString, sql),
    remove: () => onPostgres(connectionString, `DROP SCHEMA ${schema} CASCADE`),
  };
}

async function onPostgres(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function mustBeNamed(named: string | undefined): string {
  if (named !== undefined) return named;
  throw new Error('DAYBOOK_TEST_POSTGRES names no server: run `npm run test:servers`, which finds one');
}
