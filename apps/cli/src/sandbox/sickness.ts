import { dateOfDayNumber, dayNumber } from '@daybook/events';

import type { Service, Worker } from './service';

/** Days lost in one month by one person, in tenths. */
interface Month {
  readonly worker: Worker;
  readonly first: number;
  readonly tenths: number;
}

const MONTHS = 12;
/** A month has this many working days, and the record allows so many at most, both in tenths. */
const WORKING_TENTHS = 220;
const MOST_TENTHS = 310;
/** Above this in the mean of all months, illnesses take all that the record allows. */
const FULL_TENTHS = 150;
const LONG_SHARE = 0.35;
/** Once all have been asked so often, only long illnesses are left. */
const SHORT_ROUNDS = 4;

/**
 * Records the days that people lost to sickness in the twelve months that end with the census year's last,
 * person by person and month by month: `tenths` in all, of 0 as a 0. Null records none.
 *
 * @returns false where there are not so many people
 */
export function recordSickness(service: Service, tenths: number | null): boolean {
  if (tenths === null) return true;
  const { chance, year, journal } = service;
  const people = chance.shuffled(service.inPost.length > 0 ? service.inPost : service.former);
  const months = tenths === 0 ? wellMonth(service, people) : spreadOver(service, people, tenths);
  if (months === null) return false;
  for (const { worker, first, tenths: lost } of months) {
    const month = dateOfDayNumber(first).slice(0, 7);
    const learned = Math.max(first + chance.between(32, 42), worker.knownFrom, year.from);
    journal.enter({
      emitter: 'hr',
      type: 'SicknessDaysRecorded',
      subject: worker.subject,
      on: first,
      data: { month, workingDays: lost / 10 },
      learned: Math.min(learned, year.deadline),
    });
  }
  return true;
}

/** Nobody was ill: one person's month says so. */
function wellMonth({ year }: Service, [worker]: readonly Worker[]): readonly Month[] | null {
  return worker === undefined ? null : [{ worker, first: dayNumber(`${year.year}-09-01`), tenths: 0 }];
}

/** Long illnesses of some months and short ones of a few days, until all is lost. */
function spreadOver(service: Service, people: readonly Worker[], tenths: number): readonly Month[] | null {
  const { chance, year } = service;
  const free = new Map(people.map((worker) => [worker, monthsOf(year.year)]));
  const most = tenths > people.length * MONTHS * FULL_TENTHS ? MOST_TENTHS : WORKING_TENTHS;
  const months: Month[] = [];
  let left = tenths;
  const lose = (worker: Worker, first: number, days: number): void => {
    const lost = Math.min(left, days);
    if (lost > 0) months.push({ worker, first, tenths: lost });
    left -= lost;
  };
  for (let round = 0; round < MONTHS && left > 0; round += 1) {
    for (const [worker, well] of chance.shuffled([...free])) {
      if (left === 0) break;
      const long = round >= SHORT_ROUNDS || chance.chance(LONG_SHARE);
      const days = (): number => (long ? chance.between(most - 70, most) : shortIllness(service));
      const ill = takeMonths(service, well, long ? chance.between(2, 5) : 1);
      for (const first of ill) lose(worker, first, days());
    }
  }
  return left === 0 ? months : null;
}

/** Takes so many months on end out of those that are free, as far as there are so many. */
function takeMonths({ chance }: Service, free: number[], count: number): readonly number[] {
  return free.splice(chance.below(Math.max(1, free.length - count + 1)), count);
}

/** Half a day to a fortnight, in tenths. */
function shortIllness({ chance }: Service): number {
  return 5 * chance.between(2, 24);
}

/** The first days of the months from October to September. */
function monthsOf(year: number): number[] {
  return Array.from({ length: MONTHS }, (_, i) => {
    const month = ((i + 9) % MONTHS) + 1;
    return dayNumber(`${month > 9 ? year - 1 : year}-${String(month).padStart(2, '0')}-01`);
  });
}
