import type { Days } from './finding';

/** Something that amounts to a number on some days. */
export interface OnDays {
  readonly days: Days;
  readonly amount: number;
}

/** A longest run of days on which there is something, and all of it adds up to one total. */
export interface Run extends Days {
  readonly total: number;
}

/** What amounts add up to, run by run, in order. On days with nothing at all there is no run. */
export function runsOfDays(amounts: readonly OnDays[]): readonly Run[] {
  const changes = changesByDay(amounts);
  const turns = [...changes.keys()].sort();
  const runs: Run[] = [];
  let [total, count] = [0, 0];
  turns.forEach((from, i) => {
    const change = changes.get(from) as Change;
    total += change.amount;
    count += change.count;
    const to = turns[i + 1] ?? null;
    const before = runs.at(-1);
    if (count === 0) return;
    if (before?.to === from && before.total === total) runs[runs.length - 1] = { ...before, to };
    else runs.push({ from, to, total });
  });
  return runs;
}

interface Change {
  readonly amount: number;
  readonly count: number;
}

function changesByDay(amounts: readonly OnDays[]): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const change = (day: string, amount: number, count: number): void => {
    const before = changes.get(day) ?? { amount: 0, count: 0 };
    changes.set(day, { amount: before.amount + amount, count: before.count + count });
  };
  for (const { days, amount } of amounts) {
    change(days.from, amount, 1);
    if (days.to !== null) change(days.to, -amount, -1);
  }
  return changes;
}
