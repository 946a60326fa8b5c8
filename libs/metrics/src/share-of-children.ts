import type { Fact } from '@daybook/facts';
import { backedBy } from './behind';
import type { LeftOut, Reckoning } from './metric';
import { ONE } from './metric';
import { ofCount } from './quantity';

/** A child of a cohort, and whether and by which facts it counts. */
export interface Judged {
  readonly run: Fact;
  readonly counts: boolean;
  /** What decides: the events behind it stand behind the child in the numerator. */
  readonly by: readonly Fact[];
}

/** The reckoning of a share of children: each of a cohort once, by the run of days looked after. */
export function shareOf(cohort: readonly Judged[], leftOut: readonly LeftOut[]): Reckoning {
  const counted = cohort.filter(({ counts }) => counts);
  return {
    numerator: ofCount(counted.length),
    denominator: ofCount(cohort.length),
    counted: {
      numerator: counted.map(({ run, by }) => ({ fact: backedBy(run, by), amount: ONE })),
      denominator: cohort.map(({ run }) => ({ fact: run, amount: ONE })),
    },
    leftOut,
  };
}
