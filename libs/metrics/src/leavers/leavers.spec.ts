import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { leaversFte, leaversHeadcount } from './leavers';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(leaversFte, examples, trial);
proveMetric(leaversHeadcount, examples, trial);
