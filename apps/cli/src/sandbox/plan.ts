import { extendRunning, learnLateOfAgency, recordAgency } from './agency';
import { censusYear, returnInstant } from './census-year';
import { recordCaseload } from './caseload';
import { recordDailyLife, recordTransfer } from './daily-life';
import { figuresOf } from './figures';
import type { PublishedMeasure, Unbuildable, YearFigures } from './figures';
import { settleHours } from './hours';
import type { Step } from './journal';
import { learnLate } from './late-knowledge';
import type { MovedLeavers } from './late-knowledge';
import type { MeasureKey } from './measure';
import { chooseLeavers, recordLeavers } from './leavers';
import { takeOverAgency, takeOverStaff } from './opening';
import { serviceTransfers } from './published';
import type { PublishedRow } from './published';
import { recordQualified } from './qualified';
import { Randomness } from './randomness';
import { openService } from './service';
import type { Service } from './service';
import { recordSickness } from './sickness';
import { recordStarters } from './starters';
import { recordVacancies, restateVacancies } from './vacancies';

/** What a history is made from. */
export interface PlanRequest {
  /** DfE three-digit code. */
  readonly authority: string;
  /** Published rows; those of other authorities are left aside. */
  readonly rows: readonly PublishedRow[];
  /** Another seed gives other people and the same figures. */
  readonly seed: string;
}

/** A return: once everything before `returnInstant` is recorded, Daybook must answer `publish`. */
export interface YearReturn {
  readonly year: number;
  readonly returnInstant: string;
  readonly publish: readonly PublishedMeasure[];
}

/** The history of an authority, as its source systems told it. */
export interface Plan {
  readonly authority: string;
  readonly name: string;
  /** In order of `now`, which never decreases; an event that comes twice is sent twice. */
  readonly steps: readonly Step[];
  readonly returns: readonly YearReturn[];
  readonly unbuildable: readonly Unbuildable[];
}

/** Heads that start and leave in a year, and come from an agency. */
interface Flow {
  readonly starters: number;
  readonly leavers: number;
  readonly conversions: number;
}

/**
 * Conversions from agency to permanent that a whole history has at least, where there are starters enough.
 */
const LEAST_CONVERSIONS = 27;
const CONVERSION_SHARE = 0.08;
const MOST_CONVERSION_SHARE = 0.6;
/** The share of leavers in a year for which nothing is published. */
const USUAL_TURNOVER = 0.14;

/**
 * Makes up the history of an authority from its published figures: as known at each December's return, the
 * measures of the year come out as published; later knowledge explains why stock and flow do not balance
 * from one publication to the next.
 *
 * @throws Error where nothing is published of the authority
 */
export function makePlan({ authority, rows, seed }: PlanRequest): Plan {
  const own = rows.filter((row) => row.authority === authority).sort((a, b) => a.year - b.year);
  const last = own[own.length - 1];
  if (last === undefined) throw new Error(`Nothing is published of authority ${authority}`);
  const read = own.map((row) => ({ year: row.year, ...figuresOf(row) }));
  const years = read.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  const unbuildable = read.flatMap((one) => one.unbuildable);
  const first = years[0];
  if (first === undefined) return { authority, name: last.name, steps: [], returns: [], unbuildable };
  const service = openService({
    authority,
    chance: new Randomness(`${seed}/${authority}`),
    transfer: serviceTransfers.find((transfer) => transfer.authority === authority) ?? null,
    year: censusYear(first.year, null),
  });
  const conversionShare = conversionShareOf(years);
  const returns: YearReturn[] = [];
  for (const one of read.filter(({ year }) => year >= first.year)) {
    if (one.year > first.year) service.year = censusYear(one.year, service.year);
    const failed =
      one.figures === null ? leaveBlank(service) : recordYear(service, one.figures, conversionShare);
    recordQualified(service, one.qualified);
    const publish = one.publish.filter(({ key }) => !failed.has(key));
    returns.push({ year: one.year, returnInstant: returnInstant(service.year), publish });
    unbuildable.push(...one.publish.flatMap((measure) => failedOf(one.year, measure, failed)));
  }
  service.year = censusYear(service.year.year + 1, service.year);
  learnAfterwards(service);
  return { authority, name: last.name, steps: service.journal.steps(), returns, unbuildable };
}

