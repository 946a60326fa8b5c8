import { linesOfEpisodes, readTimeline } from '@daybook/events/drawn';
import { factsOfRecord, recordOf } from '@daybook/metrics/prove';
import { lookedAfterAt } from '../looked-after-at';
import { placementsDuring } from '../placements-during';
import { yearEpisodes } from './year-episodes';

const [FIRST, LAST] = ['2024-04-01', '2025-03-31'];

/** One row as other tools count it. */
interface Row {
  readonly begins: string;
  readonly reason: string;
  readonly legalStatus: string;
  readonly ends: string;
}

function rowsOf(episodes: readonly string[]): readonly Row[] {
  return episodes.map((text) => {
    const [begun = '', ended = ''] = text.split('→');
    const [begins = '', codes = ''] = begun.split(' ');
    const [reason = '', legalStatus = ''] = codes.split('/');
    const ends = ended === '' ? '9999-12-31' : iso(ended.split(' ')[0] ?? '');
    return { begins: iso(begins), reason, legalStatus, ends };
  });
}

function iso(day: string): string {
  const [d, m, y] = day.split('/');
  return `20${y}-${m}-${d}`;
}

/** Placements of the year as we count them, or that the child is in no cohort. */
function ours(name: string, episodes: readonly string[]): number | 'out' {
  const record = recordOf(readTimeline(linesOfEpisodes(name, episodes.join(';'))));
  const facts = factsOfRecord(record);
  const placements = placementsDuring(facts, { first: FIRST, last: LAST, closed: false });
  if (lookedAfterAt(facts, LAST).runs.length === 0) return 'out';
  return placements.get(`child/${name}`)?.length ?? 0;
}

const touchesYear = ({ begins, ends }: Row): boolean => begins <= LAST && ends >= FIRST;
const isNewPlacement = ({ reason }: Row): boolean => ['S', 'P', 'B'].includes(reason);
const isShortBreak = ({ legalStatus }: Row): boolean => ['V3', 'V4'].includes(legalStatus);

/** Every row that touches the year is a placement. */
const liiaPnw = (rows: readonly Row[]): number => rows.filter(touchesYear).length;

/** Every row that touches the year and is no change of legal status or with the same carer. */
const annexA = (rows: readonly Row[]): number => rows.filter(touchesYear).filter(isNewPlacement).length;

/** Every such row but the first of the child that begins after the first day of the year. */
const stabilityIndex = (rows: readonly Row[]): number =>
  rows
    .filter((row) => isNewPlacement(row) && !isShortBreak(row))
    .slice(1)
    .filter(({ begins }) => begins > FIRST && begins <= LAST).length;

describe('the same episodes under four rules (metrics.md §3.2)', () => {
  it.each([
    ['P1', [1, 1, 1, 0]],
    ['P2', [3, 3, 3, 2]],
    ['P3', [1, 3, 1, 0]],
    ['P4', [1, 3, 1, 0]],
    ['P5', [1, 5, 5, 4]],
    ['P6', [1, 2, 1, 0]],
    ['P7', [3, 3, 3, 2]],
    ['P8', [3, 3, 3, 2]],
    ['P9', [3, 3, 3, 2]],
    ['P10', ['out', 2, 2, 0]],
    ['P11', [2, 3, 3, 1]],
    ['P12', ['out', 4, 4, 3]],
    ['P13', [3, 3, 3, 2]],
    ['P14', [3, 3, 2, 2]],
    ['P15', ['out', 3, 3, 2]],
  ] as const)('%s: ours, LIIA PNW, SSD Annex A, changes of the stability index: %j', (name, expected) => {
    const rows = rowsOf(yearEpisodes[name]);
    const counts = [ours(name, yearEpisodes[name]), liiaPnw(rows), annexA(rows), stabilityIndex(rows)];
    expect(counts).toEqual(expected);
  });
});
