import type { JsonObject } from '@daybook/events';
import { positionsBehind } from '../because';
import {
  begin,
  changesOn,
  endBefore,
  endOf,
  hasDays,
  isOpen,
  noEngagements,
  openPeriod,
  periodFrom,
  withChanges,
} from '../engagement/engagement';
import type { Engagements, Period } from '../engagement/engagement';
import { wholeOf } from '../engagement/segment';
import type { Segment } from '../engagement/segment';
import type { CaseTermsValue, Fact } from '../fact';
import { textIn } from '../field';
import { beforeAllDays, inPlaces, withClaim } from '../half-open/by-day';
import type { ByDay } from '../half-open/by-day';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { allocatedTwice, twoLeadWorkers } from '../rule/two-lead-workers';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

type CasePeriod = Period<CaseTermsValue>;

/** A child's case, and who works along on it. */
interface Case {
  readonly periods: Engagements<CasePeriod>;
  /** By worker, as claimed. */
  readonly coworking: Engagements;
  readonly remarks: readonly Remark[];
}

export type Cases = ByDay<Case>;

/** What each event does to a case (events.md §4.3). */
const evolutions: Readonly<Record<string, (state: Case, claim: Claim) => Case>> = {
  CaseAllocated: (state, claim) =>
    textIn(claim.data, 'as') === 'co' ? coworked(state, claim) : led(state, claim),
  CaseUnallocated: unallocated,
  CoworkingEnded: (state, claim) => ({
    ...state,
    coworking: endBefore(state.coworking, { key: workerIn(claim), claim }),
  }),
  CaseClosed: closed,
};

/** The event types that may change a case. */
export const caseTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noCases: Cases = beforeAllDays({
  periods: noEngagements('The case'),
  coworking: noEngagements('Co-working by'),
  remarks: [],
});

/** The case after the next event in fold order. */
export function evolveCases(state: Cases, claim: Claim): Cases {
  return claim.type in evolutions ? withClaim(state, claim, dayOfCase) : state;
}

/** `case`, `case-terms` and `coworker`. */
export function caseFacts({ evening }: Cases, subject: Subject): readonly Fact[] {
  const periods = [...evening.periods.byKey.values()].flat().filter(hasDays);
  const coworking = [...evening.coworking.byKey].flatMap(([key, all]) =>
    factsOf(
      subject,
      { what: 'coworker', key },
      all.filter(hasDays).map((period) => wholeOf(period, {})),
    ),
  );
  return [
    ...periods.flatMap((period) => [
      ...factsOf(subject, { what: 'case', key: '' }, [wholeOf(period, {})]),
      ...factsOf(subject, { what: 'case-terms', key: '' }, termsOf(period)),
    ]),
    ...coworking,
  ];
}

/** What did not fit, and two leads of one date. */
export function caseRemarks({ evening }: Cases): readonly Remark[] {
  return [...evening.periods.remarks, ...evening.coworking.remarks, ...evening.remarks];
}

/**
 * An end on a date comes before what begins on it if the period was open when the day began, else after it:
 * of the case, of its lead, and of each co-worker.
 */
function dayOfCase(morning: Case, today: readonly Claim[]): Case {
  const open = openCase(morning);
  const isLed = open?.steps.at(-1)?.terms.lead != null;
  const placeOf = (claim: Claim): number => {
    if (claim.type === 'CoworkingEnded') return isCoworking(morning, workerIn(claim)) ? 1 : 6;
    if (claim.type === 'CaseClosed') return open === undefined ? 7 : 2;
    if (claim.type === 'CaseUnallocated') return isLed ? 3 : 5;
    return 4;
  };
  const evening = inPlaces(today, placeOf).reduce(
    (state, claim) => evolutions[claim.type]?.(state, claim) ?? state,
    morning,
  );
  const leads = today.filter(({ type, data }) => type === 'CaseAllocated' && textIn(data, 'as') === 'lead');
  if (leads.length < 2 || openCase(evening) === undefined) return evening;
  return { ...evening, remarks: [...evening.remarks, ...twoLeadWorkers(leads)] };
}

/** A lead until the next: who leads already is either in another team from now on, or told twice. */
function led(state: Case, claim: Claim): Case {
  const lead = workerIn(claim);
  const team = textIn(claim.data, 'team');
  const open = openCase(state);
  if (open === undefined) return opened(state, claim, { lead, team });
  const step = open.steps.at(-1);
  if (step?.terms.lead !== lead) return changed(state, claim, { lead, team });
  if (team !== null && team !== step.terms.team) return changed(state, claim, { team });
  const remark = allocatedTwice(claim, step.said['lead'] ?? open.startedBy);
  return { ...state, remarks: [...state.remarks, remark] };
}

/** Working along opens a case without giving it a lead. */
function coworked(state: Case, claim: Claim): Case {
  const { coworking, ...rest } =
    openCase(state) === undefined ? opened(state, claim, { lead: null, team: null }) : state;
  const word = { key: workerIn(claim), claim };
  return { ...rest, coworking: begin(coworking, word, periodFrom(claim, {})) };
}

/** Without a lead, which may be said of a case that is opened by it. The case stays in its team. */
function unallocated(state: Case, claim: Claim): Case {
  const open = openCase(state);
  if (open === undefined) return opened(state, claim, { lead: null, team: null });
  return open.steps.at(-1)?.terms.lead === null ? state : changed(state, claim, { lead: null });
}

/** Nobody leads or works along on a case that is closed. */
function closed(state: Case, claim: Claim): Case {
  const working = [...state.coworking.byKey.keys()].filter((worker) => isCoworking(state, worker));
  return {
    ...state,
    periods: endBefore(state.periods, { key: '', claim }),
    coworking: working.reduce((coworking, key) => endBefore(coworking, { key, claim }), state.coworking),
  };
}

function opened(state: Case, claim: Claim, terms: CaseTermsValue): Case {
  return { ...state, periods: begin(state.periods, { key: '', claim }, periodFrom(claim, terms)) };
}

function changed(state: Case, claim: Claim, changes: JsonObject): Case {
  const { periods } = state;
  const revised = (periods.byKey.get('') ?? []).map((period) =>
    isOpen(period) ? withChanges(period, claim, changes) : period,
  );
  return { ...state, periods: { ...periods, byKey: new Map(periods.byKey).set('', revised) } };
}

/** Behind the terms stand who said them and who said the next; the opening only where it says them. */
function termsOf(period: CasePeriod): readonly Segment<CaseTermsValue>[] {
  return period.steps.flatMap(({ from, terms, said }, i) => {
    const next = period.steps[i + 1];
    const to = next?.from ?? endOf(period);
    if (to !== null && to <= from) return [];
    const enders = next === undefined ? [period.endedBy ?? []].flat() : changesOn(next);
    return [{ from, to, value: terms, because: positionsBehind([...Object.values(said), ...enders]) }];
  });
}

function openCase(state: Case): CasePeriod | undefined {
  return openPeriod(state.periods, '');
}

function isCoworking(state: Case, worker: string): boolean {
  return openPeriod(state.coworking, worker) !== undefined;
}

function workerIn({ data }: Claim): string {
  return textIn(data, 'workerId') ?? '';
}
