import { addDays } from '@daybook/events';
import { positionsBehind } from '../because';
import type { UnderLegalStatus } from '../care/looked-after';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

/** Days that a legal status may last: police protection 72 hours, an emergency order, respite. */
const longestDays: Readonly<Record<string, number>> = { L1: 3, L2: 21, V3: 17 };

/** A legal status lasts longer than it may: from the first day too many on. */
export function legalStatusTooLong(statuses: readonly UnderLegalStatus[]): readonly Remark[] {
  return statuses.flatMap(({ legalStatus, from, to, begunBy, endedBy }) => {
    const most = longestDays[legalStatus];
    if (most === undefined) return [];
    const over = addDays(from, most);
    if (to !== null && to <= over) return [];
    return [
      remarkOnDays(
        { from: over, to },
        {
          rule: 'legal-status-too-long',
          because: positionsBehind(endedBy === null ? [begunBy] : [begunBy, endedBy]),
          message: `Legal status ${legalStatus} since ${from} lasts longer than ${most} days.`,
        },
      ),
    ];
  });
}
