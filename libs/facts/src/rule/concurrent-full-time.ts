import { decimalOfMillionths } from '@daybook/events';
import { ascending } from '../because';
import type { Segment } from '../engagement/segment';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

const FULL_TIME = 1_000_000;

/** Work at the end of each day of a segment, its FTE in millionths. */
export interface Work extends Pick<Segment, 'from' | 'to' | 'because'> {
  readonly fteMillionths: number;
}

/** A longest run of days with more than full time, and the most that it came to. */
interface Excess {
  readonly from: string;
  readonly to: string | null;
  readonly most: number;
}

/** Open employments and assignments, not away, add up to more than 1.0 at the end of some days. */
export function concurrentFullTime(works: readonly Work[]): readonly Remark[] {
  return excessesOf(works).map(({ from, to, most }) => {
    const during = works.filter(
      (work) => (to === null || work.from < to) && (work.to === null || from < work.to),
    );
    return remarkOnDays(
      { from, to },
      {
        rule: 'concurrent-full-time',
        because: ascending(during.flatMap(({ because }) => because)),
        message: `Open employments and assignments add up to ${decimalOfMillionths(most)} FTE, more than 1.0.`,
      },
    );
  });
}

function excessesOf(works: readonly Work[]): readonly Excess[] {
  const changes = changesByDay(works);
  const excesses: Excess[] = [];
  let open = null as Excess | null;
  let sum = 0;
  for (const day of [...changes.keys()].sort()) {
    sum += changes.get(day) ?? 0;
    if (sum > FULL_TIME) open = { from: open?.from ?? day, to: null, most: Math.max(open?.most ?? 0, sum) };
    else if (open !== null) {
      excesses.push({ ...open, to: day });
      open = null;
    }
  }
  return open === null ? excesses : [...excesses, open];
}

/** By how much the FTE at the end of the day grows or shrinks on each day. */
function changesByDay(works: readonly Work[]): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  for (const { from, to, fteMillionths } of works) {
    changes.set(from, (changes.get(from) ?? 0) + fteMillionths);
    if (to !== null) changes.set(to, (changes.get(to) ?? 0) - fteMillionths);
  }
  return changes;
}
