import { addMonths, dateOfDayNumber, dayNumber } from '@daybook/events';
import type { Randomness } from '../randomness';
import { type CareYear, careYear } from './care-year';

/** What is decided of a child before anything is known of its placements. Days are day numbers. */
export interface Child {
  readonly id: string;
  /** The day on which the first row of the child begins. */
  readonly startsOn: number;
  /** Came into care before the first file: its first row may be any. */
  readonly isCarriedOver: boolean;
  /** The year of the return in which the child reaches 16; null where that lies outside. */
  turns16: number | null;
  /** The year of the return in which being looked after ends; null where it goes on. */
  leaves: number | null;
  /** Set with the date of birth, once it is known in which year the child reaches 16 and leaves. */
  bornOn: number;
  /** The first day no longer looked after, or null. */
  endsOn: number | null;
}

/**
 * How many children came, went and grew older in a year, so that the published denominators come out:
 * whoever is looked after two and a half years and under 16 is in the long-term cohort, whoever is looked
 * after for two in that of two years.
 */
interface Flow {
  readonly year: number;
  /** Came in the first half of the year, or the second, and stay for two years. */
  readonly stay: readonly [number, number];
  /** Came in the year and leave in the next, or in the one after that. */
  readonly leaveSoon: readonly [number, number];
  /** Reach 16, of those looked after for long. */
  readonly turn16: number;
  /** Leave under 16, of those looked after for long. */
  readonly leaveYoung: number;
  /** Leave at 16; whoever is left leaves on the eighteenth birthday. */
  readonly leaveAt16: number;
}

/**
 * A solution in whole numbers of the published denominators of Sandwell (metrics.md §3), the most even that
 * there is: with CLA 879, 840, 796, 808, 816, cohorts of two years 693, 714, 665, 655, 604 and long-term ones
 * 410, 450, 433, 406, 380, hardly any of its numbers could be another.
 */
const flows: readonly Flow[] = [
  { year: 2020, stay: [16, 97], leaveSoon: [3, 2], turn16: 0, leaveYoung: 0, leaveAt16: 0 },
  { year: 2021, stay: [8, 58], leaveSoon: [3, 2], turn16: 0, leaveYoung: 0, leaveAt16: 0 },
  { year: 2022, stay: [23, 30], leaveSoon: [3, 2], turn16: 88, leaveYoung: 16, leaveAt16: 1 },
  { year: 2023, stay: [36, 35], leaveSoon: [3, 2], turn16: 118, leaveYoung: 4, leaveAt16: 32 },
  { year: 2024, stay: [24, 26], leaveSoon: [30, 0], turn16: 102, leaveYoung: 6, leaveAt16: 1 },
  { year: 2025, stay: [84, 78], leaveSoon: [0, 0], turn16: 88, leaveYoung: 4, leaveAt16: 1 },
];

/** Children looked after for two years on 31 March 2021, and those who left before. */
const opening = {
  longTerm: 410,
  /** Came in the winter of 2018/19. */
  newer: 128,
  aged16: 80,
  aged17: 75,
  left2020: 70,
  left2021: 50,
} as const;

const FIRST = 2020;
const LAST = 2025;
/** Came and left within a year: they are in its file and in no figure. */
const COME_AND_GO = 25;
const MOST_CHILDREN = 3_000;
const SCHOOL_AGE = 5;
const A_YEAR = 365.25;

/** The children whom the measures count, in the order in which they came. */
export class Population {
  readonly children: Child[] = [];
  private readonly numbers: number[];

  constructor(private readonly chance: Randomness) {
    this.numbers = chance.shuffled(Array.from({ length: MOST_CHILDREN }, (_, i) => 1_000 + i));
    this.open();
    for (const flow of flows) {
      this.age(flow);
      this.admit(flow);
    }
    for (const child of this.children) this.date(child);
  }

  /** Who is looked after at the end of a year. */
  at(year: number): readonly Child[] {
    const { closes } = careYear(year);
    return this.children.filter(
      ({ startsOn, leaves }) => startsOn < closes && (leaves === null || leaves > year),
    );
  }

