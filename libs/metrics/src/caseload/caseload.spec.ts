import { proveMetric } from '@daybook/metrics/prove';
import { examples } from '../all-examples';
import { caseload, caseloadWeighted } from './caseload';
import { caseloadMax, caseloadMedian, caseloadP90 } from './distribution';
import { caseloadOverCap } from './over-cap';

const trial = { runs: process.env['DAYBOOK_TEST_RUNS'] };

proveMetric(caseload, examples, trial);
proveMetric(caseloadWeighted, examples, trial);
proveMetric(caseloadMedian, examples, trial);
proveMetric(caseloadP90, examples, trial);
proveMetric(caseloadMax, examples, trial);
proveMetric(caseloadOverCap, examples, trial);
