import { addMonths, type DaybookEvent, dateOfDayNumber, dayNumber } from '@daybook/events';
import type { Agency } from './agency-days';
import { careAnswer, careNeeds } from './care-measures';
import { type Case, openCasesAt } from './case-days';
import { type CaseHolder, caseHoldersAt, nearestRankOf, unallocatedAt } from './case-holders';
import { censusYearOf, isInTwelveMonthsTo } from './days';
import { claimsOfPersons } from './merged-persons';
import { fteOf, type Spell, teamOf } from './person-days';
import { vacantInPosts } from './post-days';
import { tenthsLost } from './sickness-months';
import { type StandingClaim, standingClaims } from './standing-claims';
import { teamStretches } from './team-stretches';
import { vacancyReportAt } from './vacancy-report-days';
import { type Workforce, workforceDays } from './workforce-days';

/** A count or a rate in ten-millionths; one of a distribution; or `x` where nothing stands that is needed. */
export type BruteAnswer =
  | { readonly numerator: bigint; readonly denominator: bigint | null }
  | { readonly ranked: { readonly cases: number; readonly fte: number } | null }
  | 'x';

type Measure = 'fte' | 'heads';
type Window = (day: number) => boolean;
interface Asked {
  readonly day: number;
  readonly measure: Measure;
  readonly team: string | undefined;
}

const started = ['SocialWorkerStarted'];
const agencyNeeds = [...started, 'AgencyAssignmentStarted', 'ProjectTeamEngaged'];
const coverNeeds = ['AgencyAssignmentStarted', 'ProjectTeamEngaged', 'VacanciesReported'];
const vacancyNeeds = ['PostEstablished', 'VacanciesReported'];
const caseNeeds = ['CaseAllocated', 'CaseUnallocated', 'CaseloadReported'];

/** How many people, or how much; of which a metric makes its answer. */
type Reckon = (book: BruteForceDaybook, asked: Asked) => BruteAnswer;

const count = (numerator: bigint): BruteAnswer => ({ numerator, denominator: null });
const rate = (numerator: bigint, denominator: bigint): BruteAnswer => ({ numerator, denominator });

/** Every metric with the event types of which one has to stand (metrics.md §2.6), and its formula. */
const formulas: Readonly<Record<string, readonly [needs: readonly string[], reckon: Reckon]>> = {
  'WF.INPOST.FTE': [started, (book, asked) => count(book.stock(asked))],
  'WF.INPOST.HC': [started, (book, asked) => count(book.stock(asked))],
  'WF.STARTERS.FTE': [started, (book, asked) => count(book.starters(asked, yearTo(asked)))],
  'WF.STARTERS.HC': [started, (book, asked) => count(book.starters(asked, yearTo(asked)))],
  'WF.LEAVERS.FTE': [started, (book, asked) => count(book.leavers(asked, yearTo(asked)))],
  'WF.LEAVERS.HC': [started, (book, asked) => count(book.leavers(asked, yearTo(asked)))],
  'WF.TURNOVER.FTE': [started, (book, asked) => rate(book.leavers(asked, yearTo(asked)), book.stock(asked))],
  'WF.TURNOVER.HC': [started, (book, asked) => rate(book.leavers(asked, yearTo(asked)), book.stock(asked))],
  'WF.TURNOVER.ROLL12': [
    started,
    (book, asked) =>
      rate(
        book.leavers(asked, (day) => isInTwelveMonthsTo(asked.day, day)),
        book.stock(asked),
      ),
  ],
  'WF.TURNOVER.AVGSTOCK': [
    started,
    (book, asked) => {
      const before = book.stock({ ...asked, day: censusYearOf(asked.day) - 1 });
      return rate(book.leavers(asked, yearTo(asked)), (before + book.stock(asked)) / 2n);
    },
  ],
  'WF.TURNOVER.TEAM': [started, (book, asked) => book.turnoverOfTeam(asked)],
  'WF.AGENCY.FTE': [agencyNeeds, (book, asked) => book.agencyRate(asked)],
  'WF.AGENCY.HC': [agencyNeeds, (book, asked) => book.agencyRate(asked)],
  'WF.AGENCYCOVER': [coverNeeds, (book, asked) => rate(book.covering(asked), book.agency(asked))],
  'WF.VACANCY': [
    vacancyNeeds,
    (book, asked) => rate(book.vacant(asked), book.vacant(asked) + book.stock(asked)),
  ],
  'WF.VACANCYCOVER': [vacancyNeeds, (book, asked) => rate(book.covering(asked), book.vacant(asked))],
  'WF.CASELOAD': [caseNeeds, (book, asked) => casesPerFte(book.holders(asked), ({ fte }) => fte * 10)],
  'WF.CASELOAD.WEIGHTED': [
    caseNeeds,
    (book, asked) => casesPerFte(book.holders(asked), ({ fte, asye }) => fte * (asye ? 6 : 10)),
  ],
  'WF.CASELOAD.MEDIAN': [caseNeeds, (book, asked) => ({ ranked: nearestRankOf(book.holders(asked), 50) })],
  'WF.CASELOAD.P90': [caseNeeds, (book, asked) => ({ ranked: nearestRankOf(book.holders(asked), 90) })],
  'WF.CASELOAD.MAX': [caseNeeds, (book, asked) => ({ ranked: nearestRankOf(book.holders(asked), 100) })],
  'WF.CASELOAD.OVERCAP': [
    caseNeeds,
    (book, asked) => {
      const holders = book.holders(asked);
      return rate(headsOf(holders.filter(isOverCap).length), headsOf(holders.length));
    },
  ],
  'WF.UNALLOCATED': [caseNeeds, (book, asked) => count(headsOf(book.unallocated(asked)))],
  'WF.ABSENCE': [['SicknessDaysRecorded'], (book, asked) => book.absence(asked)],
};