  private open(): void {
    const [longAgo, winter] = [() => this.before2018(), () => this.dayOf('2018-10-06', '2019-03-15')];
    const groups = [
      [opening.longTerm, longAgo, {}],
      [opening.newer, winter, {}],
      [opening.aged16, longAgo, { turns16: FIRST + 1 }],
      [opening.aged17, longAgo, { turns16: FIRST }],
      [opening.left2020, longAgo, { leaves: FIRST }],
      [opening.left2021, longAgo, { leaves: FIRST + 1 }],
    ] as const;
    for (const [count, starts, fate] of groups) {
      for (let i = 0; i < count; i += 1) this.add({ startsOn: starts(), isCarriedOver: true, ...fate });
    }
    for (const child of this.children) if (child.turns16 === FIRST) child.leaves = FIRST + 2;
  }

  /** Who reaches 16 in a year, who leaves under 16, at 16, and before 18. */
  private age({ year, turn16, leaveYoung, leaveAt16 }: Flow): void {
    if (turn16 === 0) return;
    const before = this.at(year - 1).filter(({ startsOn }) => startsOn < careYear(year - 3).closes);
    const young = this.chance.shuffled(before.filter((child) => child.turns16 === null));
    for (const child of young.slice(0, turn16)) child.turns16 = year;
    for (const child of young.slice(turn16, turn16 + leaveYoung)) child.leaves = year;
    const at16 = before.filter((child) => child.turns16 === year - 1);
    for (const [i, child] of this.chance.shuffled(at16).entries()) {
      child.leaves = i < leaveAt16 ? year : year + 1;
    }
  }

  private admit({ year, stay, leaveSoon }: Flow): void {
    const { opens, halfway, closes } = careYear(year);
    const halves = [
      [opens + 4, halfway - 6],
      [halfway + 5, closes - 24],
    ] as const;
    for (const [half, [from, to]] of halves.entries()) {
      for (let i = 0; i < (stay[half] ?? 0); i += 1) {
        const isOlder = year === LAST && this.chance.chance(0.25);
        const turns16 = isOlder ? year - this.chance.below(2) : null;
        this.add({ startsOn: this.chance.between(from, to), turns16 });
      }
    }
    for (let i = 0; i < COME_AND_GO; i += 1) {
      this.add({ startsOn: this.chance.between(opens + 4, closes - 24), leaves: year });
    }
    for (const [later, count] of leaveSoon.entries()) {
      for (let i = 0; i < count; i += 1) {
        this.add({ startsOn: this.chance.between(opens + 4, closes - 24), leaves: year + 1 + later });
      }
    }
  }

  private add(child: Pick<Child, 'startsOn'> & Partial<Child>): void {
    this.children.push({
      ...{ id: this.nextId(), isCarriedOver: false, turns16: null, leaves: null, bornOn: 0, endsOn: null },
      ...child,
    });
  }

  /** An id that says nothing of when the child came. */
  nextId(): string {
    return `CLA-${String(this.numbers.pop())}`;
  }

  private before2018(): number {
    return this.dayOf('2011-01-10', '2018-09-20');
  }

  private dayOf(from: string, to: string): number {
    return this.chance.between(dayNumber(from), dayNumber(to));
  }

  /** The date of birth and the day of leaving of a child of whom the years are settled. */
  private date(child: Child): void {
    child.bornOn = child.turns16 === null ? this.bornLate(child) : this.bornIn(careYear(child.turns16));
    if (child.leaves === null) return;
    const { opens, closes } = careYear(child.leaves);
    const earliest = Math.max(opens + 30, child.startsOn + 8);
    const is18 = child.turns16 !== null && child.leaves === child.turns16 + 2;
    child.endsOn = is18 ? birthday(child.bornOn, 18) : this.chance.between(earliest, closes - 6);
  }

  /** Under 16 for as long as there are files; whoever left before may have been older. */
  private bornLate({ startsOn, leaves }: Child): number {
    const oldest = careYear(leaves ?? LAST).closes - Math.floor(16 * A_YEAR) + 20;
    const aged = this.chance.chance(0.4) ? SCHOOL_AGE : 13;
    return this.chance.between(Math.max(oldest, startsOn - Math.floor(aged * A_YEAR)), startsOn - 3);
  }

  /** Born so that the sixteenth birthday lies in a year. */
  private bornIn({ opens, closes }: CareYear): number {
    const sixteen = this.chance.between(opens + 3, closes - 4);
    return birthday(sixteen, -16);
  }
}

/** A day some years later or earlier, of the same month. */
export function birthday(day: number, years: number): number {
  return dayNumber(addMonths(dateOfDayNumber(day), years * 12));
}
