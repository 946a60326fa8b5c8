import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { startersFte, startersHeadcount } from './starters';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(startersFte, examples, trial);
proveMetric(startersHeadcount, examples, trial);
