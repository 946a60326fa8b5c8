import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { longTermStability } from './long-term-stability';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(longTermStability, examples, trial);
