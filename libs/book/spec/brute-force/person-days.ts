import { everyDay } from './days';
import { type DayInPost, employmentDays, type EmploymentDays, type Fte } from './employment-days';
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
  /** The FTE in post when the day is over, 0 where none of it is known; missing where not in post. */
  readonly stock: ReadonlyMap<number, number>;
  readonly spells: readonly Spell[];
}

/** Every person of whom there are claims, each with all of the employments. */
export function everyPersonsDays(claims: readonly StandingClaim[]): readonly PersonDays[] {
  const employments = new Map<string, EmploymentDays[]>();
  for (const [subject, , own] of claimsByThing(claims, 'employmentId')) {
    employments.set(subject, [...(employments.get(subject) ?? []), employmentDays(own)]);
  }
  return [...employments.values()].map(personDays);
}

function personDays(employments: readonly EmploymentDays[]): PersonDays {
  const stock = new Map<number, number>();
  const spells: Spell[] = [];
  let spell: Spell | null = null;
  for (const day of everyDay) {
    const today = together(employments.flatMap(({ during }) => during.get(day) ?? []));
    const tomorrow = together(employments.flatMap(({ during }) => during.get(day + 1) ?? []));
    if (today === null) continue;
    spell ??= newSpell(day, today.fte, spells);
    const atEnd = employments.flatMap(({ atEnd }) => atEnd.get(day) ?? []);
    if (atEnd.length > 0) {
      stock.set(day, sumOf(atEnd.map(({ fte }) => fte)));
    } else if (today.goesOn && tomorrow !== null) {
      stock.set(day, tomorrow.fte);
    } else {
      spell.last = day;
      spell.lastFte = today.fte;
      spell = null;
    }
  }
  return { stock, spells };
}

function newSpell(first: number, firstFte: number, spells: Spell[]): Spell {
  const spell: Spell = { first, firstFte, last: null, lastFte: 0 };
  spells.push(spell);
  return spell;
}

/** All of a person's employments of one day, null where there is none. */
function together(days: readonly DayInPost[]): { readonly fte: number; readonly goesOn: boolean } | null {
  if (days.length === 0) return null;
  return { fte: sumOf(days.map(({ fte }) => fte)), goesOn: days.some(({ goesOn }) => goesOn) };
}

/** What is not known is left out. */
function sumOf(ftes: readonly Fte[]): number {
  return ftes.reduce<number>((sum, fte) => sum + (fte ?? 0), 0);
}
