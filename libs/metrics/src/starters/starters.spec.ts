import { proveMetric } from '@daybook/metrics/prove';
import { startersExamples } from './examples';
import { startersFte, startersHeadcount } from './starters';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(startersFte, startersExamples, trial);
proveMetric(startersHeadcount, startersExamples, trial);
