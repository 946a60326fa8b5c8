import { ascending } from '../because';
import type { Segment } from '../engagement/segment';
import type { RegistrationValue } from '../fact';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

/**
 * A person is in post at the end of days after their registration lapsed or was removed, and before it was
 * granted again. Never having heard of a registration is no remark.
 */
export function inPostWithoutRegistration(
  registrations: readonly Segment<RegistrationValue>[],
  spells: readonly Pick<Segment, 'from' | 'to' | 'because'>[],
): readonly Remark[] {
  return registrations.flatMap(({ from, to, value: { status }, because }) => {
    if (status !== 'lapsed' && status !== 'removed') return [];
    return spells.flatMap((spell) => {
      const days = { from: from < spell.from ? spell.from : from, to: earlier(to, spell.to) };
      if (days.to !== null && days.to <= days.from) return [];
      return [
        remarkOnDays(days, {
          rule: 'in-post-without-registration',
          because: ascending([...because, ...spell.because]),
          message: `In post although the registration was ${status} on ${from}.`,
        }),
      ];
    });
  });
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
