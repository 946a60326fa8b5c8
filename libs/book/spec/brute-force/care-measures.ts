import { addMonths, dateOfDayNumber, dayNumber, type Json } from '@daybook/events';
import type { BruteAnswer } from './brute-force-daybook';
import { type CareDay, type CareDays, childrenUntil, isLookedAfter } from './care-days';
import { openCasesAt } from './case-days';
import { isInTwelveMonthsTo } from './days';
import { claimsOfPersons, personsIn } from './merged-persons';
import { type StandingClaim } from './standing-claims';
import { daysTold } from './half-open-days';

const ONE = 10_000_000n;

/** What is known of the children of an authority on a day. */
interface Known {
  readonly claims: readonly StandingClaim[];
  readonly day: number;
  readonly children: ReadonlyMap<string, CareDays>;
  readonly worker: (id: string) => string;
}

type Judge = (known: Known, child: string, days: CareDays) => boolean;

const everyChild: Judge = () => true;

/** Each metric of looked-after children: of which children, and which of them count. */
const shares: Readonly<Record<string, readonly [of: Judge, counts: Judge]>> = {
  'CH.PLACE3.Y1': [everyChild, (known, _, days) => staysSince(aprilOf(known.day), known, days).size >= 3],
  'CH.PLACE3.Y2': [
    (known, _, days) => runOf(known, days) <= twoYears(known),
    (known, _, days) => staysSince(twoYears(known), known, days).size >= 3,
  ],
  'CH.LTSTAB': [isUnderSixteenAndLong, isWithOneCarer],
  'CH.SW3': [everyChild, (known, child) => workersOf(known, child).size >= 3],
};

/** The ids of the metrics of children, and the event types of each of which one must stand. */
export const careNeeds: Readonly<Record<string, readonly string[]>> = {
  'CH.PLACE3.Y1': ['StartedToBeLookedAfter'],
  'CH.PLACE3.Y2': ['StartedToBeLookedAfter'],
  'CH.LTSTAB': ['StartedToBeLookedAfter'],
  'CH.SW3': ['StartedToBeLookedAfter', 'CaseAllocated'],
  'CH.MOVES.ROLL12': ['StartedToBeLookedAfter'],
  'CH.CLA': ['StartedToBeLookedAfter'],
  'CH.CLA.RATE': ['StartedToBeLookedAfter', 'PopulationEstimated'],
};

/** A metric of children on a day, under the default definition. */
export function careAnswer(metric: string, all: readonly StandingClaim[], day: number): BruteAnswer {
  const standing = new Set(all.map(({ type }) => type));
  if (!careNeeds[metric]?.every((type) => standing.has(type))) return 'x';
  const known = knownOn(day, all);
  const { claims } = known;
  const lookedAfter = [...known.children].filter(([, days]) => isLookedAfter(days.get(day)));
  if (metric === 'CH.CLA') return { numerator: heads(lookedAfter.length), denominator: null };
  if (metric === 'CH.CLA.RATE') {
    return { numerator: heads(lookedAfter.length), denominator: heads(populationOn(claims, day)) };
  }
  if (metric === 'CH.MOVES.ROLL12') {
    const many = [...known.children.values()].filter((days) => movesOf(known, days) >= 3);
    return { numerator: heads(many.length), denominator: null };
  }
  const [of, counts] = shares[metric] ?? [everyChild, everyChild];
  const cohort = lookedAfter.filter(([child, days]) => of(known, child, days));
  const counted = cohort.filter(([child, days]) => counts(known, child, days));
  return { numerator: heads(counted.length), denominator: heads(cohort.length) };
}

/** Every metric asks about the same children: they are followed day by day once. */
const followed = new WeakMap<readonly StandingClaim[], Map<number, Known>>();

function knownOn(day: number, all: readonly StandingClaim[]): Known {
  const byDay = followed.get(all) ?? new Map<number, Known>();
  followed.set(all, byDay);
  const before = byDay.get(day);
  if (before !== undefined) return before;
  const claims = claimsOfPersons(all);
  const person = personsIn(all);
  const worker = (id: string): string => person(`worker/${id}`);
  const known = { claims, day, children: childrenUntil(claims, day), worker };
  byDay.set(day, known);
  return known;
}

