import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { absence } from './absence';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(absence, examples, trial);
