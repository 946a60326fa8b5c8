import { z } from 'zod';

import { isCivilDate } from './civil-date';
import { fteMillionthsOf, parseDecimal } from './fte';

/**
 * How sensitive a field is (promises.md §4): P1 organisational, P2 pseudonymous ids, P3 personal, P4
 * dangerous. P3 and P4 are sealed under the subject's key before they are stored.
 */
export type FieldClass = 'P1' | 'P2' | 'P3' | 'P4';

/** What is known of a field beside its schema. */
export interface FieldNote {
  readonly class: FieldClass;
  /** What the field wants, in words that follow `expected`. */
  readonly expects: string;
  /**
   * `bad-date`: text that is not as expected is a bad date; `too-large`: no limit shorter than 8 KiB holds.
   */
  readonly refusal?: 'bad-date' | 'too-large';
  /**
   * Its members are classed one by one: by their own notes, or where it may have any members, by what fields
   * of their names are anywhere.
   */
  readonly memberwise?: true;
  /** JSON Schema keywords for what is checked by a function. */
  readonly jsonSchema?: Readonly<Record<string, unknown>>;
}

/** The notes of all fields of all event types, by their schemas. */
export const fieldNotes = z.registry<FieldNote>();

/** The longest string where no shorter limit holds, in bytes of UTF-8 (events.md §2). */
export const LONGEST_TEXT_BYTES = 8_192;

const FTE_MILLIONTHS_MAX = 1_000_000;
const REPORTED_FTE_MILLIONTHS_MAX = 99_999_000_000;
const ftePattern = /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/;
const teamFtePattern = /^(0|[1-9]\d*)(\.\d{1,6})?$/;
const oneDecimalPlace = /^(0|[1-9]\d?)(\.\d)?$/;
const decimalPattern = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const LONGEST_DECIMAL = 128;

/** Whether a text fits into 8 KiB of UTF-8. */
export function fitsLongestText(text: string): boolean {
  return text.length * 3 <= LONGEST_TEXT_BYTES || Buffer.byteLength(text) <= LONGEST_TEXT_BYTES;
}

/** An id or a name: 1 to 128 characters (code points), no control characters. */
export const idPattern = /^[^\u0000-\u001f\u007f-\u009f]{1,128}$/u;

export function id(fieldClass: FieldClass) {
  const expects = 'a string of 1 to 128 characters without control characters';
  return z.string().regex(idPattern).register(fieldNotes, { class: fieldClass, expects });
}

/** The id of a subject of the same authority, without its kind: `SW-1042`. */
export function subjectId(fieldClass: FieldClass) {
  return pattern(fieldClass, {
    matches: /^[A-Za-z0-9._~-]{1,64}$/,
    expects: 'the id of a subject: 1 to 64 letters, digits or . _ ~ -',
  });
}

/** Text matching a pattern; `expects` says which in words. */
export function pattern(
  fieldClass: FieldClass,
  form: { readonly matches: RegExp; readonly expects: string },
) {
  return z.string().regex(form.matches).register(fieldNotes, { class: fieldClass, expects: form.expects });
}

/** Free text of 1 to 8,192 bytes. */
export function freeText(fieldClass: FieldClass) {
  return z
    .string()
    .min(1)
    .refine(fitsLongestText)
    .register(fieldNotes, {
      class: fieldClass,
      expects: 'text of 1 to 8,192 bytes',
      refusal: 'too-large',
      jsonSchema: { maxLength: LONGEST_TEXT_BYTES },
    });
}

export function civilDate(fieldClass: FieldClass) {
  return z
    .string()
    .refine(isCivilDate)
    .register(fieldNotes, {
      class: fieldClass,
      expects: 'a civil date such as 2024-09-30, from 1900-01-01 to 2199-12-31',
      refusal: 'bad-date',
      jsonSchema: { format: 'date' },
    });
}

/** One value of a code set (codes.md §1). */
export function oneOf<const T extends readonly [string, ...string[]]>(fieldClass: FieldClass, values: T) {
  return z.enum(values).register(fieldNotes, { class: fieldClass, expects: `one of ${values.join(', ')}` });
}

