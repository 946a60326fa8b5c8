import type { Fact } from '@daybook/facts';
import { byNamed } from '../breakdown/sorting';
import { censusInstant, stockDay } from '../census-instant';
import { censusYearTo } from '../census-year';
import { rateOf } from '../count-and-rate';
import { leaversIn, needsSpellsIn } from '../flow-of-spells';
import type { Breakdown, Groups, Metric, Question, Window } from '../metric';
import { localDefinition } from '../official-source';
import { inPostAt, needsInPostAt } from '../stock-in-post';
import { type Part, Tally } from '../tally';
import { narrowable } from '../team-narrowing';
import { needsTeamsIn, teamStretches, type TeamStretch } from './team-stretches';

/** Groups of one team each, in which a move to another team is a leaving. */
const byTeam: Breakdown = {
  by: 'team',
  addsUp: false,
  note: 'A move to another team is a leaving of the team: the groups have leavers that the whole has not.',
  needs: (question) => needsTeamsIn(censusYearTo(question.asOf)),
  split: (_, facts, question) => turnoverByTeam(facts, question),
};

/**
 * `WF.TURNOVER.TEAM`: with a team or by team, those who left the team in the year to 30 September, for
 * another or for good, over those in it that day, FTE. Of the whole authority it is `WF.TURNOVER.FTE`. Local.
 */
export const turnoverOfTeam: Metric = narrowable({
  id: 'WF.TURNOVER.TEAM',
  version: 1,
  switches: { censusInstant },
  question: 'Who left the team in the year to 30 September, as a share of the team (full-time equivalents)?',
  follows: localDefinition,
  unit: 'percent',
  decimals: 1,
  additive: true,
  local: true,
  breakdowns: [byTeam],
  needsOneOf: ['SocialWorkerStarted'],
  window: censusYearTo,
  needs: (question) => [
    ...needsSpellsIn(censusYearTo(question.asOf), question.switches),
    ...needsInPostAt(stockDay(question)),
  ],
  answer: (facts, question) =>
    rateOf(
      leaversIn(facts, censusYearTo(question.asOf), { measure: 'fte', switches: question.switches }),
      inPostAt(facts, stockDay(question), 'fte'),
    ),
});

function turnoverByTeam(facts: readonly Fact[], question: Question): Groups {
  const teamOf = byNamed('team').keysOf(facts, question);
  const inPost = inPostAt(facts, stockDay(question), 'fte');
  const window = censusYearTo(question.asOf);
  const stretches = teamStretches(facts).filter(({ leaves }) => isIn(window, leaves));
  const stock = [...inPost.counted, ...inPost.leftOut].map(({ fact }) => teamOf(fact, 'denominator'));
  const teams = new Set([...stretches.map(({ team }) => team), ...stock]);
  return new Map(
    [...teams].map((team) => {
      const leavers = leaversOf(
        stretches.filter((stretch) => stretch.team === team),
        window,
      );
      return [
        team,
        rateOf(
          leavers,
          ofTeam(inPost, (fact) => teamOf(fact, 'denominator') === team),
        ),
      ];
    }),
  );
}

function leaversOf(stretches: readonly TeamStretch[], window: Window): Part {
  const tally = new Tally('fte');
  for (const { from, last, end } of stretches) {
    if (isIn(window, from)) tally.leaveOut(last, 'started-and-left-in-window');
    else tally.count(last, end);
  }
  return tally;
}

function ofTeam({ counted, leftOut }: Part, isOf: (fact: Fact) => boolean): Part {
  const own = counted.filter(({ fact }) => isOf(fact));
  return {
    total: own.reduce((sum, { amount }) => sum + amount, 0n),
    counted: own,
    leftOut: leftOut.filter(({ fact }) => isOf(fact)),
  };
}

function isIn({ from, to }: Window, day: string | null): boolean {
  return day !== null && from <= day && day <= to;
}