/** Above 18 cases per 1.0 FTE. */
const isOverCap = ({ cases, fte }: CaseHolder): boolean => cases * 1_000_000 > 18 * fte;

function casesPerFte(
  holders: readonly CaseHolder[],
  tenMillionths: (holder: CaseHolder) => number,
): BruteAnswer {
  const cases = holders.reduce((sum, holder) => sum + holder.cases, 0);
  return rate(headsOf(cases), BigInt(holders.reduce((sum, holder) => sum + tenMillionths(holder), 0)));
}

const yearTo =
  ({ day: asOf }: Asked): Window =>
  (day) =>
    day >= censusYearOf(asOf) && day <= asOf;

/**
 * An authority's answers from the events that are known, reckoned day by day without intervals: slow, plain,
 * and written from the text of the specification alone.
 */
export class BruteForceDaybook {
  private readonly claims: readonly StandingClaim[];
  /** The same, each on the person that its subject is: a child of two names has one case. */
  private readonly ofPersons: readonly StandingClaim[];
  private readonly workforce: Workforce;
  private readonly standing: ReadonlySet<string>;
  /** Open cases by day: many metrics ask for those of one. */
  private readonly open = new Map<number, readonly Case[]>();

  /** `known`: all that is known of all authorities, in any order. */
  constructor(known: readonly DaybookEvent[], authority: string) {
    this.claims = standingClaims(known).filter((claim) => claim.authority === authority);
    this.ofPersons = claimsOfPersons(this.claims);
    this.workforce = workforceDays(this.claims);
    this.standing = new Set(this.claims.map(({ type }) => type));
  }

  /** The ids of the metrics that it can answer. */
  static readonly metrics: readonly string[] = [...Object.keys(formulas), ...Object.keys(careNeeds)];

  /** Under the default definition. Throws where the metric is none of {@link metrics}. */
  answer(metric: string, asOf: string, team?: string): BruteAnswer {
    if (metric in careNeeds) return careAnswer(metric, this.claims, dayNumber(asOf));
    const [needs, reckon] = formulas[metric] ?? [];
    if (needs === undefined || reckon === undefined) throw new Error(`${metric} is not reckoned`);
    if (!needs.some((type) => this.standing.has(type))) return 'x';
    return reckon(this, { day: dayNumber(asOf), measure: metric.endsWith('.HC') ? 'heads' : 'fte', team });
  }

  stock({ day, measure }: Asked): bigint {
    const inPost = this.workforce.people.flatMap(({ stock }) => {
      const terms = stock.get(day);
      return terms === undefined ? [] : [fteOf(terms)];
    });
    return measure === 'heads' ? headsOf(inPost.length) : ftesOf(inPost);
  }

