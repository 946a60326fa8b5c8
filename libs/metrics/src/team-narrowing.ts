import { breakdownOf } from './breakdown/groups';
import type { Metric, Reckoning } from './metric';

/**
 * A metric that, asked about one team, answers that team's group of its breakdown by team (metrics.md §1 rule
 * 4): what a team answers and what `by=team` says of it are the same.
 */
export function narrowable(metric: Metric): Metric {
  const byTeam = breakdownOf(metric, 'team');
  return {
    ...metric,
    needs: (question) =>
      question.team === undefined
        ? metric.needs(question)
        : [...metric.needs(question), ...byTeam.needs(question)],
    answer: (facts, question) => {
      const whole = metric.answer(facts, question);
      return question.team === undefined
        ? whole
        : ofTeam(whole, question.team, byTeam.split(whole, facts, question));
    },
  };
}

function ofTeam(whole: Reckoning, team: string, groups: ReadonlyMap<string | null, Reckoning>): Reckoning {
  return groups.get(team) ?? nothingOf(whole);
}

/** Nothing is counted, in the shape of another reckoning. */
function nothingOf({ denominator, ranked }: Reckoning): Reckoning {
  const nothing = { counted: { numerator: [], denominator: [] }, leftOut: [] };
  if (ranked !== undefined) return { numerator: null, denominator: null, ranked: null, ...nothing };
  return { numerator: 0n, denominator: denominator === null ? null : 0n, ...nothing };
}
