import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { turnoverOfTeam } from './turnover-team';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(turnoverOfTeam, examples, trial);
