import { proveMetric } from '@daybook/metrics/prove';
import { turnoverOnMeanStockExamples } from './examples';
import { turnoverOnMeanStock } from './turnover-avgstock';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverOnMeanStock, turnoverOnMeanStockExamples, trial);
