import { placementTypes, placementTypesIn } from './care-codes';
import type { Json, JsonObject } from './event';
import type { DataRule } from './event-type';
import { fitsLongestText } from './fields';
import { fteMillionthsOf } from './fte';
import { pointerTo } from './refusal';

const MILLIONTHS = 1_000_000;

/** Of two fields that say which post is meant, one is given and not both. */
export function exactlyOneOf(one: string, other: string): DataRule {
  return {
    check(data) {
      const given = Number(has(data, one)) + Number(has(data, other));
      if (given === 1) return undefined;
      return given === 0
        ? { field: one, code: 'missing-field', detail: `${one} or ${other} is needed` }
        : { field: other, code: 'bad-value', detail: `expected either ${one} or ${other}, not both` };
    },
    jsonSchema: { oneOf: [{ required: [one] }, { required: [other] }] },
  };
}

/** Of two optional fields at least one is given. */
export function atLeastOneOf(one: string, other: string): DataRule {
  return {
    check(data) {
      if (has(data, one) || has(data, other)) return undefined;
      return { field: one, code: 'missing-field', detail: `at least one of ${one} and ${other} is needed` };
    },
    jsonSchema: { anyOf: [{ required: [one] }, { required: [other] }] },
  };
}

/** The FTE of a group is at most 1.0 for each of its members. */
export const fteAtMostHeadcount: DataRule = {
  check({ fte, headcount }) {
    if (!isHeadcount(headcount) || !isNumberOrText(fte)) return undefined;
    const millionths = fteMillionthsOf(fte);
    if (millionths === null || millionths <= headcount * MILLIONTHS) return undefined;
    return { field: 'fte', code: 'bad-value', detail: 'expected an FTE that is at most the headcount' };
  },
};

/** A placement is recoded to a code that the code set of the year has (codes.md §3). */
export const placementTypeOfItsYear: DataRule = {
  check({ placementType, codeSetYear }) {
    const isType = placementTypes.some((type) => type === placementType);
    if (!isType || typeof codeSetYear !== 'number') return undefined;
    if (placementTypesIn(codeSetYear).includes(placementType as string)) return undefined;
    return {
      field: 'placementType',
      code: 'bad-value',
      detail: `expected a placement type of the code set of ${codeSetYear}`,
    };
  },
};

/** No text anywhere in the changed fields of a correction is longer than any text may be. */
export const noLongText: DataRule = {
  check({ data }) {
    const within = data === undefined ? undefined : longTextIn(data);
    if (within === undefined) return undefined;
    return { field: 'data', within, code: 'too-large', detail: 'expected text of at most 8,192 bytes' };
  },
};

/** JSON pointer to the first text above 8 KiB in a value. */
function longTextIn(value: Json): string | undefined {
  if (typeof value === 'string') return fitsLongestText(value) ? undefined : '';
  if (value === null || typeof value !== 'object') return undefined;
  for (const [step, member] of Object.entries(value) as [string, Json][]) {
    const within = longTextIn(member);
    if (within !== undefined) return `${pointerTo('', step)}${within}`;
  }
  return undefined;
}

function has(data: JsonObject, field: string): boolean {
  return Object.hasOwn(data, field);
}

function isHeadcount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function isNumberOrText(value: Json | undefined): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}
