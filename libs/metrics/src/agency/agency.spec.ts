import { proveMetric } from '@daybook/metrics/prove';
import { agencyExamples } from './examples';
import { agencyFte, agencyHeadcount } from './agency';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(agencyFte, agencyExamples, trial);
proveMetric(agencyHeadcount, agencyExamples, trial);
