export type { DaybookEvent, Json, JsonObject, LogEntry, Position, StreamKind } from './event';
export {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayAfter,
  dayNumber,
  daysBetween,
  endOfLondonDay,
  FIRST_DATE,
  isCalendarDate,
  isCivilDate,
  isLastDayOfMonth,
  LAST_DATE,
  lastDayBefore,
  londonDateOf,
} from './civil-date';
export type { CivilDate, EndsBefore, LastDayInclusive } from './civil-date';
export {
  absenceCodes,
  absenceKinds,
  allocationKinds,
  censusNumberOf,
  closureReasons,
  correctionReasons,
  countedRoles,
  destinations,
  figureSymbols,
  isCountedRole,
  leavingReasons,
  origins,
  practiceLevels,
  qualifyingSymbols,
  registrationStatuses,
  retractionReasons,
  roles,
  seniorityOf,
  sexes,
  socialWorkerReasons,
} from './codes';
export type {
  AbsenceKind,
  AllocationKind,
  ClosureReason,
  CorrectionReason,
  CountedRole,
  Destination,
  FigureSymbol,
  LeavingReason,
  Origin,
  PracticeLevel,
  QualifyingSymbol,
  RegistrationStatus,
  RetractionReason,
  Role,
  Sex,
  SocialWorkerReason,
} from './codes';
export {
  adoptionsByCurrentCarers,
  adoptionsByOthers,
  ceasingReasons,
  legalStatuses,
  missingKinds,
  needs,
  participations,
  placementChangeReasons,
  placementProviders,
  placementTypes,
  placementTypesIn,
  shortBreaks,
  temporaryTypes,
  yearsOfPlacementTypes,
} from './care-codes';
export type {
  CeasingReason,
  LegalStatus,
  MissingKind,
  Need,
  Participation,
  PlacementChangeReason,
  PlacementProvider,
  PlacementType,
  TemporaryType,
} from './care-codes';
export { decimalOfMillionths, fteMillionthsOf, parseDecimal } from './fte';
export type { Decimal } from './fte';
export { compareInstants, epochMsOf, instantFromEpochMs, parseInstant } from './instant';
export type { Instant } from './instant';
export { compareUtf8 } from './text-order';
export { pointersInDocumentOrder, readStrictJson } from './strict-json';
export type { StrictJson } from './strict-json';
export {
  authorities,
  authoritiesAt,
  authorityOf,
  DEPARTMENT,
  england,
  isAuthorityCode,
  regionOf,
  regions,
  reportingAuthoritiesAt,
} from './authorities';
export type { Authority, Region } from './authorities';
export { eventTypes } from './all-types';
export type { DataRule, DataSchema, EffectiveOn, EventExample, EventType, RuleFault } from './event-type';
export { exampleEvents, exampleEventsOf } from './examples';
export { classOfField, sealedFieldsOf } from './field-classes';
export { sourcePattern } from './fields';
export type { FieldClass } from './fields';
export { dataSchemasOf, eventJsonSchemaOf, jsonSchemaOf } from './json-schema';
export type { DataSchemaAddress } from './json-schema';
export { fitsSchema, parseEvent, unwrapLogEntry } from './parse-event';
export type { ParsedEvent } from './parse-event';
export { effectiveDayOf, isAmendment, rankOf } from './precedence';
export type { Rank } from './rank';
export type { EventRecord } from './record';
export { pointerTo, problemOf } from './refusal';
export type { FieldError, Problem, RefusalCode } from './refusal';
export { currentData, currentDataOf, schemaOf } from './schema-number';
export { isSubject, streamOf, subjectKindOf } from './subject';
