import type { JsonObject } from '@daybook/events';

import { chooseHolders, engagedNow, shareCases } from './case-holders';
import type { Engaged } from './case-holders';
import { settleAllocations } from './allocations';
import type { FurtherTargets } from './further-figures';
import type { Entry } from './journal';
import { amend, learnedOf, retract } from './service';
import type { Service, Worker } from './service';

/** Share of reports that say a wrong number at first, and are corrected before or after the return. */
const SLIP_SHARE = 0.02;
const LATE_SHARE = 0.01;
/** Share of the reports on people who turn out to have gone that nobody takes back. */
const FORGOTTEN_SHARE = 0.3;
/** Somebody has so many cases at most to be told child by child. */
const MOST_NAMED = 25;
const LEADS = 3;

/**
 * Records who holds how many cases at the close of a year: child by child for a few, by report for the
 * others, so that cases and the FTE of those who hold any come out as published.
 *
 * @returns why not, where no people of the service can
 */
export function recordCaseload(
  service: Service,
  { caseHolders, cases, caseload }: Pick<FurtherTargets, 'caseHolders' | 'cases' | 'caseload'>,
): string | null {
  const engaged = engagedNow(service);
  const known = engaged.filter(({ fte }) => fte > 0);
  const workers = new Set(engaged.map(({ worker }) => worker));
  endGoneReports(service, workers);
  if (cases === null) {
    settleAllocations(service, { leads: service.leads.filter((lead) => workers.has(lead)), engaged });
    return null;
  }
  const before = new Set([...service.reporting.keys(), ...service.leads]);
  const chosen =
    caseHolders === null
      ? known
      : chooseHolders(engaged, { fte: caseHolders, cases, caseload }, { chance: service.chance, before });
  const holders = chosen ?? nearest(known, caseHolders ?? 0);
  const shares = shareCases(holders, cases, service.chance);
  if (shares === null) return 'fewer cases than people to hold them';
  const leads = leadsOf(service, holders, shares);
  settleAllocations(service, { leads, engaged, shares });
  endReports(
    service,
    engaged,
    new Set(holders.map(({ worker }) => worker).filter((w) => !leads.includes(w))),
  );
  for (const [worker, count] of shares) if (!leads.includes(worker)) report(service, worker, count);
  if (cases === 0) reportNone(service, engaged);
  return chosen === null ? 'the hours of the people who are there do not come to this FTE' : null;
}

/** Where nobody's hours come to the FTE: as many as do not exceed it, somebody at least. */
function nearest(engaged: readonly Engaged[], fte: number): readonly Engaged[] {
  let left = fte;
  const holders = engaged.filter((one) => {
    if (one.fte > left) return false;
    left -= one.fte;
    return true;
  });
  return holders.length > 0 ? holders : engaged.slice(0, 1);
}

/** Whose cases are told child by child: those of before, and case holders who have not too many. */
function leadsOf(
  service: Service,
  holders: readonly Engaged[],
  shares: ReadonlyMap<Worker, number>,
): readonly Worker[] {
  const able = holders.filter(({ worker }) => (shares.get(worker) ?? 0) <= MOST_NAMED);
  const rank = ({ worker, role }: Engaged): number =>
    service.leads.includes(worker) ? 0 : role !== 'case-holder' ? 3 : service.reporting.has(worker) ? 2 : 1;
  const ranked = [...able].sort((a, b) => rank(a) - rank(b));
  return ranked.slice(0, Math.min(LEADS, Math.ceil(holders.length / 10))).map(({ worker }) => worker);
}

function report(service: Service, worker: Worker, cases: number): void {
  const { chance, year } = service;
  const learned = Math.max(year.closes + chance.between(5, 40), worker.knownFrom);
  const slip = chance.next();
  const wrong = slip < SLIP_SHARE + LATE_SHARE ? Math.max(1, cases + chance.between(-3, 3)) : cases;
  const right = { cases };
  // One that is corrected after the return says the published number at the return.
  const late = slip < LATE_SHARE;
  const entry = enterOf(service, worker, {
    type: 'CaseloadReported',
    on: year.closes,
    data: { cases: late ? cases : wrong },
    learned: Math.min(learned, year.deadline),
  });
  service.reporting.set(worker, entry);
  if (wrong === cases) return;
  const reason = 'entered-in-error';
  if (late)
    amend(service, entry, { learned: year.returned + chance.between(9, 90), reason, data: { cases: wrong } });
  else amend(service, entry, { learned: Math.min(entry.learned + 6, year.deadline), reason, data: right });
}

/** An authority whose workers hold no case says so of one of them. */
function reportNone(service: Service, [one]: readonly Engaged[]): void {
  const { year } = service;
  if (one === undefined) return;
  const data = { cases: 0 };
  enterOf(service, one.worker, { type: 'CaseloadReported', on: year.closes, data, learned: year.deadline });
}

/** Ends the reports of those who are there still and hold no reported cases any more. */
function endReports(service: Service, engaged: readonly Engaged[], holders: ReadonlySet<Worker>): void {
  const { chance, year } = service;
  for (const { worker, since } of engaged) {
    if (holders.has(worker) || !service.reporting.has(worker)) continue;
    // A lead has the cases by name from the day on which the first is allocated.
    const allocated = service.children.filter(({ lead }) => lead === worker).map((child) => child.since);
    const on = Math.min(...allocated, chance.between(Math.max(year.opens + 20, since + 1), year.closes));
    const learned = learnedOf(service, on, worker.knownFrom);
    enterOf(service, worker, { type: 'CaseloadReportingEnded', on, data: {}, learned });
    service.reporting.delete(worker);
  }
}

/**
 * With an engagement its report ends by itself. One on somebody who turns out to have gone before is mostly
 * taken back.
 */
function endGoneReports(service: Service, engaged: ReadonlySet<Worker>): void {
  const { chance, year, reporting } = service;
  for (const [worker, entry] of [...reporting]) {
    if (engaged.has(worker)) continue;
    const ended = lastDayOf(worker) >= year.opens || service.uncounted.includes(worker);
    if (!ended && chance.chance(FORGOTTEN_SHARE)) continue;
    reporting.delete(worker);
    if (ended) {
      service.lapsed.set(worker, entry);
      continue;
    }
    const learned = Math.min(Math.max(year.lateFrom + chance.below(90), worker.knownFrom), year.deadline);
    retract(service, entry, { learned: Math.max(learned, entry.learned + 1), reason: 'entered-in-error' });
  }
}

/** The last day of the last engagement that ended, or before going away. */
function lastDayOf({ leftOn, endedOn, away }: Worker): number {
  return Math.max(leftOn ?? 0, endedOn ?? 0, away?.lastDay ?? 0);
}

interface CaseClaim {
  readonly type: string;
  readonly on: number;
  readonly data: JsonObject;
  readonly learned: number;
}

function enterOf(service: Service, { subject }: Worker, claim: CaseClaim): Entry {
  return service.journal.enter({ emitter: 'cases', subject, ...claim });
}
