import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { vacancyCover } from './vacancy-cover';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(vacancyCover, examples, trial);
