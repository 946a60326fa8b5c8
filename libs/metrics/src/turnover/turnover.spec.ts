import { proveMetric } from '@daybook/metrics/prove';
import { turnoverExamples } from './examples';
import { turnoverFte, turnoverHeadcount } from './turnover';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverFte, turnoverExamples, trial);
proveMetric(turnoverHeadcount, turnoverExamples, trial);
