import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { turnoverOnMeanStock } from './turnover-avgstock';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverOnMeanStock, examples, trial);
