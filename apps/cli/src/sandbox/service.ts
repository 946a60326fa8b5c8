import { addDays, dateOfDayNumber } from '@daybook/events';
import type { DaybookEvent, JsonObject, Role, Sex } from '@daybook/events';

import type { CensusYear } from './census-year';
import { emitterOf, Journal } from './journal';
import type { Claim, Emitter, Entry } from './journal';
import { familyNames, mensNames, womensNames } from './names';
import type { ServiceTransfer } from './published';
import type { Randomness } from './randomness';
import { slipOf } from './slip';

/** An employment as last told. FTE in thousandths, null where not known; days are day numbers. */
export interface Employment {
  readonly id: string;
  readonly firstDay: number;
  readonly started: Entry;
  fte: number | null;
  role: Role;
  team: string;
  /** The claim that gave the present FTE, and every change of it. */
  fteFrom: Entry;
  readonly fteChanges: Entry[];
}

export type Away = 'seconded' | 'career-break' | 'moved-out';

export interface Worker {
  readonly subject: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthday: string;
  readonly sweNumber: string;
  /** The first employment in force, and a second post beside it. */
  employment: Employment | null;
  second: Employment | null;
  away: { readonly kind: Away; readonly lastDay: number } | null;
  /** Last day of the last employment, and the claim of it. */
  leftOn: number | null;
  left: Entry | null;
  /** Last day of the last agency assignment that has ended. */
  endedOn: number | null;
  /** The day from which sources know of the present engagement. */
  knownFrom: number;
  /** The last day on which any claim takes effect. */
  busyUntil: number;
  /** An absence that has begun and not ended. */
  openAbsence: string | null;
}

export interface Assignment {
  readonly id: string;
  readonly worker: Worker;
  readonly firstDay: number;
  readonly started: Entry;
  fte: number | null;
  readonly role: Role;
  /** Whether it fills a vacancy. */
  covers: boolean;
  plannedEnd: number;
  readonly learned: number;
}

/** An agency team engaged as a group; some of its members are named. */
export interface ProjectTeam {
  readonly id: string;
  readonly members: readonly Assignment[];
}

/** A child whose case is allocated by name. */
export interface Child {
  readonly subject: string;
  /** Null while nobody leads. */
  lead: Worker | null;
  /** First day with that lead, or without one, and when it was learned. */
  since: number;
  learned: number;
}

/** A children's service while its history is written: who is where, as the sources know it. */
export interface Service {
  readonly authority: string;
  readonly chance: Randomness;
  readonly journal: Journal;
  readonly transfer: ServiceTransfer | null;
  year: CensusYear;
  inPost: Worker[];
  away: Worker[];
  former: Worker[];
  /** Employed outside the six counted roles. */
  uncounted: Worker[];
  assignments: Assignment[];
  /** The agency team in force at the close of the year before, with its named members. */
  projectTeam: ProjectTeam | null;
  formerAgency: Worker[];
  /** Who left in the year before and could still turn out not to have. */
  recentLeavers: Worker[];
  /** The census's report of vacancies at the close of the year before. */
  vacanciesReport: Entry | null;
  /** Who is reported to hold so many cases, by the last report. */
  reporting: Map<Worker, Entry>;
  /** Reports that ended with an engagement, for when it turns out not to have ended. */
  lapsed: Map<Worker, Entry>;
  /** Whose cases are allocated child by child. */
  leads: Worker[];
  /** Open cases that are allocated child by child. */
  children: Child[];
  counts: {
    child: number;
    worker: number;
    employment: number;
    assignment: number;
    absence: number;
    team: number;
  };
}

/** A claim about a worker; the subject is the worker's. */
export type WorkerClaim = Omit<Claim, 'subject' | 'emitter'> & { readonly emitter?: Emitter };

const SLIP_SHARE = 0.04;
/** Of what is keyed, so much is keyed weeks late, or ahead of its day. */
const LATE_SHARE = 0.15;
const AHEAD_SHARE = 0.32;
/** Of some people a source system does not know the professional number. */
const NUMBERED_SHARE = 0.97;
const DAYS_OF_YEAR = 365;
const YOUNGEST = 22;
const OLDEST = 65;

/** An empty service at the start of its first year. */
export function openService(of: Pick<Service, 'authority' | 'chance' | 'transfer' | 'year'>): Service {
  return {
    ...of,
    journal: new Journal(of.authority, of.chance),
    inPost: [],
    away: [],
    former: [],
    uncounted: [],
    assignments: [],
    projectTeam: null,
    formerAgency: [],
    recentLeavers: [],
    vacanciesReport: null,
    reporting: new Map(),
    lapsed: new Map(),
    leads: [],
    children: [],
    counts: { child: 0, worker: 0, employment: 0, assignment: 0, absence: 0, team: 0 },
  };
}

