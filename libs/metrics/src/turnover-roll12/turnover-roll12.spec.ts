import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { turnoverOfTwelveMonths } from './turnover-roll12';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverOfTwelveMonths, examples, trial);
