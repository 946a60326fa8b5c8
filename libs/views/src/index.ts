export type {
  Awaitable,
  Change,
  Connection,
  EventRef,
  FactQuery,
  FactStore,
  FindingQuery,
  ProjectedBatch,
  ProjectedEvent,
  SubjectsQuery,
} from './fact-store';
export type { Bookmarks } from './bookmarks';
export { entriesOf } from './component-entries';
export type { EntrySource } from './component-entries';
export { componentsOf, connectionOf } from './connecting';
export { CheckpointMoved, NothingToClose } from './fact-store';
export { factsVersion } from './facts-version';
export { FileBookmarks } from './file-bookmarks';
export { findingsAt } from './findings-at';
export { MemoryBookmarks } from './memory-bookmarks';
export { MemoryFactStore } from './memory-fact-store';
export { PostgresViews } from './postgres-views';
export type { PostgresViewsOptions } from './postgres-views';
export { Projector, ViewsAheadOfLog } from './projector';
export type { Lag, ProjectorOptions } from './projector';
export { rebuild } from './rebuild';
export type { Rebuilt, RebuildProgress, RebuildSource } from './rebuild';
export { checkRebuild } from './rebuild-check';
export type { Checked } from './rebuild-check';
export { SqliteFactStore } from './sqlite-fact-store';
export type { SqliteFactStoreOptions } from './sqlite-fact-store';
export { stateHash } from './state-hash';
export { ViewsDirectory } from './views-directory';
export type { ViewsDirectoryOptions } from './views-directory';
export { NoViews, ViewsUnavailable } from './views';
export type { Generation, Lease, Views } from './views';
