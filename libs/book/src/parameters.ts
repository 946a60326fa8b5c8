import { isAuthorityCode, isCivilDate, parseInstant } from '@daybook/events';
import { badParameter, parameterProblem } from './problem';

/** Parameters as they came: of a query string, of a command line, of a line of questions. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What `asAt` says before it is looked up (interfaces.md §1.1). */
export type AsAt =
  | { readonly kind: 'head' }
  | { readonly kind: 'position'; readonly position: bigint }
  | { readonly kind: 'instant'; readonly instant: string }
  | { readonly kind: 'date'; readonly date: string };

/** Reads parameters one by one; each must be known, given once and well-formed. */
export class ParameterReader {
  private constructor(private readonly given: Readonly<Record<string, string>>) {}

  /** @throws DaybookProblem `unknown-parameter` for a name not of `known`, `bad-parameter` for one twice */
  static of(parameters: Parameters, known: readonly string[]): ParameterReader {
    const given: Record<string, string> = {};
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined) continue;
      if (!known.includes(name)) {
        throw parameterProblem(
          'unknown-parameter',
          name,
          `${name} is not a parameter here; these are: ${known.join(', ') || 'none'}`,
        );
      }
      if (typeof value !== 'string') throw badParameter(name, `${name} must be given once`);
      given[name] = value;
    }
    return new ParameterReader(given);
  }

  text(name: string): string | undefined {
    return this.given[name];
  }

  required(name: string, meaning: string): string {
    const value = this.given[name];
    if (value === undefined)
      throw parameterProblem('missing-parameter', name, `${name} is missing: ${meaning}`);
    return value;
  }

  authority(): string {
    const code = this.required('authority', 'a three-digit local authority code, such as 333');
    if (!isAuthorityCode(code))
      throw badParameter('authority', `${code} is not the code of a local authority`);
    return code;
  }

  date(name: string): string | undefined {
    const value = this.given[name];
    if (value !== undefined && !isCivilDate(value)) {
      throw badParameter(
        name,
        `${name} must be a civil date from 1900-01-01 to 2199-12-31, such as 2024-09-30`,
      );
    }
    return value;
  }

  /** A whole number within bounds. */
  count(name: string, bounds: { readonly default: number; readonly most: number }): number {
    const value = this.given[name];
    if (value === undefined) return bounds.default;
    const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (count < 1 || count > bounds.most) {
      throw badParameter(name, `${name} must be a whole number from 1 to ${bounds.most}`);
    }
    return count;
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false']) === 'true';
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.given[name];
    if (value !== undefined && !(values as readonly string[]).includes(value)) {
      throw badParameter(name, `${name} must be one of ${values.join(', ')}`);
    }
    return value as T | undefined;
  }

  position(name: string): bigint | undefined {
    const value = this.given[name];
    if (value === undefined) return undefined;
    if (!/^\d{1,20}$/.test(value)) throw badParameter(name, `${name} must be a log position, such as 42`);
    return BigInt(value);
  }

  /** Digits are a position; an RFC 3339 instant; a civil date is the end of that day in London. */
  asAt(name = 'asAt'): AsAt {
    const value = this.given[name];
    if (value === undefined) return { kind: 'head' };
    if (/^\d{1,100}$/.test(value)) return { kind: 'position', position: BigInt(value) };
    if (isCivilDate(value)) return { kind: 'date', date: value };
    // A plus sign in a query string is a space: an offset written so is still meant as one.
    const instant = value.replace(' ', '+');
    if (parseInstant(instant) !== null) return { kind: 'instant', instant };
    throw badParameter(
      name,
      `${name} must be a log position, an instant such as 2024-10-15T09:00:00Z, or a date`,
    );
  }
}
