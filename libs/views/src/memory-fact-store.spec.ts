import { MemoryFactStore } from './memory-fact-store';
import { factStoreContract } from './fact-store.contract';

factStoreContract('MemoryFactStore', () => {
  const store = new MemoryFactStore();
  return { open: () => store, remove: () => undefined };
});
