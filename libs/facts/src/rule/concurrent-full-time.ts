import { decimalOfMillionths } from '@daybook/events';
import type { JsonObject } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Period } from '../engagement/engagement';
import type { Mark } from '../engagement/segment';
import type { Claim } from '../order';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

const FULL_TIME = 1_000_000;

/** Work at the end of each day of `[from, to)`. */
export interface Work {
  readonly from: string;
  readonly to: string | null;
  readonly fteMillionths: number;
  /** The start, and the last words on FTE and on being away. */
  readonly behind: readonly Claim[];
  readonly endedBy: readonly Claim[];
}

/** A longest run of days with more than full time, and the most that it came to. */
interface Excess {
  readonly from: string;
  readonly to: string | null;
  readonly most: number;
}

/** The work of one period of an engagement: nothing while away, or where the FTE is not known. */
export function worksOf(period: Period, marks: readonly Mark[]): readonly Work[] {
  const turns = marks.filter((mark, i) => i === 0 || changesWork(mark, marks[i - 1] as Mark));
  return turns.flatMap((mark, i) => {
    const { fteMillionths, away } = mark.value;
    const next = turns[i + 1];
    const to = next?.from ?? period.last;
    const works = typeof fteMillionths === 'number' && (away ?? null) === null;
    if (!works || to === mark.from) return [];
    const endedBy =
      next === undefined ? [period.endedBy] : wordsOn(next).filter((claim) => isNewIn(next, claim));
    const behind = [period.startedBy, ...wordsOn(mark)];
    return [
      { from: mark.from, to, fteMillionths, behind, endedBy: endedBy.filter((claim) => claim !== null) },
    ];
  });
}

/** Open employments and assignments, not away, add up to more than 1.0 at the end of some days. */
export function concurrentFullTime(works: readonly Work[]): readonly Remark[] {
  return excessesOf(works).map(({ from, to, most }) => {
    const during = works.filter((work) => startsBefore(work.from, to) && startsBefore(from, work.to));
    const ended = during.filter((work) => work.to !== null && (to === null || work.to <= to));
    const claims = [...during.flatMap(({ behind }) => behind), ...ended.flatMap(({ endedBy }) => endedBy)];
    const fte = decimalOfMillionths(most);
    return remarkOnDays(
      { from, to },
      {
        rule: 'concurrent-full-time',
        because: positionsBehind(claims),
        message: `Open employments and assignments add up to ${fte} FTE, more than 1.0.`,
      },
    );
  });
}

function wordsOn({ said }: Mark<JsonObject>): readonly Claim[] {
  return ['fteMillionths', 'away'].flatMap((field) => said[field] ?? []);
}

function changesWork(mark: Mark, before: Mark): boolean {
  return wordsOn(mark).some((claim, i) => claim !== wordsOn(before)[i]);
}

function isNewIn({ from }: Mark, claim: Claim): boolean {
  return claim.effectiveOn === from;
}

function startsBefore(from: string, to: string | null): boolean {
  return to === null || from < to;
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
