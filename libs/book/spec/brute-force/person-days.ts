import { everyDay } from './days';
import {
  countedRoles,
  type DayInPost,
  employmentDays,
  type EmploymentDays,
  type Terms,
} from './employment-days';
import { claimsByThing } from './happenings';
import type { StandingClaim } from './standing-claims';

/** A longest run of days in post, with the person's FTE on the first and on the last of them. */
export interface Spell {
  readonly first: number;
  readonly firstFte: number;
  /** null where it has not ended. */
  last: number | null;
  lastFte: number;
}

/** One person, day by day. */
export interface PersonDays {
  /** As a subject. */
  readonly person: string;
  /** The employments in post when the day is over, or those that go on from it; missing where not in post. */
  readonly stock: ReadonlyMap<number, readonly Terms[]>;
  /** Those in force and not away when the day is over, whatever the role, or those that go on from it. */
  readonly inForce: (day: number) => readonly Terms[];
  /** The days in post: those at whose end, and those that are the last of a spell. */
  readonly during: ReadonlyMap<number, Pick<DayInPost, 'goesOn'>>;
  readonly spells: readonly Spell[];
}

/** Every person of whom there are claims, each with all of the employments. */
export function everyPersonsDays(claims: readonly StandingClaim[]): readonly PersonDays[] {
  const employments = new Map<string, EmploymentDays[]>();
  for (const [subject, , own] of claimsByThing(claims, 'employmentId')) {
    employments.set(subject, [...(employments.get(subject) ?? []), employmentDays(own)]);
  }
  return [...employments].map(([person, own]) => personDays(person, own));
}

function personDays(person: string, employments: readonly EmploymentDays[]): PersonDays {
  const stock = new Map<number, readonly Terms[]>();
  const during = new Map<number, Together>();
  const spells: Spell[] = [];
  let spell: Spell | null = null;
  for (const day of everyDay) {
    const today = together(employments, day);
    if (today === null) continue;
    during.set(day, today);
    spell ??= newSpell(day, today.fte, spells);
    const atEnd = employments.flatMap(({ atEnd }) => atEnd.get(day) ?? []);
    const tomorrow = atEnd.length > 0 ? null : together(employments, day + 1);
    if (atEnd.length > 0) {
      stock.set(day, atEnd);
    } else if (today.goesOn && tomorrow !== null) {
      stock.set(day, tomorrow.terms);
    } else {
      spell.last = day;
      spell.lastFte = today.fte;
      spell = null;
    }
  }
  const inForce = (day: number): readonly Terms[] => {
    const all = employments.flatMap(({ inForce }) => inForce.get(day) ?? []);
    return byEmployment([...all, ...(stock.get(day) ?? [])]);
  };
  return { person, stock, inForce, during, spells };
}

/** The last of each employment. */
function byEmployment(terms: readonly Terms[]): readonly Terms[] {
  return [...new Map(terms.map((each) => [each.employmentId, each])).values()];
}

function newSpell(first: number, firstFte: number, spells: Spell[]): Spell {
  const spell: Spell = { first, firstFte, last: null, lastFte: 0 };
  spells.push(spell);
  return spell;
}

/** All of a person's employments in post on one day. */
interface Together {
  readonly terms: readonly Terms[];
  readonly fte: number;
  readonly goesOn: boolean;
}

function together(employments: readonly EmploymentDays[], day: number): Together | null {
  const days = employments.flatMap(({ during }) => during.get(day) ?? []);
  if (days.length === 0) return null;
  const terms = days.map((each) => each.terms);
  return { terms, fte: fteOf(terms), goesOn: days.some(({ goesOn }) => goesOn) };
}

/** Millionths. What is not known is left out. */
export function fteOf(terms: readonly Pick<Terms, 'fte'>[]): number {
  return terms.reduce<number>((sum, { fte }) => sum + (fte ?? 0), 0);
}

/** The employment whose team is the person's: the largest, then the more senior, then the least id. */
export function teamOf(terms: readonly Terms[]): string | null {
  const [first] = [...terms].sort(
    (a, b) =>
      (b.fte ?? 0) - (a.fte ?? 0) ||
      countedRoles.indexOf(a.role) - countedRoles.indexOf(b.role) ||
      Number(a.employmentId > b.employmentId) - 0.5,
  );
  return first?.team ?? null;
}
