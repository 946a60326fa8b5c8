import { addDays } from '@daybook/events';
import type { Assignments } from '../assignment/assignment';
import type { Employments } from '../employment/employment';
import type { Claim } from '../order';
import { spellsOf } from '../spell/spell';

/** A longest run of days on which a worker is in post or on an assignment, first and last day included. */
export interface Engaged {
  readonly first: string;
  readonly last: string | null;
  /** The claims that ended it on its last day. */
  readonly endedBy: readonly Claim[];
}

/** When a worker is engaged: what touches counts as one, employment or assignment (events.md §4.3). */
export function engagedOf(employments: Employments, assignments: Assignments): readonly Engaged[] {
  const parts = [...inPost(employments), ...onAssignments(assignments)];
  const engaged: Engaged[] = [];
  for (const part of parts.sort(byFirstDay)) {
    const before = engaged.at(-1);
    if (before !== undefined && touches(before, part)) engaged[engaged.length - 1] = together(before, part);
    else engaged.push(part);
  }
  return engaged;
}

function inPost(employments: Employments): readonly Engaged[] {
  return spellsOf(employments).map(({ first, last, runs }) => ({
    first,
    last,
    endedBy:
      last === null
        ? []
        : runs.filter((run) => run.last === last).flatMap(({ ending }) => ending?.claims ?? []),
  }));
}

function onAssignments({ byKey }: Assignments): readonly Engaged[] {
  return [...byKey.values()]
    .flat()
    .map(({ first, last, endedBy }) => ({ first, last, endedBy: endedBy === null ? [] : [endedBy] }));
}

function touches({ last }: Engaged, { first }: Engaged): boolean {
  return last === null || first <= addDays(last, 1);
}

function together(a: Engaged, b: Engaged): Engaged {
  const { first } = a;
  if (a.last === null || b.last === null) return { first, last: null, endedBy: [] };
  if (a.last === b.last) return { first, last: a.last, endedBy: [...a.endedBy, ...b.endedBy] };
  return { ...(a.last < b.last ? b : a), first };
}

function byFirstDay(a: Engaged, b: Engaged): number {
  return a.first < b.first ? -1 : Number(a.first > b.first);
}
