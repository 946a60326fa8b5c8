import { apiKeysContract } from './contract';
import { MemoryApiKeys } from './memory-api-keys';

apiKeysContract('MemoryApiKeys', async (clock) => {
  const keys = new MemoryApiKeys(clock);
  return { keys, done: async () => keys.close() };
});
