import { addDays } from '@daybook/events';
import { endOf } from '../engagement/engagement';
import type { Period } from '../engagement/engagement';
import { wholeOf } from '../engagement/segment';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';
import type { TemporaryPlacementValue } from '../care/care-values';

/** Days that a temporary placement may last: hospital six weeks, carers' holiday three, any other one. */
const longestDays: Readonly<Record<string, number>> = { T1: 42, T3: 21, T4: 7 };

/** A temporary placement lasts longer than one of its type may: from the first day too many on. */
export function temporaryPlacementTooLong(stay: Period<TemporaryPlacementValue>): readonly Remark[] {
  const type = stay.steps[0]?.terms.type ?? '';
  const most = longestDays[type];
  if (most === undefined) return [];
  const [over, to] = [addDays(stay.first, most), endOf(stay)];
  if (to !== null && to <= over) return [];
  return [
    remarkOnDays(
      { from: over, to },
      {
        rule: 'temporary-placement-too-long',
        because: wholeOf(stay, {}).because,
        message: `The temporary placement ${type} since ${stay.first} lasts longer than ${most} days.`,
      },
    ),
  ];
}
