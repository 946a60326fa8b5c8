import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Example, examplesOf } from '../example';
import type { Metric } from '../metric';
import { properties, worldOf } from './properties';
import { workedExamples } from './worked-examples';

/** How long to try: cases of each property, default 100; a number or the text of a setting. */
export interface Trial {
  readonly runs?: number | string | undefined;
}

/**
 * Proves a metric in a spec of two lines: its worked examples, and over generated histories that arrival
 * order, duplicates, rebuilding, series and what comes later make no difference, and that it explains itself.
 */
export function proveMetric(metric: Metric, examples: readonly Example[], trial: Trial = {}): void {
  const own = examplesOf(metric.id, examples);
  const runs = Number(trial.runs ?? 100);
  // Histories of all that is joined are long: a quarter of the cases take as long as all of careers alone.
  const numRuns = worldOf(metric) !== 'careers' ? Math.max(Math.min(runs, 100), runs / 4) : runs;
  describe(metric.id, () => {
    it('has worked examples', () => expect(own).not.toEqual([]));
    workedExamples(metric, own);
    for (const [sentence, propertyOf] of Object.entries(properties)) {
      it(sentence, () => fc.assert(propertyOf(metric), { numRuns }));
    }
  });
}
