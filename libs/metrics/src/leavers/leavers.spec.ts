import { proveMetric } from '@daybook/metrics/prove';
import { leaversExamples } from './examples';
import { leaversFte, leaversHeadcount } from './leavers';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(leaversFte, leaversExamples, trial);
proveMetric(leaversHeadcount, leaversExamples, trial);
