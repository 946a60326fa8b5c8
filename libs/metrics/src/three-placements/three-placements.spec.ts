import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { threePlacementsInYear, threePlacementsInTwoYears } from './three-placements';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(threePlacementsInYear, examples, trial);
proveMetric(threePlacementsInTwoYears, examples, trial);
