import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { turnoverFte, turnoverHeadcount } from './turnover';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverFte, examples, trial);
proveMetric(turnoverHeadcount, examples, trial);
