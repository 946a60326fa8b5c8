import { addDays } from '@daybook/events';

import { countedRoles, fteOf, heldAt, inPost, rate, roundedFrom } from './day-count-trial';
import { liesWithin } from './comparison';
import type { Held, Life, Told } from './day-count-trial';
import type { PublishedMeasure } from './figures';
import type { MeasureKey } from './measure';

/*
 * The second reckoning goes on: vacancies, cover, cases and days lost, by the definitions of metrics.md §2.1
 * and not by our fold.
 */

/** FTE in thousandths, days in tenths. */
export interface FurtherFigures {
  readonly inPost: number;
  readonly agency: number;
  readonly covering: number;
  readonly vacant: number;
  readonly cases: number;
  readonly holders: number;
  readonly daysLost: number;
  /** What the authority says of its own figures on the day, by metric. */
  readonly said: ReadonlyMap<string, string>;
}

/** What is known of a census day. */
export function furtherAt(lives: readonly Life[], day: string): FurtherFigures {
  const authority = lives.find(({ subject }) => subject === 'authority')?.claims ?? [];
  const report = lastOf(authority, 'VacanciesReported', day)?.data ?? {};
  const held = lives.flatMap(({ claims }) => [...heldAt(claims, day)]);
  const posts = lives.reduce((sum, { claims }) => sum + fteOf(inPost(heldAt(claims, day))), 0);
  const agency = held.filter(([, one]) => isAgency(one));
  const covering = agency.filter(([, one]) => one.covers).map(([, one]) => one);
  const said = report['fteAgencyCovering'];
  return {
    inPost: posts,
    agency: fteOf(agency.map(([, one]) => one)) - namedFte(agency),
    covering: said === undefined ? fteOf(covering) - namedFte(agency) : thousandths(said),
    vacant: thousandths(report['fteVacant'] ?? 0),
    ...casesAt(lives, day),
    daysLost: daysLostBy(lives, day),
    said: new Map(
      authority
        .filter(({ type, on }) => type === 'FigureQualified' && on === day)
        .flatMap(({ data }) =>
          (data['metrics'] as unknown as string[]).map((id) => [id, String(data['symbol'])] as const),
        ),
    ),
  };
}

/** A measure as it is published, from figures counted here; undefined of other measures. */
export function furtherDisplayed(
  { key, metricId, part, published, asOf }: PublishedMeasure,
  told: FurtherFigures,
): string | undefined {
  const said = told.said.get(metricId);
  if (said === 'x' || (said === 'u' && (part === 'display' || published === 'u'))) return said;
  const shown = shownOf(asOf, told)[key];
  return shown === undefined ? undefined : published === 'z' && told.inPost === 0 ? 'z' : shown;
}

/** What is shown of each measure. */
function shownOf(asOf: string, told: FurtherFigures): Partial<Record<MeasureKey, string>> {
  const { covering, agency, vacant, cases, holders, daysLost } = told;
  const oneDecimal = (exact: number): string => roundedFrom(exact, Math.floor((exact + 50) / 100));
  return {
    coverFte: oneDecimal(covering),
    coverRate: rate(covering, agency),
    vacancyFte: oneDecimal(vacant),
    vacancyRate: rate(vacant, vacant + told.inPost),
    vacancyCoverRate: rate(covering, vacant),
    caseHoldersFte: oneDecimal(holders),
    cases: String(cases),
    caseload: rate(cases * 10, holders),
    daysLost: oneDecimal(daysLost * 100),
    absenceRate: rate(daysLost * 100, told.inPost * workingDaysOf(asOf)),
  };
}

function workingDaysOf(asOf: string): number {
  return Number(asOf.slice(0, 4)) % 4 === 0 ? 254 : 253;
}

