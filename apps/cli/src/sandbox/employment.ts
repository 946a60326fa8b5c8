import type { JsonObject, Origin, Role } from '@daybook/events';
import { dayNumber } from '@daybook/events';

import { amend, registered, retract, tell } from './service';
import type { Away, Employment, Service, Worker } from './service';
import { hostServices, leftBecause, leftFor, otherServices, teams } from './service-life';

/** How an employment begins; FTE in thousandths, null where it is not known. Days are day numbers. */
export interface Start {
  readonly on: number;
  readonly learned: number;
  readonly fte: number | null;
  readonly role: Role;
  readonly origin: Origin;
}

/** How an employment ends. */
export interface Leaving {
  readonly on: number;
  readonly learned: number;
  readonly reason?: string;
  readonly destination?: string;
}

const SECOND_POST = 400;
const SECOND_POST_SHARE = 0.03;
/** The assessed and supported year in employment. */
const ASSESSED_DAYS = 365;

/** A number of the wire from thousandths: `0.8`. */
export function decimal(thousandths: number): number {
  return thousandths / 1000;
}

/** The FTE of all posts that a worker holds; null where none is known. */
export function fteOf(worker: Worker): number | null {
  const first = worker.employment?.fte ?? null;
  const second = worker.second?.fte ?? null;
  return first === null ? second : first + (second ?? 0);
}

/** Registers somebody new and starts their employment, now and then in two posts. */
export function hire(service: Service, start: Start): Worker {
  const worker = registered(service, { emitter: 'hr', learned: start.learned, since: start.on });
  const { chance } = service;
  if (start.fte !== null && start.fte >= 2 * SECOND_POST && chance.chance(SECOND_POST_SHARE)) {
    startEmployment(service, worker, { ...start, fte: start.fte - SECOND_POST });
    worker.second = employment(service, worker, { ...start, fte: SECOND_POST });
  } else {
    startEmployment(service, worker, start);
  }
  return worker;
}

/** Starts a worker's (next) employment, under a payroll number of its own. */
export function startEmployment(service: Service, worker: Worker, start: Start): void {
  worker.employment = employment(service, worker, start);
  worker.second = null;
  worker.knownFrom = Math.max(worker.knownFrom, start.learned);
  worker.leftOn = null;
  worker.left = null;
}

function employment(service: Service, worker: Worker, start: Start): Employment {
  const { counts, chance, transfer } = service;
  counts.employment += 1;
  const id = `E-${service.authority}-${10000 + counts.employment}`;
  const team = chance.pick(teams);
  const { on, learned, fte, role, origin } = start;
  const employer: JsonObject =
    transfer !== null && on >= dayNumber(transfer.on) ? { employer: transfer.employer } : {};
  const newcomer =
    origin === 'newly-qualified' && role === 'case-holder' && on > service.year.opens - ASSESSED_DAYS;
  const level: JsonObject = newcomer ? { practiceLevel: 'asye' } : {};
  const hours: JsonObject = fte === null ? {} : { fte: decimal(fte) };
  const data = { employmentId: id, ...hours, role, team, origin, ...employer, ...level };
  const started = tell(service, worker, { type: 'SocialWorkerStarted', on, data, learned });
  return { id, firstDay: on, started, fte, role, team, fteFrom: started, fteChanges: [] };
}

/** Ends everything that a worker holds, on a last day. */
export function leave(service: Service, worker: Worker, leaving: Leaving): void {
  const { on, learned } = leaving;
  const reason = leaving.reason ?? service.chance.weighted(leftBecause);
  const destination =
    leaving.destination ??
    (reason === 'resignation' ? service.chance.weighted(leftFor) : 'outside-social-care');
  for (const held of [worker.second, worker.employment]) {
    if (held === null) continue;
    const data = { employmentId: held.id, reason, destination };
    worker.left = tell(service, worker, { type: 'SocialWorkerLeft', on, data, learned });
  }
  worker.leftOn = on;
  worker.knownFrom = Math.max(worker.knownFrom, learned);
  worker.away = null;
}

