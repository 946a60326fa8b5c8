import { classOfField, eventTypes, type JsonObject } from '@daybook/events';
import type { Claim } from '@daybook/facts';
import { canonicalJson } from '@daybook/proof';

/** What a claim says, whoever says it, when, and under whatever id. */
export type Said = Pick<Claim, 'type' | 'effectiveOn' | 'data'>;

/** The fields by which a source knows what its claim is about; a field that is not here can be corrected. */
const identifyingFields = [
  ...['employmentId', 'assignmentId', 'absenceId', 'projectTeamId', 'workerId', 'into', 'month'],
  ...['metric', 'metrics', 'asOf', 'release', 'area', 'midYear'],
] as const;

/** What an erased field reads as. */
const ERASED = 'erased';

/** The one text of what a claim says; a date that means nothing is left out of it. */
export function wordsOf({ type, effectiveOn, data }: Said): string {
  return canonicalJson([type, isDated(type) ? effectiveOn : '', data]);
}

/** What was claimed, from its one text. */
export function saidIn(words: string): Said {
  const [type, effectiveOn, data] = JSON.parse(words) as [string, string, JsonObject];
  return { type, effectiveOn, data };
}

/** What a claim is about: claims of one key are likely to be the same claim, told differently. */
export function naturalKeyOf({ type, data }: Said): string {
  return canonicalJson([type, identifyingFields.map((field) => data[field] ?? null)]);
}

/** Whether the date of a type means anything. */
export function isDated(type: string): boolean {
  return eventTypes.get(type)?.effectiveOn.convention !== 'none';
}

/** Whether a value cannot be read any more. */
export function isErased(value: unknown): boolean {
  return value === ERASED;
}

/** Whether a field of a claim cannot be read any more, because its subject's key was destroyed. */
export function hasErased({ type, data }: Said): boolean {
  return Object.entries(data).some(([field, value]) => isErased(value) && isSealed(type, field));
}

/** A claim as it would read had the key of its subject been destroyed: so far two claims can be compared. */
export function asErased<One extends Said>(said: One): One {
  const entries = Object.entries(said.data);
  const data: JsonObject = Object.fromEntries(
    entries.map(([field, value]) => [field, isSealed(said.type, field) ? ERASED : value]),
  );
  return { ...said, data };
}

/** Whether a field is one that is never kept in the clear. */
export function isSealed(type: string, field: string): boolean {
  return classOfField(type, field) >= 'P3';
}
