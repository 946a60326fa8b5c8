import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { agencyCover } from './agency-cover';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(agencyCover, examples, trial);
