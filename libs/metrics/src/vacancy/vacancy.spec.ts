import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { vacancy } from './vacancy';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(vacancy, examples, trial);
