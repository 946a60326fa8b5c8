import { addDays, compareUtf8, lastDayBefore, type EndsBefore } from '@daybook/events';
import type { Fact, InPostValue, SpellValue } from '@daybook/facts';
import type { Need, Window } from '../metric';
import type { Extent } from '../tally';

/** A longest run of days at whose end a person is in post in one team. */
export interface TeamStretch {
  readonly team: string | null;
  /** The day of joining the team. */
  readonly from: string;
  /** The day of leaving it: the first at whose end the person is in it no more; null while in it. */
  readonly leaves: string | null;
  /** The fact counted for leaving, and the FTE left with. */
  readonly last: Fact;
  readonly end: Extent;
}

/** The facts that moves between teams in a window are read from. */
export function needsTeamsIn({ from, to }: Window): readonly Need[] {
  return [
    // From the day before: who was in the team then did not join it in the window.
    { what: 'in-post', days: { first: addDays(from, -1), last: to } },
    { what: 'spell', days: { first: from, last: to } },
  ];
}

/**
 * The stretches that people spend in teams. Who moves to another team leaves the one before on the day of the
 * move, and who leaves the service leaves the team on the last day; the spell then says with which FTE.
 */
export function teamStretches(facts: readonly Fact[]): readonly TeamStretch[] {
  const endings = endingsIn(facts);
  const inPost = facts.filter(({ what }) => what === 'in-post').sort(byPersonAndDay);
  const stretches: TeamStretch[] = [];
  for (const fact of inPost) {
    const before = stretches.at(-1);
    const goesOn = before !== undefined && isContinuedBy(before, fact);
    const stretch = stretchOf(fact, goesOn ? before.from : fact.from, endings);
    if (goesOn) stretches[stretches.length - 1] = stretch;
    else stretches.push(stretch);
  }
  return stretches;
}

/** Spells by person and last day: the first at whose end the person is no more in post. */
type Endings = ReadonlyMap<string, Fact>;

function endingsIn(facts: readonly Fact[]): Endings {
  const ended = facts.filter(({ what, to }) => what === 'spell' && to !== null);
  return new Map(ended.map((spell) => [endingKey(spell, lastDayBefore(spell.to as EndsBefore)), spell]));
}

function stretchOf(fact: Fact, from: string, endings: Endings): TeamStretch {
  const value = fact.value as InPostValue;
  const spell = fact.to === null ? undefined : endings.get(endingKey(fact, fact.to));
  const end = (spell?.value as SpellValue | undefined)?.end;
  const stretch = { team: value.team, from, leaves: fact.to };
  return spell === undefined || end == null
    ? { ...stretch, last: fact, end: value }
    : { ...stretch, last: spell, end };
}

function endingKey({ subject }: Fact, lastDay: string): string {
  return `${subject} ${lastDay}`;
}

function isContinuedBy({ last, team, leaves }: TeamStretch, { subject, from, value }: Fact): boolean {
  return last.subject === subject && leaves === from && (value as InPostValue).team === team;
}

function byPersonAndDay(a: Fact, b: Fact): number {
  return compareUtf8(a.subject, b.subject) || compareUtf8(a.from, b.from);
}
