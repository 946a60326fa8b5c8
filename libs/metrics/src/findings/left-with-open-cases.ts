import { lastDayBefore, type EndsBefore } from '@daybook/events';
import { engagements, withoutEngagement } from './engagements';
import { type FindingRule, warning } from './finding';
import { ledCases } from './led-cases';

/**
 * A worker has left, or gone away, as the lead of a case that is open the next day: from that day on until
 * the case has another lead, is closed, or the worker is back.
 */
export const leftWithOpenCases: FindingRule = (facts) => {
  const engaged = engagements(facts);
  return ledCases(facts).flatMap((led) => {
    const gaps = withoutEngagement(led, engaged.get(led.person) ?? []);
    // Only what was held on the last day was left with.
    return gaps.flatMap(({ from, to, after }) => {
      if (after === null || led.from >= from || after.to !== from) return [];
      const lastDay = lastDayBefore(from as EndsBefore);
      return [
        warning({
          rule: 'left-with-open-cases',
          of: { authority: led.facts[0]?.authority ?? '', subject: led.person },
          days: { from, to },
          behind: [...led.facts, ...after.ending],
          message: `The last day in post or on an assignment was ${lastDay}, and ${led.child} is still led.`,
        }),
      ];
    });
  });
};