/** Gives up the second of two posts: no leaver, the FTE falls. */
export function giveUpSecondPost(
  service: Service,
  worker: Worker,
  { on, learned }: { readonly on: number; readonly learned: number },
): void {
  if (worker.second === null) return;
  const data = { employmentId: worker.second.id, reason: 'other' };
  tell(service, worker, { type: 'SocialWorkerLeft', on, data, learned });
  worker.second = null;
}

/** Changes the FTE of a worker's first post, so that all posts come to `fte`, from a day. */
export function changeFte(
  service: Service,
  worker: Worker,
  { fte, on, learned }: { readonly fte: number; readonly on: number; readonly learned: number },
): void {
  const held = heldBy(worker);
  held.fte = fte - (worker.second?.fte ?? 0);
  const data = { employmentId: held.id, fte: decimal(held.fte) };
  held.fteFrom = tell(service, worker, { type: 'FteChanged', on, data, learned });
  held.fteChanges.push(held.fteFrom);
}

/** Corrects the claim of a worker's present FTE: it was always so. */
export function correctFte(
  service: Service,
  worker: Worker,
  { fte, learned }: { readonly fte: number; readonly learned: number },
): void {
  const held = heldBy(worker);
  held.fte = fte - (worker.second?.fte ?? 0);
  amend(service, held.fteFrom, { learned, reason: 'late-information', data: { fte: decimal(held.fte) } });
}

/** Takes back what was said of a worker's FTE: the hours were never known (casual, zero hours). */
export function forgetFte(service: Service, worker: Worker, learned: number): void {
  for (const held of [worker.employment, worker.second]) {
    if (held === null) continue;
    for (const change of held.fteChanges) retract(service, change, { learned, reason: 'entered-in-error' });
    if (held.started.event.data['fte'] !== undefined) {
      amend(service, held.started, { learned, reason: 'entered-in-error', data: { fte: null } });
    }
    held.fte = null;
    held.fteChanges.length = 0;
  }
}

const goings: Readonly<Record<Away, readonly [string, string]>> = {
  seconded: ['SecondedOut', 'SecondmentEnded'],
  'career-break': ['CareerBreakStarted', 'CareerBreakEnded'],
  'moved-out': ['MovedOutOfChildrensServices', 'MovedIntoChildrensServices'],
};

/** A worker goes away after a last day; the employment goes on. */
export function goAway(
  service: Service,
  worker: Worker,
  going: { readonly kind: Away; readonly on: number; readonly learned: number },
): void {
  const { kind, on, learned } = going;
  const where: JsonObject =
    kind === 'seconded'
      ? { host: service.chance.pick(hostServices) }
      : kind === 'moved-out'
        ? { otherService: service.chance.pick(otherServices) }
        : {};
  const data = { employmentId: heldBy(worker).id, ...where };
  tell(service, worker, { type: goings[kind][0], on, data, learned });
  worker.away = { kind, lastDay: on };
  worker.knownFrom = Math.max(worker.knownFrom, learned);
}

/** A worker who is away is back from a first day. */
export function comeBack(
  service: Service,
  worker: Worker,
  { on, learned }: { readonly on: number; readonly learned: number },
): void {
  if (worker.away === null) return;
  const data = { employmentId: heldBy(worker).id };
  tell(service, worker, { type: goings[worker.away.kind][1], on, data, learned });
  worker.away = null;
  worker.knownFrom = Math.max(worker.knownFrom, learned);
}

/** Changes a worker's role from a day. */
export function changeRole(
  service: Service,
  worker: Worker,
  change: { readonly role: Role; readonly on: number; readonly learned: number },
): void {
  const held = heldBy(worker);
  held.role = change.role;
  const data = { employmentId: held.id, role: change.role };
  tell(service, worker, { type: 'RoleChanged', on: change.on, data, learned: change.learned });
}

/** The employment of a worker who has one. */
export function heldBy(worker: Worker): Employment {
  if (worker.employment === null) throw new Error(`${worker.subject} holds no employment`);
  return worker.employment;
}
