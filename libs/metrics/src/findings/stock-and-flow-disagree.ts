import { parseDecimal } from '@daybook/events';
import type { Fact, Finding, PublishedValue } from '@daybook/facts';
import { metricById } from '../all';
import { defaultSwitches } from '../definition';
import type { Metric } from '../metric';
import { present } from '../present';
import { fixedText, roundedQuotient } from '../quantity';
import { somethingStands } from '../standing';
import { type FindingRule, warning } from './finding';

/**
 * Our stock of a day is not the one that was published for it. A stock that follows from our own events
 * always agrees with our own flow; only another's can disagree.
 */
export const stockAndFlowDisagree: FindingRule = (facts) =>
  facts
    .filter(({ what }) => what === 'published')
    .flatMap((published) => {
      const metric = metricById(published.key);
      return metric === undefined || !isStock(metric) ? [] : disagreement(metric, published, facts);
    });

/** A number of people on a day: no rate, and of no window. */
function isStock({ unit, window }: Metric): boolean {
  return (unit === 'fte' || unit === 'headcount') && window('2000-01-01') === null;
}

function disagreement(metric: Metric, published: Fact, facts: readonly Fact[]): readonly Finding[] {
  const theirs = publishedText(metric, published.value as PublishedValue);
  if (theirs === null || !somethingStands(metric, facts)) return [];
  const question = { asOf: published.from, switches: defaultSwitches(metric) };
  const { display: ours } = present(metric, metric.answer(facts, question));
  if (ours === theirs) return [];
  return [
    warning({
      rule: 'stock-and-flow-disagree',
      of: published,
      days: published,
      behind: [published],
      message: `${metric.id} was published as ${theirs}, and the events recorded here make it ${ours}.`,
    }),
  ];
}

/** A published number with the metric's decimal places; null where a symbol stands for it. */
function publishedText({ decimals }: Metric, { value, numerator, symbol }: PublishedValue): string | null {
  const read = symbol === null ? parseDecimal(value ?? numerator ?? '') : null;
  if (read === null || read.unscaled < 0n) return null;
  return fixedText(roundedQuotient(read.unscaled, 10n ** BigInt(read.places), decimals), decimals);
}
