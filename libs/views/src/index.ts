export type {
  Awaitable,
  Change,
  EventRef,
  FactQuery,
  FactStore,
  FindingQuery,
  ProjectedBatch,
  ProjectedEvent,
} from './fact-store';
export { CheckpointMoved, NothingToClose } from './fact-store';
export { MemoryFactStore } from './memory-fact-store';
export { SqliteFactStore } from './sqlite-fact-store';
export type { SqliteFactStoreOptions } from './sqlite-fact-store';
