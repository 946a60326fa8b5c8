import { z } from 'zod';

import type { Json, JsonObject } from './event';
import type { DataSchema, RuleFault } from './event-type';
import { type FieldNote, fitsLongestText, noteOf, unwrapped } from './fields';
import { type FieldError, pointerTo, type RefusalCode } from './refusal';

/**
 * What is wrong with data: in fields that are there, in document order, and missing, in the order of the
 * table.
 */
export interface DataErrors {
  readonly present: FieldError[];
  readonly missing: FieldError[];
}

/** Whether a JSON value is an object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether data has this shape and keeps its rules: what nearly all data does, without a list being made. */
export function hasShape(schema: DataSchema, data: JsonObject): boolean {
  return schema.data.safeParse(data).success && !schema.rules?.some((rule) => rule.check(data) !== undefined);
}

/** Everything that is wrong with data of this shape, at JSON pointers below `base`. */
export function dataErrors(schema: DataSchema, data: JsonObject, base: string): DataErrors {
  const found: DataErrors = { present: [], missing: [] };
  const faults = (schema.rules ?? []).flatMap((rule) => rule.check(data) ?? []);
  collect({ object: schema.data, faults, found }, data, base);
  return found;
}

interface Collecting {
  readonly object: z.ZodObject;
  readonly faults: readonly RuleFault[];
  readonly found: DataErrors;
}

function collect({ object, faults, found }: Collecting, data: JsonObject, base: string): void {
  for (const [field, value] of Object.entries(data)) {
    const pointer = pointerTo(base, field);
    const schema = Object.hasOwn(object.shape, field) ? object.shape[field] : undefined;
    if (schema === undefined) {
      const detail = `${JSON.stringify(field.slice(0, 64))} is not a field here`;
      found.present.push({ pointer, code: 'unknown-field', detail });
      continue;
    }
    const inner = unwrapped(schema);
    if (inner instanceof z.ZodObject && isJsonObject(value)) {
      collect({ object: inner, faults: [], found }, value, pointer);
    } else {
      const error = valueError(schema, value, pointer);
      if (error !== undefined) found.present.push(error);
    }
    found.present.push(...faultsAt(faults, field, pointer));
  }
  for (const [field, schema] of Object.entries(object.shape)) {
    if (Object.hasOwn(data, field)) continue;
    const pointer = pointerTo(base, field);
    const required = !(schema instanceof z.ZodOptional);
    if (required)
      found.missing.push({ pointer, code: 'missing-field', detail: missingDetail(field, schema) });
    found.missing.push(...faultsAt(faults, field, pointer));
  }
}

function faultsAt(faults: readonly RuleFault[], field: string, pointer: string): FieldError[] {
  return faults
    .filter((fault) => fault.field === field)
    .map(({ within, code, detail }) => ({ pointer: `${pointer}${within ?? ''}`, code, detail }));
}

function valueError(schema: z.core.$ZodType, value: Json, pointer: string): FieldError | undefined {
  const result = z.safeParse(schema, value);
  if (result.success) return undefined;
  const note = noteOf(schema);
  const path = result.error.issues[0]?.path ?? [];
  return {
    pointer: path.reduce<string>((at, step) => pointerTo(at, String(step)), pointer),
    code: refusalOf(value, note),
    detail: `expected ${note?.expects ?? 'another value'}`,
  };
}

function refusalOf(value: Json, note: FieldNote | undefined): RefusalCode {
  if (typeof value !== 'string') return 'bad-value';
  if (note?.refusal === 'bad-date') return 'bad-date';
  return note?.refusal === 'too-large' && !fitsLongestText(value) ? 'too-large' : 'bad-value';
}

function missingDetail(field: string, schema: z.core.$ZodType): string {
  return `${field} is needed: ${noteOf(schema)?.expects ?? 'a value'}`;
}