const heads = (n: number): bigint => BigInt(n) * ONE;

function aprilOf(day: number): number {
  const date = dateOfDayNumber(day);
  return dayNumber(`${Number(date.slice(0, 4)) - (date.slice(5) < '04-01' ? 1 : 0)}-04-01`);
}

function twoYears({ day }: Known): number {
  return dayNumber(addMonths(dateOfDayNumber(aprilOf(day)), -12));
}

/** The stays of a child on the days since one on which it was looked after. */
function staysSince(from: number, { day: last }: Known, days: CareDays): ReadonlySet<number> {
  const stays = new Set<number>();
  for (let day = from; day <= last; day += 1) {
    const state = days.get(day);
    if (isLookedAfter(state)) stays.add(state.stay);
  }
  return stays;
}

/** The first of the days, back from the last, of which something is the same as of the last. */
function back(
  { day: last }: Known,
  days: CareDays,
  isSame: (day: CareDay, last: CareDay) => boolean,
): number {
  const end = days.get(last);
  let day = last;
  for (let before = days.get(day - 1); end && before && isSame(before, end); before = days.get(day - 1)) {
    day -= 1;
  }
  return day;
}

function runOf(known: Known, days: CareDays): number {
  return back(known, days, (day, last) => isLookedAfter(day) && day.care === last.care);
}

function lasted(from: number, months: number, { day }: Known): boolean {
  return dayNumber(addMonths(dateOfDayNumber(from), months)) <= day + 1;
}

function isUnderSixteenAndLong(known: Known, child: string, days: CareDays): boolean {
  const told = known.claims.filter(({ subject, type }) => subject === child && type === 'ChildRegistered');
  const born = daysTold(told).at(-1)?.[1].at(-1)?.data['dateOfBirth'];
  if (typeof born !== 'string' || !lasted(runOf(known, days), 30, known)) return false;
  const sixteenth = `${Number(born.slice(0, 4)) + 16}${born.slice(4)}`;
  return dateOfDayNumber(known.day) < sixteenth;
}

function isWithOneCarer(known: Known, _: string, days: CareDays): boolean {
  const adoptive: readonly (Json | undefined)[] = ['A4', 'A6'];
  const first = back(known, days, (day, last) => {
    const before = adoptive.includes(last.type) && !last.isFirst && day.stay === last.stay - 1;
    return day.care === last.care && (day.stay === last.stay || before);
  });
  return lasted(first, 24, known);
}

/** Stays that begin in the twelve months, but for the first of a period of care. */
function movesOf(known: Known, days: CareDays): number {
  const moves = new Set<number>();
  for (const [day, state] of days) {
    const begins = state.care !== null && !state.isFirst && days.get(day - 1)?.stay !== state.stay;
    if (begins && isInTwelveMonthsTo(known.day, day)) moves.add(state.stay);
  }
  const counted = [...days].filter(
    ([day, state]) => isInTwelveMonthsTo(known.day, day) && isLookedAfter(state) && moves.has(state.stay),
  );
  return new Set(counted.map(([, { stay }]) => stay)).size;
}

function workersOf({ claims, day: last, worker }: Known, child: string): ReadonlySet<string> {
  const own = claims.filter(({ subject }) => subject === child);
  const workers = new Set<string>();
  for (let day = aprilOf(last); day <= last; day += 1) {
    for (const { lead } of openCasesAt(own, day)) if (lead !== null) workers.add(worker(lead.slice(7)));
  }
  return workers;
}

/** The last word on the latest mid-year that is not after the day. */
function populationOn(claims: readonly StandingClaim[], day: number): number {
  let [latest, aged] = [0, 0];
  for (const { data } of daysTold(claims.filter(({ type }) => type === 'PopulationEstimated')).flatMap(
    ([, today]) => today,
  )) {
    const year = Number(data['midYear']);
    if (year < latest || dayNumber(`${year}-06-30`) > day) continue;
    [latest, aged] = [year, Number(data['aged0to17'])];
  }
  return aged;
}