export function flag(fieldClass: FieldClass) {
  return z.boolean().register(fieldNotes, { class: fieldClass, expects: 'true or false' });
}

/** A whole number from `least` upwards. */
export function wholeNumber(fieldClass: FieldClass, least: 0 | 1) {
  const expects = `a whole number of at least ${least}`;
  return z.int().min(least).register(fieldNotes, { class: fieldClass, expects });
}

/**
 * The FTE of one employment or assignment: above 0, at most 1, exact to six places (events.md §2). One that
 * is not known, such as zero hours, is left out.
 */
export function fte() {
  return z
    .union([z.number().positive().max(1), z.string().regex(ftePattern)])
    .refine((value) => isFteBetween(value, 1, FTE_MILLIONTHS_MAX))
    .register(fieldNotes, {
      class: 'P1',
      expects: 'a number or decimal string above 0 and at most 1, with at most 6 decimal places',
    });
}

/**
 * The FTE of an agency team engaged as a group: above 0, exact to six places; at most its headcount, where
 * known.
 */
export function teamFte() {
  return z
    .union([z.number().min(0), z.string().regex(teamFtePattern)])
    .refine((value) => isFteBetween(value, 1, Number.MAX_SAFE_INTEGER))
    .register(fieldNotes, {
      class: 'P1',
      expects: 'a number or decimal string above 0 with at most 6 decimal places',
    });
}

/** FTE as a level that is reported for a whole authority: 0 to 99,999, exact to six places. */
export function reportedFte() {
  return z
    .union([z.number().min(0), z.string().regex(teamFtePattern)])
    .refine((value) => isFteBetween(value, 0, REPORTED_FTE_MILLIONTHS_MAX))
    .register(fieldNotes, {
      class: 'P1',
      expects: 'a number or decimal string from 0 to 99999 with at most 6 decimal places',
    });
}

/** Working days of one month: 0 to 31, halves and tenths allowed. */
export function workingDays() {
  return z
    .union([z.number().min(0).max(31), z.string().regex(oneDecimalPlace)])
    .refine((value) => oneDecimalPlace.test(String(value)) && Number(value) <= 31)
    .register(fieldNotes, {
      class: 'P2',
      expects: 'a number or decimal string from 0 to 31 with at most 1 decimal place',
    });
}

/** How far a placement is from the child's home, in miles: at least 0, exact to six places. */
export function distanceMiles() {
  return z
    .union([z.number().min(0), z.string().regex(teamFtePattern)])
    .refine((value) => isFteBetween(value, 0, Number.MAX_SAFE_INTEGER))
    .register(fieldNotes, {
      class: 'P4',
      expects: 'a number or decimal string of at least 0 with at most 6 decimal places',
    });
}

/** An exact published quantity, null where it was withheld or does not exist. */
export function decimalOrNull() {
  return z
    .union([z.number(), z.string().max(LONGEST_DECIMAL).regex(decimalPattern)])
    .refine((value) => parseDecimal(value) !== null)
    .register(fieldNotes, { class: 'P1', expects: 'a number or decimal string, or null where there is none' })
    .nullable();
}

/** Which event an amendment is about, by its idempotency key. */
export function eventKey() {
  const source = pattern('P1', { matches: sourcePattern, expects: 'a string of 1 to 256 characters' });
  return z.strictObject({ source, id: id('P1') }).register(fieldNotes, {
    class: 'P1',
    expects: 'an object {source, id}: the key of the event that it is about',
  });
}

/** The `source` of an event: 1 to 256 characters (code points), no control characters. */
export const sourcePattern = /^[^\u0000-\u001f\u007f-\u009f]{1,256}$/u;

/** The note of a field, which may be wrapped as optional or nullable. */
export function noteOf(schema: z.core.$ZodType): FieldNote | undefined {
  return fieldNotes.get(unwrapped(schema));
}

/** A field's schema without `optional` and `nullable` around it. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
  return inner;
}

function isFteBetween(value: number | string, least: number, most: number): boolean {
  const millionths = fteMillionthsOf(value);
  return millionths !== null && millionths >= least && millionths <= most;
}
