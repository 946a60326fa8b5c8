import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { unallocated } from './unallocated';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(unallocated, examples, trial);
