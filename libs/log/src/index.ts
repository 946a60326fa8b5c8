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
