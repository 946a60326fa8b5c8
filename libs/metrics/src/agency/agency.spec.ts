import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { agencyFte, agencyHeadcount } from './agency';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(agencyFte, examples, trial);
proveMetric(agencyHeadcount, examples, trial);
