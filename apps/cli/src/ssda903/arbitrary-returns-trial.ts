import { addDays, type CivilDate } from '@daybook/events';
import type { EpisodeRow, ReturnYear } from '@daybook/formats';
import fc from 'fast-check';

/** The years of which files are made, by the year in which they end. */
export const RETURN_YEARS = [2022, 2023, 2024, 2025] as const;

const FIRST_DAY = '2021-04-01';
const FIRST_OF_K3 = '2023-04-01';

/** What comes next in a child's care, and after how many nights. */
interface Step {
  readonly what: 'move' | 'house' | 'both' | 'status' | 'away' | 'home';
  readonly nights: number;
  readonly place: string;
  readonly address: string;
  readonly reason: string | null;
}

const steps: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('move', 'house', 'both', 'status', 'away', 'home'),
  nights: fc.integer({ min: 1, max: 300 }),
  place: fc.constantFrom('U6', 'K2', 'H5', 'A6'),
  address: fc.constantFrom('B70 8AA', 'B70 8AB', 'B71 1AA'),
  reason: fc.constantFrom(null, 'CARPL', 'ALLEG'),
});

/** Whole rows of a child's care, none of them cut by a year: valid beside each other. */
class Life {
  readonly rows: EpisodeRow[] = [];
  private day: CivilDate;

  constructor(
    private readonly child: string,
    startsAfter: number,
  ) {
    this.day = addDays(FIRST_DAY, startsAfter);
  }

  take(step: Step): void {
    const before = this.rows.at(-1);
    if (before === undefined || before.rec === 'E4A') {
      if (before !== undefined) this.day = addDays(this.day, step.nights);
      this.put(step, { rne: 'S', ls: 'C2', ...placeIn(step) });
    } else if (step.what === 'home') this.end(before, { rec: 'E4A' });
    else if (step.what === 'status') this.put(step, { ...before, rne: 'L', ls: otherThan(before.ls) });
    else if (step.what === 'away') this.goAway(before, step);
    else this.move(before, step);
  }

  private move(before: EpisodeRow, step: Step): void {
    this.end(before, { reasonPlaceChange: step.reason });
    const { what } = step;
    const ls = what === 'both' ? otherThan(before.ls) : before.ls;
    const rne = what === 'both' ? 'B' : what === 'house' ? 'T' : 'P';
    this.put(step, { rne, ls, ...placeIn(step) });
  }

  /** Away for some nights, and back: the same placement goes on underneath. */
  private goAway(before: EpisodeRow, { nights, ...step }: Step): void {
    const { ls } = before;
    const away = { place: 'T1', placeProvider: null, plPost: 'B1 1AA', urn: null };
    this.put({ ...step, nights: (nights % 20) + 1 }, { rne: 'P', ls, ...away });
    this.put({ ...step, nights }, { ...before, rne: 'P', ls });
  }

  private put(step: Step, row: Pick<EpisodeRow, 'rne' | 'ls' | 'place' | 'placeProvider' | 'plPost'>): void {
    const decom = this.day;
    this.day = addDays(decom, step.nights);
    const { rne, ls, place, placeProvider, plPost } = row;
    const known = { rne, ls, place, placeProvider, plPost, urn: null };
    const fixed = { table: 'Episodes', child: this.child, cin: 'N1', homePost: 'B69 3DB' } as const;
    this.rows.push({ ...fixed, ...known, decom, dec: this.day, rec: 'X1', reasonPlaceChange: null });
  }

  private end(before: EpisodeRow, change: Partial<EpisodeRow>): void {
    this.rows[this.rows.length - 1] = { ...before, ...change };
  }
}

function placeIn({ place, address }: Step): Pick<EpisodeRow, 'place' | 'placeProvider' | 'plPost'> {
  return { place, placeProvider: 'PR1', plPost: address };
}

function otherThan(ls: string): string {
  return ls === 'C2' ? 'C1' : 'C2';
}

/** Children's care over the years, as whole rows; the last of a child is open unless care has ended. */
export const arbitraryCare: fc.Arbitrary<readonly EpisodeRow[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.array(steps, { minLength: 1, maxLength: 10 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((lives) =>
    lives.flatMap(([startsAfter, taken], i) => {
      const life = new Life(`C${i}`, startsAfter);
      for (const step of taken) life.take(step);
      const last = life.rows.at(-1);
      if (last?.rec === 'X1') life.rows[life.rows.length - 1] = { ...last, dec: null, rec: null };
      return life.rows;
    }),
  );

/** The rows of the file of a year, as they stood at its end, in the codes of that year. */
export function rowsOfYear(rows: readonly EpisodeRow[], year: ReturnYear): readonly EpisodeRow[] {
  const begun = rows.filter(({ decom }) => decom <= year.lastDay);
  const asTheyWere = begun.map((row): EpisodeRow => {
    const isLater = row.dec !== null && row.dec > year.lastDay;
    return isLater ? { ...row, dec: null, rec: null, reasonPlaceChange: null } : row;
  });
  const open = asTheyWere.filter(({ dec }) => dec === null || dec >= year.from);
  return open.map((row) => ({ ...row, place: codeIn(year, row) }));
}

function codeIn(year: ReturnYear, { place, dec }: EpisodeRow): string {
  const hasLaterCode = year.from >= FIRST_OF_K3 && (dec === null || dec > FIRST_OF_K3);
  return place === 'H5' && hasLaterCode ? 'K3' : place;
}
