import { positionsBehind } from '../because';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';
import type { Claim } from '../order';
import type { Period, Word } from './engagement';

/** An engagement starts while it is open: the second start is ignored. */
export function startedTwice(noun: string, { key, claim }: Word, open: Period): Remark {
  const day = claim.effectiveOn;
  return remarkOnDay(day, {
    rule: 'started-twice',
    because: positionsBehind([open.startedBy, claim]),
    message: `${nameOf(noun, key)} starts again on ${day} although it goes on since ${open.first}.`,
  });
}

/** An engagement ends that never started: ignored. */
export function leavingWithoutStart(noun: string, { key, claim }: Word): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'leaving-without-start',
    because: positionsBehind([claim]),
    message: `${nameOf(noun, key)} ends on ${claim.effectiveOn} without having started.`,
  });
}

/** An engagement ends that has ended before: ignored. */
export function leftTwice(
  noun: string,
  { key, claim }: Word,
  ended: Pick<Period, 'last' | 'endedBy'>,
): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'left-twice',
    because: positionsBehind(withEnd(claim, ended)),
    message: `${nameOf(noun, key)} ends on ${claim.effectiveOn} although it had ended on ${ended.last}.`,
  });
}

/** A change of an engagement that is not open, or a going away or coming back that does not fit: ignored. */
export function changeOutside(noun: string, { key, claim }: Word, period: Period | undefined): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'change-outside-employment',
    because: positionsBehind(period === undefined ? [claim] : withEnd(claim, period)),
    message: `${claim.type} on ${claim.effectiveOn} does not fit: ${stateOf(nameOf(noun, key), period)}.`,
  });
}

/** Where there is only one of them, its noun names it. */
function nameOf(noun: string, key: string): string {
  return key === '' ? noun : `${noun} ${key}`;
}

function stateOf(name: string, period: Period | undefined): string {
  if (period === undefined) return `${name} has not started by then`;
  if (period.last !== null) return `${name} had ended on ${period.last}`;
  return `${name} is not in the state that it would change`;
}

function withEnd(claim: Claim, period: Pick<Period, 'endedBy'>): readonly Claim[] {
  return period.endedBy === null ? [claim] : [period.endedBy, claim];
}
