import { addDays, dateOfDayNumber } from '@daybook/events';
import type { EpisodeRow } from '@daybook/formats';
import type { Randomness } from '../randomness';
import { careYear } from './care-year';
import { cohortsOf } from './cohorts';
import type { MovePlan } from './moves';
import type { Child, Population } from './population';
import { publishedOf } from './published-stability';
import { open } from './year-rows';

/** The year whose file was sent twice. */
export const SENT_TWICE = 2024;

/** What the first file of a year has otherwise than it was: each of some children. */
export interface Unnoticed {
  /** Had left before the end of the year, and was sent as looked after. */
  readonly left: ReadonlySet<Child>;
  /** Came in the year, and was not sent. */
  readonly came: ReadonlySet<Child>;
  /** Moved, and only so many of the moves were sent. */
  readonly moved: ReadonlyMap<Child, number>;
  /** Moved, and the day was sent wrongly. */
  readonly misdated: ReadonlySet<Child>;
  /** Moved, and whose the new placement is was sent wrongly. */
  readonly miscoded: ReadonlySet<Child>;
}

/** So many of each, for the figures of Sandwell of 2024 to come out as first published (metrics.md §3.1). */
const counts = { left: 5, came: 3, misdated: 6, miscoded: 4 } as const;

/** The children who leave unnoticed in the year that was sent twice: they never move before. */
export function leftUnnoticed(population: Population): ReadonlySet<Child> {
  const { opens } = careYear(SENT_TWICE - 2);
  const young = population.children.filter(
    ({ startsOn, leaves, turns16 }) => startsOn < opens && leaves === SENT_TWICE && turns16 === null,
  );
  return new Set(young.slice(0, counts.left));
}

/**
 * Chooses what was not noticed in time. With it there are four more children looked after than there were,
 * five more in the cohorts of two years and of long-term placements; five fewer with three placements in the
 * year, two fewer of two years, six more who had not moved.
 */
export function chooseUnnoticed(
  population: Population,
  plan: MovePlan,
  { chance, left }: { readonly chance: Randomness; readonly left: ReadonlySet<Child> },
): Unnoticed {
  const published = publishedOf(SENT_TWICE);
  if (published === undefined) throw new Error(`nothing is published of ${SENT_TWICE}`);
  const { all, twoYears, longTerm } = cohortsOf(population, published);
  const { opens, closes } = careYear(SENT_TWICE);
  const [moves, before] = [plan.in(SENT_TWICE), plan.in(SENT_TWICE - 1)];
  const shuffled = chance.shuffled(all);
  const take = (count: number, isOne: (child: Child) => boolean): readonly Child[] => {
    const taken = shuffled.filter(isOne).slice(0, count);
    if (taken.length < count) throw new Error(`${SENT_TWICE}: too few children for what was not noticed`);
    return taken;
  };
  const movedBefore = (child: Child): number => before.get(child) ?? 0;
  const movesIn = (child: Child, times: number): boolean => (moves.get(child) ?? 0) === times;
  const isNew = ({ startsOn }: Child): boolean => startsOn > opens && startsOn < closes - 60;

  const stable = take(1, (one) => longTerm.has(one) && movesIn(one, 2) && movedBefore(one) === 0);
  const once = take(
    1,
    (one) => twoYears.has(one) && !longTerm.has(one) && movesIn(one, 2) && movedBefore(one) === 0,
  );
  const cameAndMoved = take(1, (one) => isNew(one) && movesIn(one, 2));
  const cameAndStayed = take(counts.came - 1, (one) => isNew(one) && movesIn(one, 0));
  const newer = take(2, (one) => !twoYears.has(one) && !isNew(one) && movesIn(one, 2));
  const movedOnce = take(counts.misdated + counts.miscoded, (one) => movesIn(one, 1));
  const sent = new Map<Child, number>(stable.map((one) => [one, 0]));
  for (const child of [...once, ...newer]) sent.set(child, 1);
  return {
    left,
    came: new Set([...cameAndMoved, ...cameAndStayed]),
    moved: sent,
    misdated: new Set(movedOnce.slice(0, counts.misdated)),
    miscoded: new Set(movedOnce.slice(counts.misdated)),
  };
}

/** The rows of a child as they were sent first; `rows` are those of its life. */
export function asFirstSent(
  child: Child,
  rows: readonly EpisodeRow[],
  unnoticed: Unnoticed,
): readonly EpisodeRow[] {
  const { opens, closes } = careYear(SENT_TWICE);
  const [first, after] = [dateOfDayNumber(opens), dateOfDayNumber(closes)];
  const sent = rows.filter(({ decom }) => decom < after);
  if (unnoticed.came.has(child)) return [];
  if (unnoticed.left.has(child)) return lastOpen(sent);
  const isOfYear = ({ decom }: EpisodeRow): boolean => decom >= first;
  const known = unnoticed.moved.get(child);
  if (known !== undefined) {
    const earlier = sent.filter((row) => !isOfYear(row) || row.rne === 'S');
    const moves = sent.filter((row) => isOfYear(row) && row.rne !== 'S');
    return lastOpen([...earlier, ...moves.slice(0, known)]);
  }
  if (unnoticed.misdated.has(child)) return misdated(sent, first);
  return unnoticed.miscoded.has(child) ? miscoded(sent) : sent;
}

function lastOpen(rows: readonly EpisodeRow[]): readonly EpisodeRow[] {
  return rows.map((row, i) => (i === rows.length - 1 ? open(row) : row));
}

const LATER = 2;

/** The last move of the year was sent as some days later. */
function misdated(rows: readonly EpisodeRow[], first: string): readonly EpisodeRow[] {
  const moved = rows.findLastIndex(({ decom, rne }) => decom >= first && (rne === 'P' || rne === 'B'));
  return rows.map((row, i) => {
    if (i === moved - 1 && row.dec !== null) return { ...row, dec: addDays(row.dec, LATER) };
    return i === moved ? { ...row, decom: addDays(row.decom, LATER) } : row;
  });
}

/** The row that is open was sent with the provider of another. */
function miscoded(rows: readonly EpisodeRow[]): readonly EpisodeRow[] {
  return rows.map((row, i) =>
    i === rows.length - 1 ? { ...row, placeProvider: row.placeProvider === 'PR4' ? 'PR5' : 'PR4' } : row,
  );
}