/** Whether a published rate lies within what the rounding of its inputs allows (metrics.md §1.8). */
export function withinRounding({ key, asOf, published }: PublishedMeasure, told: FurtherFigures): boolean {
  const parts: Partial<Record<string, readonly [number, number]>> = {
    coverRate: [told.covering, told.agency],
    vacancyRate: [told.vacant, told.vacant + told.inPost],
    vacancyCoverRate: [told.covering, told.vacant],
    caseload: [told.cases * 10, told.holders],
    absenceRate: [told.daysLost * 100, told.inPost * workingDaysOf(asOf)],
  };
  const [numerator, denominator] = parts[key] ?? [0, 0];
  return liesWithin(key, published, {
    numerator: numerator / (key === 'caseload' ? 10 : 1000),
    denominator: denominator / 1000,
  });
}

function thousandths(fte: unknown): number {
  return Math.round(Number(fte) * 1000);
}

function isAgency({ agency, open, role }: Held): boolean {
  return agency && open && countedRoles.test(role);
}

/** What the named members of project teams have, which their teams do not count. */
function namedFte(agency: readonly (readonly [string, Held])[]): number {
  const teams = new Set(agency.map(([id]) => id));
  return fteOf(agency.filter(([, { of }]) => of !== '' && teams.has(of)).map(([, one]) => one));
}

function lastOf(claims: readonly Told[], type: string, day: string): Told | undefined {
  return claims.filter((claim) => claim.type === type && claim.on <= day).at(-1);
}

/** Cases of people with FTE, and that FTE. */
function casesAt(lives: readonly Life[], day: string): { cases: number; holders: number } {
  const leads = allocatedAt(lives, day);
  let [cases, holders] = [0, 0];
  for (const { subject, claims } of lives.filter((life) => life.subject.startsWith('worker/'))) {
    const fte = engagedFte(claims, day);
    const held = fte === 0 ? 0 : (reportedCases(claims, day) ?? leads.get(subject) ?? 0);
    if (held === 0) continue;
    cases += held;
    holders += fte;
  }
  return { cases, holders };
}

/** How many children each worker leads for. */
function allocatedAt(lives: readonly Life[], day: string): ReadonlyMap<string, number> {
  const leads = new Map<string, number>();
  for (const { claims } of lives.filter(({ subject }) => subject.startsWith('child/'))) {
    const last = claims.filter(({ on }) => on <= day).at(-1);
    const lead = last?.type === 'CaseAllocated' ? `worker/${String(last.data['workerId'])}` : '';
    leads.set(lead, (leads.get(lead) ?? 0) + 1);
  }
  return leads;
}

function engagedFte(claims: readonly Told[], day: string): number {
  const held = heldAt(claims, day);
  return fteOf([...inPost(held), ...[...held.values()].filter(isAgency)]);
}

function isEngaged(claims: readonly Told[], day: string): boolean {
  const held = heldAt(claims, day);
  return [...inPost(held), ...[...held.values()].filter(isAgency)].length > 0;
}

/** The report in force, if one is: not ended, and the engagement in which it was made has not either. */
function reportedCases(claims: readonly Told[], day: string): number | null {
  const report = lastOf(claims, 'CaseloadReported', day);
  const ended = lastOf(claims, 'CaseloadReportingEnded', day);
  if (report === undefined || (ended !== undefined && ended.on > report.on)) return null;
  const days = claims.map(({ on }) => on).filter((on) => on >= report.on && on <= day);
  let engaged = false;
  for (const on of days) {
    const now = isEngaged(claims, on);
    if (engaged && !now && !isEngaged(claims, addDays(on, 1))) return null;
    engaged ||= now;
  }
  return Number(report.data['cases']);
}

/** Tenths of days lost from October to September by everybody with a day in post in these months. */
function daysLostBy(lives: readonly Life[], day: string): number {
  const from = `${Number(day.slice(0, 4)) - 1}-10-01`;
  let tenths = 0;
  for (const { claims, spells } of lives) {
    if (!spells.some(({ first, last }) => first <= day && last >= from)) continue;
    const months = new Map<string, number>();
    for (const { type, on, data } of claims) {
      if (type !== 'SicknessDaysRecorded' || on < from || on > day) continue;
      months.set(on, Math.round(Number(data['workingDays']) * 10));
    }
    for (const lost of months.values()) tenths += lost;
  }
  return tenths;
}
