import { durableEventLogContract, eventLogContract } from './contract';
import { onDouble } from './kurrentdb-trial';
import { schemaOfOwn } from './postgres-receipts-trial';

const server = process.env['DAYBOOK_TEST_POSTGRES'];

const receipts = async () => {
  const { open, remove } = schemaOfOwn(server);
  const store = await open();
  return {
    store,
    done: async () => {
      await store.close();
      await remove();
    },
  };
};

eventLogContract('KurrentDbEventLog with its receipts in PostgreSQL', onDouble(receipts));
durableEventLogContract('KurrentDbEventLog with its receipts in PostgreSQL', onDouble(receipts));
