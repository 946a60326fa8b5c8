import { careKinds, episodeLines, episodesOfYear, returnYearEnding } from '@daybook/formats';
import { addDays, type Position } from '@daybook/events';
import type { FactStore } from '@daybook/views';
import type { ParameterReader } from './parameters';
import { badParameter } from './problem';
import type { Reading } from './reading';

/** Parameters of the episodes of a year. */
export const episodesParameters = ['authority', 'year', 'asAt'] as const;

/** Children whose rows are given at a time. */
const PAGE = 200;

/** From where on the rows of a year's file are given; `position` is null until the first page settled it. */
export interface EpisodesPlace {
  /** The last child of the page before; `''` at first. */
  readonly after: string;
  readonly position: Position | null;
}

/** The lines of some children's rows. */
export interface EpisodesPage {
  readonly lines: string;
  /** Where the next page begins; null at the end. */
  readonly next: EpisodesPlace | null;
}

/** The rows of Episodes of some children in a year's file, as was known at a position. */
export async function writeEpisodesPage(
  {
    facts,
    reading,
    asked,
  }: {
    readonly facts: FactStore;
    readonly reading: Reading;
    readonly asked: ParameterReader;
  },
  place: EpisodesPlace,
): Promise<EpisodesPage> {
  const authority = asked.authority();
  const year = returnYearEnding(yearOf(asked));
  const position = place.position ?? (await reading.locate(asked.asAt(), 'asAt'));
  // A row that ended on the first day of the year is in its file: it was open when that day began.
  const days = { first: addDays(year.from, -1), last: year.lastDay };
  const known = { authority, knownAt: position };
  const page = { ...known, what: ['care'] as const, days, after: place.after, limit: PAGE };
  const children = await facts.subjects(page);
  const rows = [];
  for (const subject of children) {
    const ofChild = await facts.facts({ ...known, subject, what: careKinds });
    rows.push(...episodesOfYear(subject.slice('child/'.length), ofChild, year));
  }
  const last = children.length < PAGE ? undefined : children.at(-1);
  return { lines: episodeLines(rows), next: last === undefined ? null : { after: last, position } };
}

function yearOf(asked: ParameterReader): number {
  const year = asked.required('year', 'that in which the year of the return ends, such as 2025');
  if (/^(19|20|21)\d\d$/.test(year) && year > '1900') return Number(year);
  throw badParameter('year', 'year must be the one in which the year of the return ends, such as 2025');
}
