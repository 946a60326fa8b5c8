import { addDays, compareUtf8, dayAfter, seniorityOf } from '@daybook/events';
import type { LastDayInclusive } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Employments } from '../employment/employment';
import type { Segment } from '../engagement/segment';
import type { SpellEnd, SpellValue } from '../fact';
import { runsOf } from './run';
import type { Run, RunTerms } from './run';

/** A longest run of days on which a person is in post, by whichever employments (metrics.md §2.1). */
export interface Spell {
  readonly first: string;
  readonly last: LastDayInclusive | null;
  /** By first day. */
  readonly runs: readonly Run[];
}

/** A run as it stands on one day. */
export interface RunOnDay {
  readonly run: Run;
  readonly terms: RunTerms;
}

/** The spells of a person, in order. */
export function spellsOf(employments: Employments): readonly Spell[] {
  const runs = [...employments.byKey].flatMap(([key, periods]) =>
    periods.flatMap((period) => runsOf(key, period)),
  );
  const spells: Spell[] = [];
  for (const run of runs.sort(byFirstDay)) {
    const spell = spells.at(-1);
    if (spell !== undefined && joins(spell, run)) spells[spells.length - 1] = extended(spell, run);
    else spells.push({ first: run.first, last: run.last, runs: [run] });
  }
  return spells;
}

/** A spell as a fact: its whole days, what it began and what it ended with, and every run that it joins. */
export function spellSegment({ first, last, runs }: Spell): Segment<SpellValue> {
  const begins = onDay(runs, first);
  const ends = last === null ? [] : onDay(runs, last);
  const claims = [
    ...runs.flatMap(({ begunBy, ending }) => [...begunBy, ...(ending?.claims ?? [])]),
    ...[...begins, ...ends].flatMap(({ terms }) => terms.behind),
  ];
  const starting = begins.filter(({ run }) => run.starts);
  return {
    from: first,
    to: last === null ? null : dayAfter(last),
    value: {
      start: { ...together(begins), origin: headlineOf(starting)?.run.origin ?? null },
      end: endValue(ends),
    },
    because: positionsBehind(claims),
  };
}

/**
 * What employments come to together: known FTEs added; the most senior role, the lower census number; the
 * team of the largest FTE, then of the more senior role, then of the least employment id.
 */
export function together(parts: readonly RunOnDay[]): SpellEnd {
  const known = parts.flatMap(({ terms }) => terms.fteMillionths ?? []);
  const roles = parts.map(({ terms }) => terms.role).sort((a, b) => seniorityOf(a) - seniorityOf(b));
  return {
    fteMillionths: known.reduce((sum, fte) => sum + fte, 0),
    fteUnknown: known.length < parts.length,
    role: roles[0] ?? 'not-social-worker',
    team: headlineOf(parts)?.terms.team ?? null,
  };
}

/** The runs of which a day is a day in post, first and last days included, as they stand on it. */
function onDay(runs: readonly Run[], day: string): readonly RunOnDay[] {
  return runs
    .filter(({ first, last }) => first <= day && (last === null || day <= last))
    .map((run) => ({ run, terms: termsOn(run, day) }));
}

/** The terms of a run on one of its days. On the day of a change of role: those just before it. */
export function termsOn({ terms }: Run, day: string): RunTerms {
  return terms.findLast(({ from }) => from <= day) ?? (terms[0] as RunTerms);
}

function endValue(ends: readonly RunOnDay[]): SpellValue['end'] {
  const ending = headlineOf(ends)?.run.ending;
  if (ending === undefined || ending === null) return null;
  const { by, reason, destination } = ending;
  return { ...together(ends), by, reason, destination };
}

function headlineOf(parts: readonly RunOnDay[]): RunOnDay | undefined {
  return [...parts].sort(
    (a, b) =>
      (b.terms.fteMillionths ?? -1) - (a.terms.fteMillionths ?? -1) ||
      seniorityOf(a.terms.role) - seniorityOf(b.terms.role) ||
      compareUtf8(a.run.employmentId, b.run.employmentId),
  )[0];
}

/** Overlapping joins, and so does touching, unless the day before ended by a change of role only. */
function joins(spell: Spell, run: Run): boolean {
  const { last, runs } = spell;
  if (last === null || run.first <= last) return true;
  const ending = runs.filter((each) => each.last === last);
  return run.first === addDays(last, 1) && ending.some(({ ending: end }) => end?.by !== 'role-change');
}

function extended(spell: Spell, run: Run): Spell {
  const open = spell.last === null || run.last === null;
  const last = open ? null : spell.last < run.last ? run.last : spell.last;
  return { ...spell, last, runs: [...spell.runs, run] };
}

function byFirstDay(a: Run, b: Run): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return compareUtf8(a.employmentId, b.employmentId);
}
