import { positionsBehind } from '../because';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';
import type { Claim } from '../order';
import type { Period, Word } from './engagement';

/** An engagement starts while it is open: the second start is ignored. */
export function startedTwice(noun: string, { key, claim }: Word, open: Period): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'started-twice',
    because: positionsBehind([open.startedBy, claim]),
    message: `${noun} ${key} starts again on ${claim.effectiveOn} although it goes on since ${open.first}.`,
  });
}

/** An engagement ends that never started: ignored. */
export function leavingWithoutStart(noun: string, { key, claim }: Word): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'leaving-without-start',
    because: positionsBehind([claim]),
    message: `${noun} ${key} ends on ${claim.effectiveOn} without having started.`,
  });
}

/** An engagement ends that has ended before: ignored. */
export function leftTwice(noun: string, { key, claim }: Word, ended: Period): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'left-twice',
    because: positionsBehind(withEnd(claim, ended)),
    message: `${noun} ${key} ends on ${claim.effectiveOn} although it had ended on ${ended.last}.`,
  });
}

/** A change of an engagement that is not open, or a going away or coming back that does not fit: ignored. */
export function changeOutside(noun: string, { key, claim }: Word, period: Period | undefined): Remark {
  return remarkOnDay(claim.effectiveOn, {
    rule: 'change-outside-employment',
    because: positionsBehind(period === undefined ? [claim] : withEnd(claim, period)),
    message: `${claim.type} on ${claim.effectiveOn} does not fit: ${stateOf(`${noun} ${key}`, period)}.`,
  });
}

function stateOf(name: string, period: Period | undefined): string {
  if (period === undefined) return `${name} has not started by then`;
  if (period.last !== null) return `${name} had ended on ${period.last}`;
  return `${name} is not in the state that it would change`;
}

function withEnd(claim: Claim, period: Period): readonly Claim[] {
  return period.endedBy === null ? [claim] : [period.endedBy, claim];
}
