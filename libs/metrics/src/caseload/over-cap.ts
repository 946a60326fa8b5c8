import { censusInstant, stockDay } from '../census-instant';
import type { Metric } from '../metric';
import { localDefinition } from '../official-source';
import { compareRatios, sumOf } from '../quantity';
import { narrowable } from '../team-narrowing';
import { casesPerFte, needsCaseHoldersAt, onceEach } from './case-holders';
import { casesNeedOneOf } from './caseload';
import { coworking } from './cases-held';
import { holdersAsked, leftOutOf } from './distribution';
import { ofHolderRates } from './holder-groups';

/** More than so many cases per 1.0 FTE are too many. */
const CAP = { dividend: 18n, divisor: 1n };

/** `WF.CASELOAD.OVERCAP`: the share of case holders with more than 18 cases per 1.0 FTE. Local. */
export const caseloadOverCap: Metric = narrowable({
  id: 'WF.CASELOAD.OVERCAP',
  version: 1,
  switches: { censusInstant, coworking },
  question: 'Which share of case holders has more than 18 cases per 1.0 FTE?',
  follows: localDefinition,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: true,
  breakdowns: ofHolderRates,
  needsOneOf: casesNeedOneOf,
  window: () => null,
  needs: (question) => needsCaseHoldersAt(stockDay(question)),
  answer: (facts, question) => {
    const found = holdersAsked(facts, question);
    const over = found.holders.filter((holder) => compareRatios(casesPerFte(holder), CAP) > 0);
    const [numerator, denominator] = [onceEach(over), onceEach(found.holders)];
    return {
      numerator: sumOf(numerator.map(({ amount }) => amount)),
      denominator: sumOf(denominator.map(({ amount }) => amount)),
      counted: { numerator, denominator },
      leftOut: leftOutOf(found),
    };
  },
});
