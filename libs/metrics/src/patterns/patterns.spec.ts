import { metrics } from '@daybook/metrics';
import { workedExamples } from '@daybook/metrics/prove';
import { agencyTeam } from './agency-team';
import { comeAndGone } from './come-and-gone';
import { learnedLate } from './learned-late';
import { samePerson } from './same-person';

const patterns = [...learnedLate, ...comeAndGone, ...samePerson, ...agencyTeam];

/** Those that need posts, cases or merges are 9, 13, 17 and 24. */
const here = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 19, 20, 21, 22, 23];

describe('patterns that must be survived', () => {
  it('are all here that the workforce counts can answer', () => {
    const numbers = new Set(patterns.map(({ name }) => Number(/^pattern (\d+)/.exec(name)?.[1])));
    expect([...numbers].sort((a, b) => a - b)).toEqual(here);
  });

  for (const metric of metrics) describe(metric.id, () => workedExamples(metric, patterns));
});
