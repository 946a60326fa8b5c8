export { makeBackup, type BackupReport, type BackupRequest } from './backup';
export { BackupDamaged, type BackedUpFile, type BackupManifest } from './backup-contents';
export { restoreBackup } from './restore';
export type { Answer, AsAtShown, EventRefShown, Scope } from './answer';
export type { Book, BookState, Progress, RebuildReport } from './book';
export { accessRoles, type AccessRole, type Credential } from './credential';
export { LIMITS, readBatch, readItem, readLine, readSingle } from './documents';
export type { AskedAnswer } from './asked-answer';
export type { GroupedAnswer, GroupShown } from './groups';
export type { AreaAnswer, Rows } from './rows';
export type { ChangeStep, Changes } from './changes';
export { examine, type Check, type Examination } from './examination';
export type { FindingShown, FindingsPage } from './findings-page';
export type { Series, SeriesPoint } from './series';
export type { ExplainedItem, ExplainedList, Explanation, FactShown } from './explanation';
export type { HistoryReceipt, HistoryResult } from './history/history-receipt';
export type { HistoryRequest } from './history/history-recorder';
export type { EntriesPage } from './log-entries';
export { DataDirectoryError, type DataDirectoryErrorKind } from './data-directory';
export {
  KeyRegister,
  type IssuedKey,
  type KeyRegisterOptions,
  type KeyRequest,
  type KeyShown,
} from './key-register';
export { openBook, type BookOptions } from './open-book';
export type { PublishedBefore } from './published-before';
export { ParameterReader, type Parameters } from './parameters';
export { badParameter, DaybookProblem, parameterProblem, type ProblemDetail } from './problem';
export type { CatalogueEntry } from './catalogue';
export type { SubjectAnswers, SubjectPart, SubjectQuestion } from './subject/subject-question';
export type { StateShown, SubjectState } from './subject/state';
export type { BeliefShown, TimelineShown } from './subject/timeline';
export type { ToldEvent, ToldEvents } from './subject/told-events';
export type { RefusedEvent, Resubmission } from './quarantine-desk';
export type { QuarantineItem, QuarantinePage } from './quarantine-page';
export type { EventKey } from './replay/played-history';
export { Replay, type ReplayHouse, type ReplayPlan, type ReplayPoint } from './replay/replay';
export { intervals, type Interval } from './series-dates';
export type { ReadItem, Receipt, ReceiptProblem } from './receipt';
export type { RecordRequest } from './recorder';
export {
  describeSettings,
  readSettings,
  SettingsError,
  type Role,
  type SettingDescription,
  type Settings,
} from './settings';
