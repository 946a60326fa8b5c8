import type { Fact } from '@daybook/facts';
import { censusInstant, stockDay } from '../census-instant';
import type { Counted, Metric, Question, Reckoning } from '../metric';
import { localDefinition, workforceCensus } from '../official-source';
import { sumOf } from '../quantity';
import { narrowable } from '../team-narrowing';
import { caseHoldersAt, fteOf, type Holder, leaveOut, needsCaseHoldersAt, withoutFte } from './case-holders';
import { coworking } from './cases-held';
import { isInFirstYear } from './engaged';
import { ofHolderRates } from './holder-groups';

/** The events of which one standing is enough for an answer about cases (metrics.md §2.6). */
export const casesNeedOneOf = ['CaseAllocated', 'CaseUnallocated', 'CaseloadReported'] as const;

/** Cases whose holder's FTE is not known: left out, or counted over no FTE (metrics.md §4.4, C10). */
const unknownFte = ['left-out', 'counted'] as const;

/** A holder in the first year counts six tenths of the FTE in the weighted rate. */
const [FIRST_YEAR, OF_TEN] = [6n, 10n];

/** `WF.CASELOAD`: cases of named workers over the FTE of those who hold any. */
export const caseload = caseloadRate({
  id: 'WF.CASELOAD',
  question: 'How many cases does a social worker who holds any have, agency included, per 1.0 FTE?',
  weigh: ({ amount }) => amount,
});

/** `WF.CASELOAD.WEIGHTED`: as `WF.CASELOAD`, with six tenths of the FTE in the first year. Local. */
export const caseloadWeighted = caseloadRate({
  id: 'WF.CASELOAD.WEIGHTED',
  question: 'How many cases per 1.0 FTE, if a social worker in the first year counts 0.6 of the FTE?',
  weigh: ({ amount }, { engaged }) => (isInFirstYear(engaged) ? (amount * FIRST_YEAR) / OF_TEN : amount),
});

/** What tells one caseload rate from another. */
interface CaseloadRate {
  readonly id: 'WF.CASELOAD' | 'WF.CASELOAD.WEIGHTED';
  readonly question: string;
  /** How much of an engagement's FTE the holder counts for. */
  weigh(fte: Counted, holder: Holder): Counted['amount'];
}

function caseloadRate({ id, question, weigh }: CaseloadRate): Metric {
  const isLocal = id !== 'WF.CASELOAD';
  return narrowable({
    id,
    version: 1,
    switches: { censusInstant, coworking, unknownFte },
    question,
    follows: isLocal ? localDefinition : workforceCensus,
    unit: 'cases-per-fte',
    decimals: 1,
    additive: true,
    local: isLocal,
    breakdowns: ofHolderRates,
    needsOneOf: casesNeedOneOf,
    window: () => null,
    needs: (asked) => needsCaseHoldersAt(stockDay(asked)),
    answer: (facts, asked) => caseloadOf(facts, asked, weigh),
  });
}

function caseloadOf(facts: readonly Fact[], asked: Question, weigh: CaseloadRate['weigh']): Reckoning {
  const { switches } = asked;
  const found = caseHoldersAt(facts, { day: stockDay(asked), coworking: switches['coworking'] });
  const { holders, ofUnknownFte } = found;
  const counts = switches['unknownFte'] === 'counted';
  const numerator = [...holders, ...(counts ? ofUnknownFte : [])].flatMap(({ cases }) => cases);
  const denominator = holders.flatMap((holder) =>
    fteOf(holder).map((fte) => ({ fact: fte.fact, amount: weigh(fte, holder) })),
  );
  return {
    numerator: sumOf(numerator.map(({ amount }) => amount)),
    denominator: sumOf(denominator.map(({ amount }) => amount)),
    counted: { numerator, denominator },
    leftOut: [
      ...found.leftOut,
      ...(counts ? [] : ofUnknownFte.flatMap(({ cases }) => leaveOut(cases, 'fte-unknown'))),
      ...[...holders, ...(counts ? ofUnknownFte : [])].flatMap(withoutFte),
    ],
  };
}
