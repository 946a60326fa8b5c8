import { keyRingContract } from './contract';
import { MemoryKeyRing } from './memory-key-ring';

keyRingContract('MemoryKeyRing', async () => {
  const ring = new MemoryKeyRing();
  return { ring, done: async () => ring.close() };
});
