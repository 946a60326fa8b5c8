import type { EpisodeRow } from '@daybook/formats';

/**
 * The stability of placements counted straight from rows, to be set beside what the metrics say: no facts, no
 * stays, only rows sorted by day. Rows under V3 and V4 do not occur among other rows here.
 */
export function countRows(
  rows: readonly EpisodeRow[],
  year: number,
  bornOn: (child: string) => string,
): Readonly<Record<string, string>> {
  const ofChild = new Map<string, EpisodeRow[]>();
  for (const row of rows) ofChild.set(row.child, [...(ofChild.get(row.child) ?? []), row]);
  const children = [...ofChild.values()]
    .map((its) => its.toSorted((one, other) => (one.decom < other.decom ? -1 : 1)))
    .filter((its) => isOpenAt(its.at(-1), `${year}-03-31`));
  const began = (its: readonly EpisodeRow[]): string => its[0]?.decom ?? '';
  const twoYears = children.filter((its) => began(its) <= `${year - 2}-04-01`);
  const longTerm = children.filter(
    (its) => began(its) <= `${year - 3}-10-01` && isUnder16(bornOn(its[0]?.child ?? ''), year),
  );
  const since = (its: readonly EpisodeRow[], day: string): number =>
    1 + movesOf(its).filter((moved) => moved > day).length;
  const share = (part: readonly unknown[], whole: readonly unknown[]): string =>
    `${part.length}/${whole.length}`;
  return {
    'CH.PLACE3.Y1': share(
      children.filter((its) => since(its, `${year - 1}-04-01`) >= 3),
      children,
    ),
    'CH.PLACE3.Y2': share(
      twoYears.filter((its) => since(its, `${year - 2}-04-01`) >= 3),
      twoYears,
    ),
    'CH.LTSTAB': share(
      longTerm.filter((its) => since(its, `${year - 2}-04-01`) === 1),
      longTerm,
    ),
  };
}

function isOpenAt(row: EpisodeRow | undefined, day: string): boolean {
  if (row === undefined || row.ls === 'V3' || row.ls === 'V4') return false;
  return row.decom <= day && (row.dec === null || row.dec > day);
}

function isUnder16(born: string, year: number): boolean {
  return `${Number(born.slice(0, 4)) + 16}${born.slice(4)}` > `${year}-03-31`;
}

/** The days of moves: rows P and B that are not to a temporary place or back from one. */
function movesOf(its: readonly EpisodeRow[]): readonly string[] {
  return its
    .filter((row, i) => {
      const before = its[i - 1];
      const isMove = (row.rne === 'P' || row.rne === 'B') && before !== undefined;
      return isMove && !row.place.startsWith('T') && !before.place.startsWith('T');
    })
    .map(({ decom }) => decom);
}
