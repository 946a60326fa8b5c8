import { addDays, FIRST_DATE, LAST_DATE } from '@daybook/events';
import type { CaseTermsValue, Fact } from '@daybook/facts';
import type { Days, Need } from '../metric';
import { whoIs } from '../person';
import { engagements, withoutEngagement } from './engagements';
import { needsOfFindings } from './joined-findings';
import { professionalNumberOf } from './same-swe-number';

const always: Days = { first: FIRST_DATE, last: LAST_DATE };

/**
 * The facts of anybody in the authority that the joined findings of one subject need, given all facts of its
 * own. Besides these they need every fact of the {@link partiesToCases}.
 */
export function needsOfSubject(own: readonly Fact[]): readonly Need[] {
  // What an authority says of itself is held against everything that is told of it.
  if (own.some(({ what }) => what === 'vacancy-report' || what === 'published')) return needsOfFindings;
  const needs: Need[] = [];
  const held = daysOfCases(own);
  if (held !== null) needs.push({ what: 'case-terms', days: held });
  if (held !== null || own.some(({ what }) => what === 'case-terms')) {
    needs.push({ what: 'identity', days: always });
  }
  if (own.some((fact) => professionalNumberOf(fact) !== null)) needs.push({ what: 'person', days: always });
  return needs;
}

/** With whom a subject shares a case: the children whom it leads, and the leads that it has, after merges. */
export function partiesToCases(subject: string, facts: readonly Fact[]): readonly string[] {
  const person = whoIs(facts);
  const parties = facts.flatMap(({ what, subject: child, value }) => {
    const lead = what === 'case-terms' ? (value as CaseTermsValue).lead : null;
    const both = lead === null ? [] : [child, person(lead)];
    return both.includes(subject) ? both : [];
  });
  return [...new Set(parties)].filter((party) => party !== subject);
}

/**
 * On which days the cases that a worker leads matter: those for which a number of cases is reported, and the
 * first day after each engagement, on which a case that was left with is still led. Null: on none.
 */
function daysOfCases(own: readonly Fact[]): Days | null {
  const reported = own
    .filter(({ what }) => what === 'reported-caseload')
    .map(({ from, to }) => ({ first: from, last: to === null ? LAST_DATE : addDays(to, -1) }));
  const engaged = [...engagements(own).values()].flat();
  const away = withoutEngagement({ from: FIRST_DATE, to: null }, engaged)
    .filter(({ after }) => after !== null)
    .map(({ from }) => ({ first: from, last: from }));
  return [...reported, ...away].reduce<Days | null>(spanOf, null);
}

function spanOf(span: Days | null, { first, last }: Days): Days {
  if (span === null) return { first, last };
  return { first: first < span.first ? first : span.first, last: last > span.last ? last : span.last };
}
