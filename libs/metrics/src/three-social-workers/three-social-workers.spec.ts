import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { threeSocialWorkers } from './three-social-workers';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(threeSocialWorkers, examples, trial);
