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
