import { dayNumber } from '@daybook/events';
import type { StandingClaim } from './standing-claims';
import { toldBefore } from './telling-order';

/** The working days in tenths that persons lost in the months that begin on one of some days. */
export function tenthsLost(
  claims: readonly StandingClaim[],
  isOf: (person: string, firstOfMonth: number) => boolean,
): number {
  const last = new Map<string, StandingClaim>();
  const told = claims.filter(({ type }) => type === 'SicknessDaysRecorded');
  for (const claim of [...told].sort((a, b) => toldBefore(a.event, b.event))) {
    last.set(JSON.stringify([claim.subject, claim.data['month']]), claim);
  }
  const counted = [...last.values()].filter(({ subject, data }) =>
    isOf(subject, dayNumber(`${String(data['month'])}-01`)),
  );
  return counted.reduce((sum, { data }) => sum + Math.round(Number(data['workingDays']) * 10), 0);
}
