import { dateOfDayNumber, dayNumber } from '@daybook/events';
import type { EpisodeRow } from '@daybook/formats';
import { Randomness } from '../randomness';
import type { CareYear } from './care-year';
import { ethnicities } from './care-weights';

/** A child as the other tables of a year name it. */
export interface Registered {
  readonly id: string;
  readonly bornOn: number;
  /** Its rows of Episodes. */
  readonly rows: readonly EpisodeRow[];
}

/** From this age on children go missing, and go to school. */
const [SCHOOL_AGE, MAY_GO_MISSING] = [5, 12];
const DAYS_OF_A_YEAR = 365.25;

/** The Header of a year: sex, date of birth, ethnicity, pupil number. */
export function headerFile(children: readonly Registered[]): string {
  const lines = children.map((child) => {
    const chance = new Randomness(`header of ${child.id}`);
    const sex = chance.chance(0.55) ? 1 : 2;
    const digits = Array.from({ length: 12 }, () => chance.below(10)).join('');
    const upn = ageAtEnd(child) < SCHOOL_AGE ? 'UN1' : `A${digits}`;
    return [child.id, sex, shown(child.bornOn), chance.weighted(ethnicities), upn, '', ''].join(',');
  });
  return tableOf('CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', lines);
}

/** The Missing of a year: older children, most in children's homes; a few days each, within a placement. */
export function missingFile(children: readonly Registered[], { year, opens, closes }: CareYear): string {
  const lines = children.flatMap((child) => {
    if (ageAtEnd(child) < MAY_GO_MISSING) return [];
    const chance = new Randomness(`missing ${child.id} ${year}`);
    return child.rows.flatMap((row) => {
      const from = Math.max(dayNumber(row.decom), opens);
      const to = Math.min(row.dec === null ? closes : dayNumber(row.dec), closes);
      const isAway = row.place.startsWith('T') || to - from < 30;
      if (isAway || !chance.chance(row.place === 'K2' ? 0.3 : 0.04)) return [];
      const starts = chance.between(from + 2, to - 12);
      const kind = chance.chance(0.85) ? 'M' : 'A';
      const days = [starts, starts + chance.between(1, 5)].map(shown);
      return [[child.id, shown(child.bornOn), kind, ...days].join(',')];
    });
  });
  return tableOf('CHILD,DOB,MISSING,MIS_START,MIS_END', lines);
}

function tableOf(columns: string, lines: readonly string[]): string {
  return `${[columns, ...lines.toSorted()].join('\n')}\n`;
}

function ageAtEnd({ bornOn, rows }: Registered): number {
  const last = rows[rows.length - 1]?.decom ?? '2025-03-31';
  return (dayNumber(last) - bornOn) / DAYS_OF_A_YEAR;
}

/** A day as the return writes it, dd/mm/yyyy. */
function shown(day: number): string {
  return dateOfDayNumber(day).split('-').toReversed().join('/');
}
