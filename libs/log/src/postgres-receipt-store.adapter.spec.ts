import { describe, expect, it } from '@jest/globals';
import { receiptStoreContract } from './contract';
import { schemaOfOwn } from './postgres-receipts-trial';

const server = process.env['DAYBOOK_TEST_POSTGRES'];

receiptStoreContract('PostgresReceiptStore', async () => {
  const { open, remove } = schemaOfOwn(server);
  const [store, other] = await Promise.all([open(), open()]);
  return {
    store,
    other,
    done: async () => {
      await Promise.all([store.close(), other.close()]);
      await remove();
    },
  };
});

describe('A turn at receipts in PostgreSQL', () => {
  it('that is not to be had within the deadline fails, and the holder keeps it', async () => {
    const { open, remove } = schemaOfOwn(server);
    const [holder, waiting] = [await open(), await open(300)];
    const release = { now: (): void => undefined };
    const held = holder.takeTurn(() => new Promise<void>((resolve) => (release.now = resolve)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(waiting.takeTurn(async () => 'mine')).rejects.toMatchObject({
      kind: 'receipts-unavailable',
    });
    release.now();
    await held;
    expect(await waiting.takeTurn(async () => 'mine')).toBe('mine');
    await Promise.all([holder.close(), waiting.close()]);
    await remove();
  });

  it('is over where its session is ended: the holder can enter nothing, and the next has it', async () => {
    const { open, remove, query, schema } = schemaOfOwn(server);
    const [holder, next] = [await open(), await open()];
    const held = holder.takeTurn(async (turn) => {
      await query(
        `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND (classid::bigint << 32) + objid::bigint = hashtextextended('${schema}', 0)`,
      );
      return turn.intended();
    });
    await expect(held).rejects.toMatchObject({ kind: 'receipts-unavailable' });
    expect(await next.takeTurn((turn) => turn.intended())).toEqual([]);
    expect(await holder.takeTurn((turn) => turn.intended())).toEqual([]);
    await Promise.all([holder.close(), next.close()]);
    await remove();
  });
});
