import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { inPostFte, inPostHeadcount } from './in-post';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(inPostFte, examples, trial);
proveMetric(inPostHeadcount, examples, trial);
