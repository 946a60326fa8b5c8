import { dateOfDayNumber, dayNumber } from '@daybook/events';

import { startAssignment } from './assignment';
import { changeRole, heldBy, hire, leave } from './employment';
import { QUIET_DAYS } from './hours';
import { familyNames } from './names';
import { learnedOf, registered, retract, tell } from './service';
import type { Service, Worker } from './service';
import { absenceLengths, absences, hiredFrom, nextRole, teams } from './service-life';

/** Shares of the people in post to whom a thing happens in a year. */
const TEAM_SHARE = 0.09;
const ROLE_SHARE = 0.04;
const ABSENCE_SHARE = 0.06;
const NAME_SHARE = 0.004;
const WITHDRAWN_SHARE = 0.006;
const TWICE_SHARE = 0.006;
/** Shares of a year's starters: as many others come and go within the year, or never come. */
const BRIEF_SHARE = 0.06;
const NEVER_SHARE = 0.03;
const SENT_AGAIN_SHARE = 0.02;

/** What happens to a share of the people in post in a year. */
const happenings: readonly (readonly [number, (service: Service, worker: Worker) => void])[] = [
  [TEAM_SHARE, moveTeam],
  [ROLE_SHARE, promote],
  [ABSENCE_SHARE, beAbsent],
  [NAME_SHARE, changeName],
  [WITHDRAWN_SHARE, withdrawResignation],
  [TWICE_SHARE, enterTwice],
];

/**
 * What happens in a year to those in post all through it, and changes no published measure of the
 * workforce.
 */
export function recordDailyLife(service: Service, stayers: readonly Worker[], starters: number): void {
  const { chance } = service;
  for (const worker of stayers) endEarlierAbsence(service, worker);
  for (const [share, happens] of happenings) {
    const whom = chance.shuffled(stayers).slice(0, chance.about(stayers.length, share));
    for (const worker of whom) happens(service, worker);
  }
  for (let i = chance.about(starters, BRIEF_SHARE); i > 0; i -= 1) comeAndGo(service);
  for (let i = chance.about(starters, NEVER_SHARE); i > 0; i -= 1) neverCome(service);
  if (service.assignments.length > 5 && chance.chance(0.4)) uncountedAgency(service);
  for (const { started, learned } of service.assignments) {
    if (chance.chance(SENT_AGAIN_SHARE)) service.journal.sendAgain(started, learned + chance.between(1, 9));
  }
}

/** Everybody's employment goes over to the trust on one day: no leaver, no starter. */
export function recordTransfer(service: Service, workers: readonly Worker[]): void {
  const { transfer, year } = service;
  if (transfer === null) return;
  const on = dayNumber(transfer.on);
  if (on < year.opens || on > year.closes) return;
  for (const worker of workers) {
    for (const held of [worker.employment, worker.second]) {
      if (held === null || held.firstDay >= on || (worker.leftOn ?? on) < on) continue;
      const data = { employmentId: held.id, employer: transfer.employer };
      const learned = Math.max(on + 3, worker.knownFrom);
      tell(service, worker, { type: 'EmploymentTransferred', on, data, learned });
    }
  }
}

/** A day of the year on which something may happen to somebody in post all through it. */
function someDay({ chance, year }: Service, latest = year.closes - QUIET_DAYS): number {
  return chance.between(year.opens + 2, latest);
}

function moveTeam(service: Service, worker: Worker): void {
  const on = someDay(service);
  const held = heldBy(worker);
  const team = service.chance.pick(teams.filter((name) => name !== held.team));
  held.team = team;
  const data = { employmentId: held.id, team };
  tell(service, worker, { type: 'TeamChanged', on, data, learned: learnedOf(service, on, worker.knownFrom) });
}

function promote(service: Service, worker: Worker): void {
  const role = nextRole[heldBy(worker).role];
  const on = someDay(service);
  if (role !== undefined)
    changeRole(service, worker, { role, on, learned: learnedOf(service, on, worker.knownFrom) });
}

