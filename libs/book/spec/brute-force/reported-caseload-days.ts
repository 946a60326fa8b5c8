import { everyDay } from './days';
import { bySubject, daysTold, endsAround, type Today } from './half-open-days';
import type { StandingClaim } from './standing-claims';

const types = ['CaseloadReported', 'CaseloadReportingEnded'];

/** Whether a day is the last of a person's engagement: in post or on an assignment on it, and not on. */
export type IsLastDay = (person: string, day: number) => boolean;

/** By person the number of cases that is reported, on each day at whose end a report is in force. */
export function reportedCaseloads(
  claims: readonly StandingClaim[],
  isLastDay: IsLastDay,
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const persons = [...bySubject(claims, types)];
  return new Map(persons.map(([person, own]) => [person, reportsOf(own, (day) => isLastDay(person, day))]));
}

function reportsOf(
  claims: readonly StandingClaim[],
  isLastDay: (day: number) => boolean,
): ReadonlyMap<number, number> {
  const told = new Map(daysTold(claims));
  const reports = new Map<number, number>();
  let cases: number | null = null;
  for (const day of everyDay) {
    cases = reportAfter(cases, told.get(day) ?? []);
    if (isLastDay(day)) cases = null;
    if (cases !== null) reports.set(day, cases);
  }
  return reports;
}

function reportAfter(before: number | null, today: Today): number | null {
  let cases = before;
  const ended = () => {
    if (today.some(({ type }) => type === 'CaseloadReportingEnded')) cases = null;
  };
  endsAround(before !== null, ended, () => {
    for (const { type, data } of today) if (type === 'CaseloadReported') cases = Number(data['cases']);
  });
  return cases;
}