  /** Spells with their first day in the window, less those with their last day in it too. */
  starters({ measure }: Asked, inWindow: Window): bigint {
    const begun = this.spells().filter(({ first, last }) => inWindow(first) && !isWithin(last, inWindow));
    return measure === 'heads' ? headsOf(begun.length) : ftesOf(begun.map(({ firstFte }) => firstFte));
  }

  /** Spells with their last day in the window, less those with their first day in it too. */
  leavers({ measure }: Asked, inWindow: Window): bigint {
    const left = this.spells().filter(({ first, last }) => isWithin(last, inWindow) && !inWindow(first));
    return measure === 'heads' ? headsOf(left.length) : ftesOf(left.map(({ lastFte }) => lastFte));
  }

  /** Of a team those have left it who went to another; of the whole authority only those who left. */
  turnoverOfTeam(asked: Asked): BruteAnswer {
    const { day, team } = asked;
    const inYear = yearTo(asked);
    if (team === undefined) return rate(this.leavers(asked, inYear), this.stock(asked));
    const { people } = this.workforce;
    const left = people
      .flatMap(teamStretches)
      .filter((stretch) => stretch.team === team && isWithin(stretch.left, inYear) && !inYear(stretch.first));
    const inTeam = people.map(({ stock }) => stock.get(day) ?? []).filter((terms) => teamOf(terms) === team);
    return rate(ftesOf(left.map(({ fte }) => fte)), ftesOf(inTeam.map(fteOf)));
  }

  agency({ day, measure }: Asked): bigint {
    const { fte, heads } = this.agencyOn(day);
    return measure === 'heads' ? headsOf(heads) : ftesOf([fte]);
  }

  agencyRate(asked: Asked): BruteAnswer {
    return rate(this.agency(asked), this.agency(asked) + this.stock(asked));
  }

  /** As reported, or else assignments and teams that cover vacancies. */
  covering({ day }: Asked): bigint {
    return ftesOf([vacancyReportAt(this.claims, day).covering ?? this.agencyOn(day).covering]);
  }

  /** As reported, or else post by post. */
  vacant({ day }: Asked): bigint {
    const inForce = this.workforce.people.flatMap((person) => person.inForce(day));
    return ftesOf([vacancyReportAt(this.claims, day).vacant ?? vacantInPosts(this.claims, day, inForce)]);
  }

  holders({ day }: Asked): readonly CaseHolder[] {
    return caseHoldersAt(this.workforce, day, this.openCases(day));
  }

  unallocated({ day }: Asked): number {
    return unallocatedAt(this.workforce, day, this.openCases(day));
  }

  /** Over the twelve months that end with the day's month; what takes effect after the day is not counted. */
  absence(asked: Asked): BruteAnswer {
    const { day } = asked;
    const firstOfMonth = `${dateOfDayNumber(day).slice(0, 8)}01`;
    const first = dayNumber(addMonths(firstOfMonth, -11));
    const after = dayNumber(addMonths(firstOfMonth, 1));
    const days = Array.from({ length: after - first }, (_, i) => first + i);
    const hasLeapDay = days.some((each) => dateOfDayNumber(each).endsWith('-02-29'));
    const inPost = this.workforce.people.filter(({ during }) =>
      days.some((each) => each <= day && during.has(each)),
    );
    const persons = new Set(inPost.map(({ person }) => person));
    const tenths = tenthsLost(
      this.workforce.claims,
      (person, month) => persons.has(person) && month >= first && month <= day,
    );
    return rate(BigInt(tenths) * 1_000_000n, this.stock(asked) * (hasLeapDay ? 254n : 253n));
  }

  private openCases(day: number): readonly Case[] {
    const cases = this.open.get(day) ?? openCasesAt(this.ofPersons, day);
    this.open.set(day, cases);
    return cases;
  }

  private agencyOn(day: number): Agency {
    return this.workforce.agency.days.get(day) as Agency;
  }

  private spells(): readonly Spell[] {
    return this.workforce.people.flatMap(({ spells }) => spells);
  }
}

const isWithin = (day: number | null, inWindow: Window): boolean => day !== null && inWindow(day);

const headsOf = (heads: number): bigint => BigInt(heads) * 10_000_000n;

const ftesOf = (millionths: readonly number[]): bigint =>
  BigInt(millionths.reduce((sum, fte) => sum + fte, 0)) * 10n;
