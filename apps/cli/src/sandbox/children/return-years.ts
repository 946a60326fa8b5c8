import { dateOfDayNumber } from '@daybook/events';
import { type EpisodeRow, writeEpisodes } from '@daybook/formats';
import { Randomness } from '../randomness';
import { careYear, careYears } from './care-year';
import { EpisodeStory } from './episode-story';
import { asFirstSent, chooseUnnoticed, leftUnnoticed, SENT_TWICE, type Unnoticed } from './first-sending';
import { headerFile, missingFile, type Registered } from './other-tables';
import { MovePlan } from './moves';
import { type Child, Population } from './population';
import { shortBreaks } from './short-breaks';
import { rowsOfYear } from './year-rows';

/** One file of the return, as an authority sends it. */
export interface ReturnFile {
  readonly table: 'episodes' | 'header' | 'missing';
  readonly text: string;
}

/** What an authority sends of a year, and when. */
export interface Sending {
  readonly year: number;
  /** A year's files may be sent again, corrected: these are the first. */
  readonly isFirst: boolean;
  /** The instant at which they are recorded. */
  readonly sentAt: string;
  readonly rows: readonly EpisodeRow[];
  readonly files: readonly ReturnFile[];
}

/** A child in the files, with its whole life and what was sent of it first in the year sent twice. */
interface Sent extends Registered {
  readonly life: readonly EpisodeRow[];
  readonly first: readonly EpisodeRow[];
}

/**
 * The files of the children looked after return that an authority sends from 2020 to 2025; those of 2024
 * twice. The same seed gives the same files.
 */
export function returnYears(seed: string): readonly Sending[] {
  const sent = childrenOf(seed);
  const sendings = careYears.flatMap(({ year }) => {
    const again = sending(sent, year);
    if (year !== SENT_TWICE) return [again];
    const first = sent.map((child) => ({ ...child, life: child.first }));
    return [
      { ...sending(first, year), isFirst: true },
      { ...again, sentAt: `${year + 1}-02-12T12:00:00.000Z` },
    ];
  });
  return sendings;
}

function sending(children: readonly Sent[], year: number): Sending {
  const ofYear = children.flatMap((child) => {
    const rows = rowsOfYear(child.life, year);
    return rows.length === 0 ? [] : [{ ...child, rows }];
  });
  const rows = ofYear.flatMap((child) => child.rows);
  const files: readonly ReturnFile[] = [
    { table: 'header', text: headerFile(ofYear) },
    { table: 'episodes', text: writeEpisodes(rows) },
    { table: 'missing', text: missingFile(ofYear, careYear(year)) },
  ];
  return { year, isFirst: false, sentAt: `${year}-06-24T12:00:00.000Z`, rows, files };
}

function childrenOf(seed: string): readonly Sent[] {
  const chance = new Randomness(`${seed} children`);
  const population = new Population(chance);
  const left = leftUnnoticed(population);
  const plan = new MovePlan(population, chance, left);
  const unnoticed = chooseUnnoticed(population, plan, { chance, left });
  const lived = population.children.map((child) => {
    const life = lifeOf(child, { plan, unnoticed, chance });
    return sentOf(child, life, asFirstSent(child, life, unnoticed));
  });
  const onBreaks = shortBreaks(() => population.nextId(), chance).map((child) =>
    sentOf(child, child.rows, child.rows),
  );
  return [...lived, ...mistaken(lived, onBreaks)];
}

function lifeOf(
  child: Child,
  { plan, unnoticed, chance }: { plan: MovePlan; unnoticed: Unnoticed; chance: Randomness },
): readonly EpisodeRow[] {
  const isLate = Object.values(unnoticed).some((those: ReadonlyMap<Child, number> | ReadonlySet<Child>) =>
    those.has(child),
  );
  return new EpisodeStory(child, chance).tell({
    movesIn: (year) => plan.in(year).get(child) ?? 0,
    plainYears: isLate ? [SENT_TWICE] : [],
  });
}

function sentOf(
  { id, bornOn }: { readonly id: string; readonly bornOn: number },
  life: readonly EpisodeRow[],
  first: readonly EpisodeRow[],
): Sent {
  return { id, bornOn, rows: life, life, first };
}

/**
 * Two children too many in the first file: one was another's second record, and one of those on short breaks
 * was sent as looked after.
 */
function mistaken(lived: readonly Sent[], onBreaks: readonly Sent[]): readonly Sent[] {
  const { closes } = careYear(SENT_TWICE);
  const after = dateOfDayNumber(closes);
  const twin = lived.find(({ first }) => first.length === 1 && first[0]?.rne === 'S' && isOfYear(first[0]));
  const series = onBreaks.find(
    ({ life: [row] }) => row?.ls === 'V4' && isOfYear(row) && (row.dec ?? '') > after,
  );
  if (twin === undefined || series === undefined) throw new Error(`${SENT_TWICE}: nobody to be mistaken for`);
  const id = `${twin.id}-2`;
  const again = sentOf(
    { id, bornOn: twin.bornOn },
    [],
    twin.first.map((row) => ({ ...row, child: id })),
  );
  return [
    ...onBreaks.map((child) =>
      child === series ? { ...child, first: child.life.map((row) => ({ ...row, ls: 'V2' })) } : child,
    ),
    again,
  ];
}

function isOfYear({ decom }: EpisodeRow): boolean {
  const { opens, closes } = careYear(SENT_TWICE);
  return decom >= dateOfDayNumber(opens) && decom < dateOfDayNumber(closes);
}
