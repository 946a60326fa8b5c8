import { shortBreaks } from '@daybook/events';
import { positionsBehind } from '../because';
import { endOf } from '../engagement/engagement';
import type { Segment } from '../engagement/segment';
import type { Claim } from '../order';
import type { CarePeriod } from './care';
import type { LegalStatusValue, LookedAfterValue } from './care-values';

/** Days under one legal status, and the claims that began and ended them. */
export interface UnderLegalStatus {
  readonly legalStatus: string;
  readonly from: string;
  readonly to: string | null;
  readonly begunBy: Claim;
  readonly endedBy: Claim | null;
}

/** The legal statuses of a period of care, in order; one that is said again goes on. */
export function legalStatusesOf(period: CarePeriod): readonly UnderLegalStatus[] {
  const turns = period.steps.filter(
    ({ terms }, i) => terms.legalStatus !== period.steps[i - 1]?.terms.legalStatus,
  );
  return turns.flatMap(({ from, terms, said }, i) => {
    const next = turns[i + 1];
    const to = next?.from ?? endOf(period);
    const begunBy = said['legalStatus'];
    if (begunBy === undefined || (to !== null && to <= from)) return [];
    const endedBy = next?.said['legalStatus'] ?? period.endedBy;
    return [{ legalStatus: terms.legalStatus, from, to, begunBy, endedBy }];
  });
}

/** `legal-status` of a period of care. */
export function legalStatusSegments(period: CarePeriod): readonly Segment<LegalStatusValue>[] {
  return legalStatusesOf(period).map((under) => ({
    from: under.from,
    to: under.to,
    value: { legalStatus: under.legalStatus },
    because: positionsBehind(claimsOf(under)),
  }));
}

/** Runs of days looked after without a day under `V3` or `V4`, of one period of care (metrics.md §2.2). */
export function lookedAfterSegments(period: CarePeriod): readonly Segment<LookedAfterValue>[] {
  const runs: UnderLegalStatus[][] = [];
  let wasBreak = true;
  for (const under of legalStatusesOf(period)) {
    const isBreak = shortBreaks.includes(under.legalStatus);
    if (!isBreak && wasBreak) runs.push([under]);
    else if (!isBreak) runs.at(-1)?.push(under);
    wasBreak = isBreak;
  }
  const since = runs[0]?.[0];
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || since === undefined) return [];
    const claims = [since.begunBy, ...run.flatMap(claimsOf)];
    const value = { throughShortBreaksFrom: since.from };
    return [{ from: first.from, to: last.to, value, because: positionsBehind(claims) }];
  });
}

function claimsOf({ begunBy, endedBy }: UnderLegalStatus): readonly Claim[] {
  return endedBy === null ? [begunBy] : [begunBy, endedBy];
}
