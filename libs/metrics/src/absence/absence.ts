import type { Fact, SicknessValue } from '@daybook/facts';
import { twelveMonthsEndingWithMonthOf, workingDaysIn } from '../calendar-months';
import { censusInstant, stockDay } from '../census-instant';
import { rateOf } from '../count-and-rate';
import type { Days, Metric, Need } from '../metric';
import { ONE } from '../metric';
import { workforceCensus } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import { type Part, Tally } from '../tally';
import { narrowable } from '../team-narrowing';
import { ofAbsence } from './absence-groups';

/** `WF.ABSENCE`: working days lost to sickness over those of the people in post, full-time equivalents. */
export const absence: Metric = narrowable({
  id: 'WF.ABSENCE',
  version: 1,
  switches: { censusInstant },
  question: 'Which share of the working days of the twelve months was lost to sickness?',
  follows: workforceCensus,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: false,
  breakdowns: ofAbsence,
  needsOneOf: ['SicknessDaysRecorded'],
  window: twelveMonthsEndingWithMonthOf,
  needs: (question) => [...needsDaysLost(daysSoFar(question.asOf)), ...needsInPostAt(stockDay(question))],
  answer: (facts, question) => {
    const workingDays = workingDaysIn(twelveMonthsEndingWithMonthOf(question.asOf));
    const inPost = inPostAt(facts, stockDay(question), 'fte');
    return rateOf(daysLost(facts, daysSoFar(question.asOf)), times(inPost, workingDays));
  },
});

/** The window goes on to the end of D's month, but nothing that happens after D is counted yet. */
function daysSoFar(asOf: string): Days {
  return { first: twelveMonthsEndingWithMonthOf(asOf).from, last: asOf };
}

function needsDaysLost(days: Days): readonly Need[] {
  return [
    { what: 'sickness', days },
    { what: 'spell', days },
  ];
}

/** Days lost in the months of the window by everyone with a day in post in it, in post that month or not. */
function daysLost(facts: readonly Fact[], { first, last }: Days): Part {
  const tally = new Tally('fte');
  const during = facts.filter(({ from, to }) => from <= last && (to === null || first < to));
  const inPost = new Set(during.filter(({ what }) => what === 'spell').map(({ subject }) => subject));
  for (const fact of during) {
    if (fact.what !== 'sickness') continue;
    const { workingDaysTenths } = fact.value as SicknessValue;
    if (inPost.has(fact.subject)) tally.add(fact, (BigInt(workingDaysTenths) * ONE) / 10n);
    else tally.leaveOut(fact, 'not-in-post');
  }
  return tally;
}

/** People in post as the days that they were to work. */
function times({ total, counted, leftOut }: Part, workingDays: number): Part {
  const days = BigInt(workingDays);
  return {
    total: total * days,
    counted: counted.map(({ fact, amount }) => ({ fact, amount: amount * days })),
    leftOut,
  };
}
