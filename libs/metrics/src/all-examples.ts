import { absenceExamples } from './absence/examples';
import { agencyCoverExamples } from './agency-cover/examples';
import { agencyExamples } from './agency/examples';
import { caseloadExamples } from './caseload/examples';
import type { Example } from './example';
import { inPostExamples } from './in-post/examples';
import { leaversExamples } from './leavers/examples';
import { longTermStabilityExamples } from './long-term-stability/examples';
import { lookedAfterExamples } from './looked-after/examples';
import { agencyTeam } from './patterns/agency-team';
import { casesAndMerges } from './patterns/cases-and-merges';
import { comeAndGone } from './patterns/come-and-gone';
import { learnedLate } from './patterns/learned-late';
import { samePerson } from './patterns/same-person';
import { startersExamples } from './starters/examples';
import { threeMovesExamples } from './three-moves/examples';
import { threePlacementsExamples } from './three-placements/examples';
import { threeSocialWorkersExamples } from './three-social-workers/examples';
import { turnoverOnMeanStockExamples } from './turnover-avgstock/examples';
import { turnoverOfTwelveMonthsExamples } from './turnover-roll12/examples';
import { turnoverOfTeamExamples } from './turnover-team/examples';
import { turnoverExamples } from './turnover/examples';
import { vacancyExamples } from './vacancy/examples';

/** Every worked example; most say what several metrics answer. */
export const examples: readonly Example[] = [
  ...inPostExamples,
  ...startersExamples,
  ...leaversExamples,
  ...turnoverExamples,
  ...turnoverOfTwelveMonthsExamples,
  ...turnoverOnMeanStockExamples,
  ...turnoverOfTeamExamples,
  ...agencyExamples,
  ...agencyCoverExamples,
  ...vacancyExamples,
  ...caseloadExamples,
  ...absenceExamples,
  ...threePlacementsExamples,
  ...longTermStabilityExamples,
  ...threeSocialWorkersExamples,
  ...threeMovesExamples,
  ...lookedAfterExamples,
  ...learnedLate,
  ...comeAndGone,
  ...samePerson,
  ...agencyTeam,
  ...casesAndMerges,
];
