import { everyDay } from './days';
import { fteOf, type PersonDays, type Spell, teamOf } from './person-days';

/** A longest run of days at whose end a person is in post in one team. */
export interface TeamStretch {
  readonly team: string | null;
  readonly first: number;
  /** The first day at whose end the person is in the team no more; null while in it. */
  left: number | null;
  /** What the person left the team with: as on the last day of the spell, or just before the move. */
  fte: number;
}

/** The stretches of one person in teams, one after the other. */
export function teamStretches({ stock, spells }: PersonDays): readonly TeamStretch[] {
  const stretches: TeamStretch[] = [];
  let current: TeamStretch | null = null;
  for (const day of everyDay) {
    const terms = stock.get(day);
    const team = terms && teamOf(terms);
    if (current !== null && team !== current.team) {
      current.left = day;
      // Who is in post no more at the end of the day left with what the spell ended with.
      if (terms === undefined) current.fte = lastFteOf(spells, day) ?? current.fte;
      current = null;
    }
    if (terms === undefined || team === undefined) continue;
    if (current === null) stretches.push((current = { team, first: day, left: null, fte: 0 }));
    current.fte = fteOf(terms);
  }
  return stretches;
}

const lastFteOf = (spells: readonly Spell[], day: number): number | undefined =>
  spells.find(({ last }) => last === day)?.lastFte;
