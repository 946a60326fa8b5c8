import { proveMetric } from '@daybook/metrics/prove';
import { inPostExamples } from './examples';
import { inPostFte, inPostHeadcount } from './in-post';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(inPostFte, inPostExamples, trial);
proveMetric(inPostHeadcount, inPostExamples, trial);