/** Enters a claim about a worker, now and then with a slip that is corrected before the return. */
export function tell(service: Service, worker: Worker, claim: WorkerClaim): Entry {
  const { chance, journal, year } = service;
  const whole: Claim = { emitter: 'hr', ...claim, subject: worker.subject };
  if (claim.on !== undefined) worker.busyUntil = Math.max(worker.busyUntil, claim.on);
  const slip = chance.chance(SLIP_SHARE) && claim.learned + 6 <= year.deadline ? slipOf(whole, chance) : null;
  if (slip === null) return journal.enter(whole);
  const entry = journal.enter(slip.wrong);
  const learned = Math.min(claim.learned + chance.between(2, 40), year.deadline);
  amend(service, entry, {
    ...slip.right,
    reason: chance.chance(0.3) ? 'source-system-corrected' : 'entered-in-error',
    learned,
  });
  return entry;
}

/** Corrects what was entered; `data` and `effectiveOn` say what was always so. */
export function amend(
  service: Service,
  entry: Entry,
  how: {
    readonly learned: number;
    readonly reason: string;
    readonly effectiveOn?: string;
    readonly data?: JsonObject;
  },
): Entry {
  const { learned, ...said } = how;
  const data: JsonObject = { corrects: keyOf(entry.event), ...said };
  return service.journal.enter({ ...addressOf(entry.event), type: 'EventCorrected', data, learned });
}

/** Takes back what was entered: from then on it never happened. */
export function retract(
  service: Service,
  entry: Entry,
  how: { readonly learned: number; readonly reason: string },
): Entry {
  const data: JsonObject = { retracts: keyOf(entry.event), reason: how.reason };
  return service.journal.enter({
    ...addressOf(entry.event),
    type: 'EventRetracted',
    data,
    learned: how.learned,
  });
}

/**
 * When a source learns of something that takes effect on day `on`: often before, mostly within days, one
 * time in eight weeks late; never before it knows of the person (`after`), and in time for the year's
 * return.
 */
export function learnedOf(service: Service, on: number, after: number): number {
  const { chance, year } = service;
  const kind = chance.next();
  const lag =
    kind < LATE_SHARE
      ? chance.between(16, 75)
      : kind < LATE_SHARE + AHEAD_SHARE
        ? -chance.between(1, 20)
        : chance.between(0, 8);
  return Math.min(Math.max(on + lag, after, year.from), year.deadline);
}

/** Who is registered: somebody engaged `since` a day, or from about the day on which that is learned. */
export interface Registration {
  readonly emitter: Emitter;
  readonly learned: number;
  readonly since?: number;
}

/** Registers a person of whom a source system hears for the first time. */
export function registered(service: Service, { emitter, learned, since }: Registration): Worker {
  service.counts.worker += 1;
  const prefix = emitter === 'hr' ? 'W' : 'AG';
  const worker: Worker = {
    ...person(service, since ?? learned, learned),
    subject: `worker/${prefix}-${1000 + service.counts.worker}`,
    employment: null,
    second: null,
    away: null,
    leftOn: null,
    left: null,
    endedOn: null,
    knownFrom: learned,
    busyUntil: 0,
    openAbsence: null,
  };
  const { name, sex, birthday: dateOfBirth, sweNumber } = worker;
  const number = service.chance.chance(NUMBERED_SHARE) ? { sweNumber } : {};
  tell(service, worker, {
    emitter,
    type: 'WorkerRegistered',
    on: learned,
    data: { ...number, dateOfBirth, sex, name },
    learned,
  });
  worker.busyUntil = 0;
  return worker;
}

type Person = Pick<Worker, 'name' | 'sex' | 'birthday' | 'sweNumber'>;

/** Somebody of working age, both when first engaged and when that is learned. */
function person({ chance, authority, counts }: Service, since: number, learned: number): Person {
  const woman = chance.chance(0.84);
  const given = chance.pick(woman ? womensNames : mensNames);
  const years = Math.ceil((learned - since) / DAYS_OF_YEAR);
  const age = Math.min(YOUNGEST + chance.below(18) + chance.below(20), Math.max(YOUNGEST, OLDEST - years));
  return {
    name: `${given} ${chance.pick(familyNames)}`,
    sex: woman ? '2' : '1',
    birthday: addDays(dateOfDayNumber(since), -age * DAYS_OF_YEAR - chance.below(DAYS_OF_YEAR)),
    sweNumber: `SW${authority}${String(counts.worker).padStart(6, '0')}`,
  };
}

function keyOf(event: DaybookEvent): JsonObject {
  return { source: event.source, id: event.id };
}

function addressOf(event: DaybookEvent): { emitter: Emitter; subject: string } {
  return { emitter: emitterOf(event), subject: event.subject };
}
