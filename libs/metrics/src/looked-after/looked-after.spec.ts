import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { lookedAfter, lookedAfterRate } from './looked-after';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(lookedAfter, examples, trial);
proveMetric(lookedAfterRate, examples, trial);
