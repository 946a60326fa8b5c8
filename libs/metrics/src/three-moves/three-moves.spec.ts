import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { threeMoves } from './three-moves';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(threeMoves, examples, trial);
