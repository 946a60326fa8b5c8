import { quarantineContract } from './contract';
import { MemoryQuarantine } from './memory-quarantine';

quarantineContract('MemoryQuarantine', async () => ({
  quarantine: new MemoryQuarantine(),
  done: async () => undefined,
}));
