import type { Json, JsonObject } from '@daybook/events';
import { ExtractError } from './extract-error';

/** What is wrong with a mapping, each thing with its place, such as `codes.role["Social Worker"]`. */
export class MappingFaults {
  private readonly found: string[] = [];

  add(place: string, detail: string): void {
    this.found.push(`${place}: ${detail}`);
  }

  /** @throws ExtractError where anything was found */
  end(): void {
    if (this.found.length > 0) throw new ExtractError(this.found.join('; '));
  }
}

/** A member of a mapping that is a text. */
export interface MappingMember {
  /** The text, where it is of the list. */
  oneOf<Name extends string>(names: readonly Name[]): Name | undefined;
  /** The text, where it has the form; `expects` says in words which. */
  matching(form: RegExp, expects: string): string | undefined;
}

/** The member of this name, or what stands for it where it is not there. */
export function memberOf(
  file: JsonObject,
  { name, otherwise, faults }: { name: string; otherwise: string | undefined; faults: MappingFaults },
): MappingMember {
  const value = Object.hasOwn(file, name) ? file[name] : otherwise;
  const unless = (fits: boolean, expects: string): string | undefined => {
    if (fits) return value as string;
    faults.add(name, value === undefined ? `it is needed: ${expects}` : `expected ${expects}`);
    return undefined;
  };
  return {
    oneOf: <Name extends string>(names: readonly Name[]) =>
      unless(
        names.some((one) => one === value),
        `one of ${names.join(', ')}`,
      ) as Name | undefined,
    matching: (form, expects) => unless(typeof value === 'string' && form.test(value), expects),
  };
}

/** The members of an object within a mapping, each with its place; none where it is not there. */
export function membersOf(
  file: JsonObject,
  name: string,
  faults: MappingFaults,
): readonly (readonly [string, Json, string])[] {
  const value = Object.hasOwn(file, name) ? file[name] : {};
  if (value === undefined || !isObject(value)) {
    faults.add(name, 'expected an object');
    return [];
  }
  return Object.entries(value).map(([key, one]) => [key, one, `${name}[${JSON.stringify(key)}]`] as const);
}

/** A list of texts; none where it is not there. */
export function textsOf(value: Json | undefined, place: string, faults: MappingFaults): readonly string[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [null];
  const texts = list.filter((one) => typeof one === 'string');
  if (texts.length < list.length) faults.add(place, 'expected a list of texts');
  return texts;
}

/** Members that nobody would look at are mistakes of whoever wrote them. */
export function refuseUnknownMembers(
  file: JsonObject,
  known: readonly string[],
  faults: MappingFaults,
): void {
  for (const name of Object.keys(file)) {
    if (!known.includes(name)) faults.add(name, `it is not one of ${known.join(', ')}`);
  }
}

/** Whether a value of JSON is an object. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
