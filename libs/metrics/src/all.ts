import { absence } from './absence/absence';
import { agencyCover } from './agency-cover/agency-cover';
import { agencyFte, agencyHeadcount } from './agency/agency';
import { caseload, caseloadWeighted } from './caseload/caseload';
import { caseloadMax, caseloadMedian, caseloadP90 } from './caseload/distribution';
import { caseloadOverCap } from './caseload/over-cap';
import { inPostFte, inPostHeadcount } from './in-post/in-post';
import { leaversFte, leaversHeadcount } from './leavers/leavers';
import { longTermStability } from './long-term-stability/long-term-stability';
import { lookedAfter, lookedAfterRate } from './looked-after/looked-after';
import type { Metric } from './metric';
import { startersFte, startersHeadcount } from './starters/starters';
import { threeMoves } from './three-moves/three-moves';
import { threePlacementsInTwoYears, threePlacementsInYear } from './three-placements/three-placements';
import { threeSocialWorkers } from './three-social-workers/three-social-workers';
import { turnoverOnMeanStock } from './turnover-avgstock/turnover-avgstock';
import { turnoverOfTwelveMonths } from './turnover-roll12/turnover-roll12';
import { turnoverOfTeam } from './turnover-team/turnover-team';
import { turnoverFte, turnoverHeadcount } from './turnover/turnover';
import { unallocated } from './unallocated/unallocated';
import { vacancyCover } from './vacancy-cover/vacancy-cover';
import { vacancy } from './vacancy/vacancy';

/** Every metric, in the order in which a catalogue shows them. */
export const metrics: readonly Metric[] = [
  inPostFte,
  inPostHeadcount,
  startersFte,
  startersHeadcount,
  leaversFte,
  leaversHeadcount,
  turnoverFte,
  turnoverHeadcount,
  turnoverOfTwelveMonths,
  turnoverOnMeanStock,
  turnoverOfTeam,
  agencyFte,
  agencyHeadcount,
  agencyCover,
  vacancy,
  vacancyCover,
  caseload,
  caseloadWeighted,
  caseloadMedian,
  caseloadP90,
  caseloadMax,
  caseloadOverCap,
  unallocated,
  absence,
  threePlacementsInYear,
  threePlacementsInTwoYears,
  longTermStability,
  threeSocialWorkers,
  threeMoves,
  lookedAfter,
  lookedAfterRate,
];

const byId: ReadonlyMap<string, Metric> = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric of an id as in metrics.md, `WF.TURNOVER.FTE`, or undefined where there is none. */
export function metricById(id: string): Metric | undefined {
  return byId.get(id);
}
