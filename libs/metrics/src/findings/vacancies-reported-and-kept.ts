import { decimalOfMillionths } from '@daybook/events';
import type { EmploymentTermsValue, Fact, Finding, PostTermsValue, VacancyReportValue } from '@daybook/facts';
import { type EmploymentInForce, employmentsInForce } from '../employments-at';
import { isVacancyWhenEmpty, vacantMillionths } from '../stock-vacant';
import { type Days, type FindingRule, isBefore, overlapOf, warning } from './finding';
import { type OnDays, runsOfDays } from './runs-of-days';

/** Vacant FTE is reported, and posts are kept that say otherwise (events.md §4.2). */
export const vacanciesReportedAndKept: FindingRule = (facts) => {
  const reports = facts.filter(({ what, value }) => {
    return what === 'vacancy-report' && (value as VacancyReportValue).fteVacantMillionths !== null;
  });
  if (reports.length === 0) return [];
  const posts = facts.filter(({ what }) => what === 'post-terms');
  const occupants = occupantsByPost(facts);
  const kept = posts.flatMap((post) => vacantOnDays(post, occupants.get(post.subject) ?? []));
  return reports.flatMap((report) => disagreements(report, kept, posts));
};

function disagreements(report: Fact, kept: readonly OnDays[], posts: readonly Fact[]): readonly Finding[] {
  const reported = (report.value as VacancyReportValue).fteVacantMillionths as number;
  const during = kept.flatMap(({ days, amount }) => {
    const overlap = overlapOf(days, report);
    return overlap === null ? [] : [{ days: overlap, amount }];
  });
  return runsOfDays(during)
    .filter(({ total }) => total !== reported)
    .map(({ total, ...days }) =>
      warning({
        rule: 'vacancies-reported-and-kept',
        of: report,
        days,
        behind: [report, ...posts.filter((post) => overlapOf(post, days) !== null)],
        message:
          `${decimalOfMillionths(reported)} FTE is reported vacant, ` +
          `and by the posts that are kept it is ${decimalOfMillionths(total)}.`,
      }),
    );
}

/** What is vacant of a post while its terms hold, from each coming or going of somebody in it to the next. */
function vacantOnDays(post: Fact, occupants: readonly EmploymentInForce[]): readonly OnDays[] {
  const terms = post.value as PostTermsValue;
  if (!isVacancyWhenEmpty(terms)) return [{ days: post, amount: 0 }];
  const inside = (day: string) => post.from < day && isBefore(day, post.to);
  const ends = occupants.flatMap(({ from, terms: { to } }) => (to === null ? [from] : [from, to]));
  const turns = [post.from, ...[...new Set(ends)].filter(inside).sort()];
  return turns.map((from, i) => {
    const days: Days = { from, to: turns[i + 1] ?? post.to };
    const inForce = occupants.filter((each) => each.from <= from && isBefore(from, each.terms.to));
    return {
      days,
      amount: vacantMillionths(
        terms,
        inForce.map((each) => each.terms),
      ),
    };
  });
}

function occupantsByPost(facts: readonly Fact[]): ReadonlyMap<string, readonly EmploymentInForce[]> {
  const occupants = new Map<string, EmploymentInForce[]>();
  for (const employment of employmentsInForce(facts)) {
    const { postId } = employment.terms.value as EmploymentTermsValue;
    if (postId === null) continue;
    const post = `post/${postId}`;
    const own = occupants.get(post) ?? [];
    occupants.set(post, own);
    own.push(employment);
  }
  return occupants;
}
