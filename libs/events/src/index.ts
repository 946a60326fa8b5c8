export type { DaybookEvent, Json, JsonObject, LogEntry, Position, StreamKind } from './event';
