import type { MeasureKey } from './measure';
import { tenthsOf } from './quantity';
import type { PublishedRow } from './published';

/** What the department published of a region or of England at one 30 September. */
export interface PublishedArea {
  /** The nine-character code. */
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly figures: Readonly<Record<MeasureKey, string>>;
}

/** Numerator and denominator that published rows of authorities come to, and of how many rows they are. */
export interface Summed {
  readonly numerator: number;
  readonly denominator: number;
  readonly rows: number;
  /** Authorities whose published figures do not say what they add; by name. */
  readonly unknown: readonly string[];
}

type Parts = readonly [MeasureKey, readonly MeasureKey[]];

/** The published figures that a rate is made of: over what, and the sum of what. */
const partsOf: Partial<Record<MeasureKey, Parts>> = {
  turnoverFte: ['leaversFte', ['inPostFte']],
  turnoverHeads: ['leaversHeads', ['inPostHeads']],
  agencyRateFte: ['agencyFte', ['agencyFte', 'inPostFte']],
  agencyRateHeads: ['agencyHeads', ['agencyHeads', 'inPostHeads']],
  coverRate: ['coverFte', ['agencyFte']],
  vacancyRate: ['vacancyFte', ['vacancyFte', 'inPostFte']],
  vacancyCoverRate: ['coverFte', ['vacancyFte']],
  caseload: ['cases', ['caseHoldersFte']],
  absenceRate: ['daysLost', ['inPostFte']],
};

const [WORKING_DAYS, WITH_LEAP_DAY] = [253, 254];

/** Whether a published figure is a rate of others. */
export function isRate(key: MeasureKey): boolean {
  return partsOf[key] !== undefined;
}

/** The published figures that go into one: of a rate its parts, else the figure itself. */
export function inputsOf(key: MeasureKey): readonly MeasureKey[] {
  const parts = partsOf[key];
  return parts === undefined ? [key] : [key, parts[0], ...parts[1]];
}

/**
 * Adds published rows of authorities up by metrics.md §1 rule 3: one whose rate is `u` or `x` leaves both
 * sides of the rate; a count keeps everybody.
 */
export function addUp(key: MeasureKey, rows: readonly PublishedRow[]): Summed {
  const parts: Parts = partsOf[key] ?? [key, []];
  const counted = isRate(key) ? rows.filter(({ figures }) => !/^[ux]$/.test(figures[key])) : rows;
  const unknown = counted.filter(({ figures }) =>
    [parts[0], ...parts[1]].some((one) => tenthsOf(figures[one]) === null && !/^(z|low)$/.test(figures[one])),
  );
  const sum = (one: MeasureKey): number =>
    counted.reduce((all, { figures }) => all + (tenthsOf(figures[one]) ?? 0), 0) / 10;
  const days = (rows[0]?.year ?? 1) % 4 === 0 ? WITH_LEAP_DAY : WORKING_DAYS;
  return {
    numerator: sum(parts[0]),
    denominator: parts[1].reduce((all, one) => all + sum(one), 0) * (key === 'absenceRate' ? days : 1),
    rows: counted.length,
    unknown: unknown.map(({ name }) => name),
  };
}
