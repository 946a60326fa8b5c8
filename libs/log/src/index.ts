export type {
  AppendRequest,
  AppendResult,
  Awaitable,
  EventLog,
  EventLogErrorKind,
  EventToAppend,
  ExpectedRevision,
  Recorded,
  StoredRecord,
} from './event-log';
export { EventLogError } from './event-log';
export { MemoryEventLog } from './memory-event-log';
export type {
  Quarantine,
  QuarantineEntry,
  QuarantineOrigin,
  QuarantineProblem,
  QuarantineQuery,
  QuarantineReceipt,
  Refused,
} from './quarantine';
export { SqliteEventLog } from './sqlite-event-log';
export type { SqliteEventLogOptions, SqliteLogDescription } from './sqlite-event-log';
export type { Key, KeyRing, KeyRingErrorKind, SubjectKey } from './key-ring';
export { KeyRingError } from './key-ring';
export { readOrCreateMasterKey } from './master-key';
export { MemoryKeyRing } from './memory-key-ring';
export { MemoryQuarantine } from './memory-quarantine';
export { openRecord, sealEvent, sealEvents } from './record';
export { SqliteKeyRing } from './sqlite-key-ring';
export type { SqliteKeyRingOptions } from './sqlite-key-ring';