/** A year of which no stock is published: life goes on, and nothing is recorded of it. */
function leaveBlank(service: Service): ReadonlyMap<MeasureKey, string> {
  extendRunning(service);
  return new Map();
}

function failedOf(
  year: number,
  measure: PublishedMeasure,
  failed: ReadonlyMap<MeasureKey, string>,
): readonly Unbuildable[] {
  const reason = failed.get(measure.key);
  return reason === undefined ? [] : [{ year, measure, published: measure.published, reason }];
}

/**
 * Records everything that the year's return is to know and the one before did not.
 *
 * @returns figures that this service cannot come to after all, with the reason
 */
function recordYear(
  service: Service,
  figures: YearFigures,
  conversionShare: number,
): ReadonlyMap<MeasureKey, string> {
  const { year, chance } = service;
  const flow = flowOf(service, figures, conversionShare);
  const opening = figures.heads.inPost - flow.starters + flow.leavers;
  let moved: MovedLeavers = new Map();
  let leavers;
  if (year.first) {
    leavers = takeOverStaff(service, figures, flow);
    takeOverAgency(service, figures.heads.agency ?? 0);
  } else {
    moved = learnLate(service, { opening, mostMoved: flow.leavers });
    learnLateOfAgency(service);
    leavers = chooseLeavers(service, { heads: flow.leavers, fte: figures.ftes.leavers, moved });
  }
  const starters = recordStarters(service, {
    heads: flow.starters,
    fte: figures.ftes.starters,
    conversions: flow.conversions,
  });
  const departures = recordLeavers(service, leavers, { fte: figures.ftes.leavers, moved });
  const stayers = service.inPost;
  service.inPost = [...stayers, ...starters];
  settleHours(service, starters, figures.ftes.inPost);
  recordTransfer(service, [...service.inPost, ...departures.leavers, ...service.uncounted]);
  recordAgency(service, { heads: figures.heads.agency, fte: figures.ftes.agency }, departures.toAgency);
  const failed = recordFurther(service, figures);
  recordDailyLife(service, chance.shuffled(stayers), flow.starters);
  service.recentLeavers = departures.leavers.filter(
    (worker) => worker.left !== null && worker.leftOn !== null,
  );
  return failed;
}

/** Records vacancies, cases and absence, once it is settled who is there. */
function recordFurther(service: Service, { further }: YearFigures): ReadonlyMap<MeasureKey, string> {
  const failed = new Map<MeasureKey, string>();
  recordVacancies(service, further);
  const unheld = recordCaseload(service, further);
  if (unheld !== null) failed.set('caseHoldersFte', unheld).set('caseload', unheld);
  if (!recordSickness(service, further.daysLost)) {
    const reason = 'more days lost than the people who are there have';
    failed.set('daysLost', reason).set('absenceRate', reason);
  }
  return failed;
}

/** The share of starters who come from an agency: usual, or as much as makes enough of them. */
function conversionShareOf(years: readonly YearFigures[]): number {
  const starters = years.reduce((sum, { heads }) => sum + (heads.starters ?? 0), 0);
  return Math.max(CONVERSION_SHARE, starters === 0 ? 0 : LEAST_CONVERSIONS / starters);
}

/**
 * The heads that come and go; where they are not published, such that the stock follows from the one
 * before.
 */
function flowOf({ inPost, year }: Service, { heads }: YearFigures, conversionShare: number): Flow {
  const usual = Math.round(heads.inPost * USUAL_TURNOVER);
  const before = year.first ? heads.inPost : inPost.length;
  const leavers =
    heads.leavers ?? Math.max(0, heads.starters === null ? usual : before + heads.starters - heads.inPost);
  const needed = Math.max(0, heads.inPost - Math.max(0, before - leavers));
  const starters = heads.starters ?? Math.min(heads.inPost, year.first ? usual : needed);
  const most = Math.floor(starters * MOST_CONVERSION_SHARE);
  return { starters, leavers, conversions: Math.min(Math.ceil(starters * conversionShare), most) };
}

/** After the last return, too, something is learned that was true before it. */
function learnAfterwards(service: Service): void {
  learnLate(service, { opening: service.inPost.length, mostMoved: 0, leastExtra: 1 });
  learnLateOfAgency(service);
  restateVacancies(service);
  extendRunning(service);
}
