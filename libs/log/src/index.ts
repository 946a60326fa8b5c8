export type { ApiKey, ApiKeyRequest, ApiKeys, IssuedApiKey } from './api-keys';
export { ApiKeysError } from './api-keys';
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
  StreamsSought,
  StreamExpectation,
} from './event-log';
export { Bell } from './bell';
export { EventLogError } from './event-log';
export { MemoryApiKeys } from './memory-api-keys';
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
export { SqliteApiKeys } from './sqlite-api-keys';
export type { SqliteApiKeysOptions } from './sqlite-api-keys';
export { SqliteEventLog } from './sqlite-event-log';
export type { SqliteEventLogOptions, SqliteLogDescription } from './sqlite-event-log';
export type { Key, KeyRing, KeyRingErrorKind, SubjectKey } from './key-ring';
export { KeyRingError } from './key-ring';
export { readMasterKey, readOrCreateMasterKey } from './master-key';
export { MemoryKeyRing } from './memory-key-ring';
export { MemoryQuarantine } from './memory-quarantine';
export { openRecord, sealEvent, sealEvents } from './record';
export { SqliteKeyRing } from './sqlite-key-ring';
export type { SqliteKeyRingOptions } from './sqlite-key-ring';
export { copyDatabase, forgetReaders, type SqliteCopy } from './sqlite-copy';
export { syncToDisk } from './disk-sync';
export { KurrentDbEventLog } from './kurrentdb-event-log';
export type { KurrentDbEventLogOptions } from './kurrentdb-event-log';
export type { FollowingTrouble } from './kurrentdb-follower';
export { MemoryReceiptStore } from './memory-receipt-store';
export { PostgresReceiptStore } from './postgres-receipt-store';
export type { PostgresReceiptStoreOptions } from './postgres-receipt-store';
export type { ReceiptStore } from './receipt-store';
export { isBeingWritten, takeWriterLock } from './sqlite-writer-lock';
