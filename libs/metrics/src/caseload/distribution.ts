import { censusInstant, stockDay } from '../census-instant';
import type { LeftOut, Metric, Question, Reckoning } from '../metric';
import { nearestRank, type RankedValue, valueOf } from '../nearest-rank';
import { localDefinition } from '../official-source';
import { narrowable } from '../team-narrowing';
import {
  type CaseHolders,
  caseHoldersAt,
  casesPerFte,
  holderFact,
  leaveOut,
  needsCaseHoldersAt,
  withoutFte,
} from './case-holders';
import { casesNeedOneOf } from './caseload';
import { coworking } from './cases-held';
import { ofDistributions } from './holder-groups';

/** `WF.CASELOAD.MEDIAN`: cases per 1.0 FTE of the holder in the middle. Local. */
export const caseloadMedian = caseloadPercentile('MEDIAN', 50, 'half of all case holders have at most');

/** `WF.CASELOAD.P90`: cases per 1.0 FTE that nine in ten holders do not exceed. Local. */
export const caseloadP90 = caseloadPercentile('P90', 90, 'nine in ten case holders have at most');

/** `WF.CASELOAD.MAX`: cases per 1.0 FTE of the holder with the most. Local. */
export const caseloadMax = caseloadPercentile('MAX', 100, 'the case holder with the most has');

function caseloadPercentile(name: 'MEDIAN' | 'P90' | 'MAX', percent: number, words: string): Metric {
  return narrowable({
    id: `WF.CASELOAD.${name}`,
    version: 1,
    switches: { censusInstant, coworking },
    question: `How many cases per 1.0 FTE is it that ${words}?`,
    follows: localDefinition,
    unit: 'cases-per-fte',
    decimals: 1,
    additive: false,
    local: true,
    breakdowns: ofDistributions(({ numerator, leftOut }) =>
      nearestRank(numerator as RankedValue[], percent, leftOut),
    ),
    needsOneOf: casesNeedOneOf,
    window: () => null,
    needs: (question) => needsCaseHoldersAt(stockDay(question)),
    answer: (facts, question): Reckoning => {
      const found = holdersAsked(facts, question);
      const values = found.holders.map((holder) => valueOf(holderFact(holder), casesPerFte(holder)));
      return nearestRank(values, percent, leftOutOf(found));
    },
  });
}

/** The case holders that a question is about. */
export function holdersAsked(facts: Parameters<Metric['answer']>[0], question: Question): CaseHolders {
  return caseHoldersAt(facts, { day: stockDay(question), coworking: question.switches['coworking'] });
}

/** What a number over whole holders leaves out: whose FTE is not known has no cases per 1.0 FTE. */
export function leftOutOf({ holders, ofUnknownFte, leftOut }: CaseHolders): readonly LeftOut[] {
  return [
    ...leftOut,
    ...ofUnknownFte.flatMap(({ cases }) => leaveOut(cases, 'fte-unknown')),
    ...holders.flatMap(withoutFte),
  ];
}