function beAbsent(service: Service, worker: Worker): void {
  const { chance, counts, year } = service;
  if (worker.openAbsence !== null) return;
  const kind = chance.weighted(absences);
  counts.absence += 1;
  const absenceId = `ABS-${service.authority}-${1000 + counts.absence}`;
  const from = someDay(service);
  const until = from + chance.between(...absenceLengths[kind]);
  const learned = learnedOf(service, from, worker.knownFrom);
  const data = { absenceId, kind, expectedEndOn: dateOfDayNumber(until) };
  const entry = tell(service, worker, { type: 'AbsenceStarted', on: from, data, learned });
  if (chance.chance(0.08) && learned + 10 < year.deadline) {
    retract(service, entry, { learned: learned + chance.between(3, 9), reason: 'entered-in-error' });
    return;
  }
  worker.openAbsence = absenceId;
  if (until <= year.closes - QUIET_DAYS) endAbsence(service, worker, { on: until, after: learned });
}

/** An absence that began in an earlier year ends in the first months of this one. */
function endEarlierAbsence(service: Service, worker: Worker): void {
  if (worker.openAbsence === null) return;
  const on = service.year.opens + service.chance.between(5, 150);
  endAbsence(service, worker, { on, after: worker.knownFrom });
}

function endAbsence(
  service: Service,
  worker: Worker,
  { on, after }: { readonly on: number; readonly after: number },
): void {
  const learned = learnedOf(service, on, after);
  tell(service, worker, { type: 'AbsenceEnded', on, data: { absenceId: worker.openAbsence }, learned });
  worker.openAbsence = null;
}

function changeName(service: Service, worker: Worker): void {
  const on = someDay(service);
  const name = `${worker.name.split(' ')[0]} ${service.chance.pick(familyNames)}`;
  const { sweNumber, birthday: dateOfBirth, sex } = worker;
  const data = { sweNumber, dateOfBirth, sex, name };
  tell(service, worker, { type: 'WorkerRegistered', on, data, learned: Math.max(on, worker.knownFrom) });
}

/** A resignation that is entered and taken back before the return. */
function withdrawResignation(service: Service, worker: Worker): void {
  const { chance, year } = service;
  const on = someDay(service);
  const learned = Math.max(on - chance.between(20, 40), worker.knownFrom, year.from);
  const back = learned + chance.between(5, 15);
  if (back > year.deadline) return;
  const data = { employmentId: heldBy(worker).id, reason: 'resignation', destination: 'other-authority' };
  const left = tell(service, worker, { type: 'SocialWorkerLeft', on, data, learned });
  retract(service, left, { learned: back, reason: 'rescinded' });
}

/** The same hire keyed a second time, under another number, and taken out as a duplicate. */
function enterTwice(service: Service, worker: Worker): void {
  const { chance, year, journal } = service;
  const { event, learned } = heldBy(worker).started;
  const again = Math.max(learned + 1, year.lateFrom) + chance.below(60);
  if (again + 12 > year.deadline) return;
  const copy = journal.enter({
    emitter: 'hr',
    type: event.type,
    subject: event.subject,
    on: heldBy(worker).firstDay,
    data: event.data,
    learned: again,
  });
  retract(service, copy, { learned: again + chance.between(2, 12), reason: 'duplicate' });
}

/** Somebody who starts and leaves within one year: counted as neither. */
function comeAndGo(service: Service): void {
  const { chance, year } = service;
  const on = chance.between(year.opens + 5, year.closes - 120);
  const learned = learnedOf(service, on, year.from);
  const worker = hire(service, {
    on,
    learned,
    fte: 1000,
    role: 'case-holder',
    origin: chance.weighted(hiredFrom),
  });
  const last = on + chance.between(20, 100);
  leave(service, worker, { on: last, learned: learnedOf(service, last, learned), reason: 'resignation' });
  service.former.push(worker);
}

/** A hire entered ahead of its day and withdrawn before it. */
function neverCome(service: Service): void {
  const { chance, year } = service;
  const on = chance.between(year.opens + 40, year.closes - 20);
  const learned = Math.max(on - chance.between(25, 35), year.from);
  const worker = hire(service, { on, learned, fte: 1000, role: 'case-holder', origin: 'newly-qualified' });
  for (const held of [worker.employment, worker.second]) {
    if (held !== null)
      retract(service, held.started, { learned: learned + chance.between(4, 14), reason: 'rescinded' });
  }
}

/** An agency family support worker: on the portal, but in no counted role. */
function uncountedAgency(service: Service): void {
  const on = someDay(service);
  const learned = learnedOf(service, on, service.year.from);
  const worker = registered(service, { emitter: 'agency', learned });
  startAssignment(service, worker, { on, learned, fte: 1000, role: 'not-social-worker' });
}
