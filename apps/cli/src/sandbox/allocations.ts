import type { ClosureReason, JsonObject, SocialWorkerReason } from '@daybook/events';

import type { Engaged } from './case-holders';
import { learnedOf } from './service';
import type { Child, Service, Worker } from './service';

/** Who leads the cases that are told child by child, and how many each at the close of the year. */
export interface Allocations {
  readonly leads: readonly Worker[];
  readonly engaged: readonly Engaged[];
  /** Left out where the number is free. */
  readonly shares?: ReadonlyMap<Worker, number>;
}

/** Share of a lead's cases that close in a year; of those of a lead who goes, that another takes over. */
const CLOSING_SHARE = 0.4;
const HANDED_ON_SHARE = 0.6;

const closures: readonly (readonly [ClosureReason, number])[] = [
  ['completed', 80],
  ['transferred-out', 10],
  ['adult-services', 4],
  ['other', 6],
];

/** Allocates, hands on and closes cases through a year, so that every lead closes it with so many. */
export function settleAllocations(service: Service, { leads, engaged, shares }: Allocations): void {
  const since = new Map(engaged.map((one) => [one.worker, one.since]));
  const earliest = (worker: Worker): number =>
    Math.min(Math.max(service.year.opens, since.get(worker) ?? 0) + 1, service.year.closes);
  for (const gone of service.leads.filter((lead) => !leads.includes(lead))) {
    leave(
      service,
      gone,
      leads.filter((lead) => service.leads.includes(lead)),
    );
  }
  for (const lead of leads) {
    const wanted = shares?.get(lead);
    const held = service.chance.shuffled(
      service.children.filter((child) => child.lead === lead && child.since < service.year.closes),
    );
    const closing = service.chance.about(held.length, CLOSING_SHARE);
    const surplus = wanted === undefined ? 0 : Math.max(0, held.length - wanted);
    for (const child of held.slice(0, Math.max(closing, surplus))) {
      close(
        service,
        child,
        service.chance.between(Math.max(child.since + 1, service.year.opens), service.year.closes),
      );
    }
  }
  for (const lead of leads) {
    const held = service.children.filter((child) => child.lead === lead).length;
    for (let i = held; i < (shares?.get(lead) ?? held); i += 1) {
      allocate(service, waitingOrNew(service), {
        lead,
        on: service.chance.between(earliest(lead), service.year.closes),
        reason: 'FCONTA',
      });
    }
  }
  service.leads = [...leads];
}

/** The cases of a lead who holds none any more: handed on, closed, and one left without a lead. */
function leave(service: Service, gone: Worker, others: readonly Worker[]): void {
  const { chance, year } = service;
  const last = [gone.leftOn, gone.endedOn, gone.away?.lastDay ?? null].find(
    (day) => day !== null && day >= year.opens,
  );
  const from = (last ?? chance.between(year.opens + 10, year.closes - 20)) + 1;
  const held = service.children.filter((child) => child.lead === gone);
  held.forEach((child, i) => {
    const on = Math.max(
      Math.min(from + (chance.chance(0.5) ? 0 : chance.below(12)), year.closes - 1),
      child.since + 1,
    );
    const lead = others.length === 0 ? undefined : chance.pick(others);
    if (i === 0) unallocate(service, child, on);
    else if (lead !== undefined && chance.chance(HANDED_ON_SHARE))
      allocate(service, child, { lead, on, reason: 'LEFTRL' });
    else close(service, child, on);
  });
}

interface Allocating {
  readonly lead: Worker;
  readonly on: number;
  readonly reason: SocialWorkerReason;
}

function allocate(service: Service, child: Child, { lead, on, reason }: Allocating): void {
  const from = Math.max(on, child.since + 1);
  const data = { workerId: lead.subject.slice('worker/'.length), as: 'lead', reason };
  enter(service, child, { type: 'CaseAllocated', on: from, data });
  child.lead = lead;
}

function unallocate(service: Service, child: Child, on: number): void {
  enter(service, child, { type: 'CaseUnallocated', on, data: { reason: 'LEFTRL' } });
  child.lead = null;
}

function close(service: Service, child: Child, on: number): void {
  enter(service, child, { type: 'CaseClosed', on, data: { reason: service.chance.weighted(closures) } });
  service.children = service.children.filter((one) => one !== child);
}

/** A child who waits for a lead, or one of whom nobody has heard. */
function waitingOrNew(service: Service): Child {
  const waiting = service.children.find(({ lead }) => lead === null);
  if (waiting !== undefined) return waiting;
  service.counts.child += 1;
  const child = { subject: `child/C-${10000 + service.counts.child}`, lead: null, since: 0, learned: 0 };
  service.children.push(child);
  return child;
}

function enter(
  service: Service,
  child: Child,
  { type, on, data }: { readonly type: string; readonly on: number; readonly data: JsonObject },
): void {
  child.learned = learnedOf(service, on, child.learned);
  child.since = on;
  const { subject, learned } = child;
  service.journal.enter({ emitter: 'cases', type, subject, on, data, learned });
}
