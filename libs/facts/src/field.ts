import { fteMillionthsOf } from '@daybook/events';
import type { Json, JsonObject } from '@daybook/events';

/** The text of a field, or null where the field is left out. */
export function textIn(data: JsonObject, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' ? value : null;
}

/** The FTE of a claim in millionths, or null where it is not known. */
export function fteIn(data: JsonObject): number | null {
  return millionthsIn(data, 'fte');
}

/** A decimal of at most six places in millionths, or null where the field is left out. */
export function millionthsIn(data: JsonObject, field: string): number | null {
  const value = data[field];
  return typeof value === 'number' || typeof value === 'string' ? fteMillionthsOf(value) : null;
}

/** A whole number, or null where the field is left out. */
export function wholeNumberIn(data: JsonObject, field: string): number | null {
  const value = data[field];
  return typeof value === 'number' ? value : null;
}

/** True or false, or null where the field is left out. */
export function flagIn(data: JsonObject, field: string): boolean | null {
  const value = data[field];
  return typeof value === 'boolean' ? value : null;
}

/** A value that is an object, or nothing to read from where it is none. */
export function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
