import { addDays } from '@daybook/events';
import { positionsBehind } from '../because';
import { endOf } from '../engagement/engagement';
import type { Period, Step } from '../engagement/engagement';
import type { AssignmentTermsValue } from '../fact';
import type { Claim } from '../order';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

/** An assignment goes on after the day on which it was planned to end: from the next day on. */
export function assignmentPastPlannedEnd(
  key: string,
  period: Period<AssignmentTermsValue>,
): readonly Remark[] {
  const plans = period.steps.filter((step, i) => planOf(step) !== planOf(period.steps[i - 1]));
  return plans.flatMap((step, i) => {
    const { plannedEndOn } = step.terms;
    if (plannedEndOn === null) return [];
    const next = plans[i + 1];
    const from = later(step.from, addDays(plannedEndOn, 1));
    const to = next?.from ?? endOf(period);
    if (to !== null && to <= from) return [];
    const ender = planOf(next) ?? period.endedBy;
    const claims = [period.startedBy, planOf(step), ender].filter((claim) => claim != null);
    return [
      remarkOnDays(
        { from, to },
        {
          rule: 'assignment-past-planned-end',
          because: positionsBehind(claims),
          message: `Assignment ${key} goes on although it was planned to end on ${plannedEndOn}.`,
        },
      ),
    ];
  });
}

/** The claim that said until when the assignment is planned. */
function planOf(step: Step | undefined): Claim | undefined {
  return step?.said['plannedEndOn'];
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
