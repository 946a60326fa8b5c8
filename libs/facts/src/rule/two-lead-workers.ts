import { compareUtf8 } from '@daybook/events';
import { positionsBehind } from '../because';
import { textIn } from '../field';
import type { Claim } from '../order';
import { remarkOnDay } from '../remark';
import type { Remark } from '../remark';

/** Claims of one date name different workers as the lead of a case, none of them correcting another. */
export function twoLeadWorkers(leads: readonly Claim[]): readonly Remark[] {
  const workers = [...new Set(leads.map(workerOf))];
  const last = leads.at(-1);
  if (workers.length < 2 || last === undefined) return [];
  const day = last.effectiveOn;
  return [
    remarkOnDay(day, {
      rule: 'two-lead-workers',
      because: positionsBehind(leads),
      message: `${listed(workers)} are each said to lead the case from ${day}: ${workerOf(last)} counts.`,
    }),
  ];
}

/** A worker is allocated as lead again, with nothing new said of it: ignored. */
export function allocatedTwice(claim: Claim, since: Claim): Remark {
  const worker = workerOf(claim);
  return remarkOnDay(claim.effectiveOn, {
    rule: 'started-twice',
    because: positionsBehind([since, claim]),
    message: `${worker} is allocated again on ${claim.effectiveOn}, leading since ${since.effectiveOn}.`,
  });
}

function workerOf({ data }: Claim): string {
  return textIn(data, 'workerId') ?? '';
}

function listed(workers: readonly string[]): string {
  const sorted = [...workers].sort(compareUtf8);
  return `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}
