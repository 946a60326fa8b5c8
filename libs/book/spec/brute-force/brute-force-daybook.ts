import { type DaybookEvent, dayNumber } from '@daybook/events';
import { type Agency, agencyDays } from './agency-days';
import { censusYearOf, isInTwelveMonthsTo } from './days';
import { claimsOfPersons } from './merged-persons';
import { everyPersonsDays, type PersonDays, type Spell } from './person-days';
import { standingClaims } from './standing-claims';

/** A count or a rate in ten-millionths, or `x` where nothing stands that the metric needs. */
export type BruteAnswer = { readonly numerator: bigint; readonly denominator: bigint | null } | 'x';

type Measure = 'fte' | 'heads';
type Reckoned = { readonly numerator: bigint; readonly denominator: bigint | null };

/** In post, leavers, starters, turnover need the first; agency any of them (metrics.md §2.6). */
const needs = ['SocialWorkerStarted', 'AgencyAssignmentStarted', 'ProjectTeamEngaged'];

/**
 * An authority's answers from the events that are known, reckoned day by day without intervals: slow, plain,
 * and written from the text of the specification alone.
 */
export class BruteForceDaybook {
  private readonly people: readonly PersonDays[];
  private readonly agency: ReadonlyMap<number, Agency>;
  private readonly standing: ReadonlySet<string>;

  /** `known`: all that is known of all authorities, in any order. */
  constructor(known: readonly DaybookEvent[], authority: string) {
    const claims = claimsOfPersons(standingClaims(known).filter((claim) => claim.authority === authority));
    this.people = everyPersonsDays(claims);
    this.agency = agencyDays(claims);
    this.standing = new Set(claims.map(({ type }) => type));
  }

  /** The ids of the metrics that it can answer. */
  static readonly metrics: readonly string[] = [
    'WF.INPOST.FTE',
    'WF.INPOST.HC',
    'WF.STARTERS.FTE',
    'WF.STARTERS.HC',
    'WF.LEAVERS.FTE',
    'WF.LEAVERS.HC',
    'WF.TURNOVER.FTE',
    'WF.TURNOVER.HC',
    'WF.TURNOVER.ROLL12',
    'WF.TURNOVER.AVGSTOCK',
    'WF.AGENCY.FTE',
    'WF.AGENCY.HC',
  ];

  /** Under the default definition. Throws where the metric is none of {@link metrics}. */
  answer(metric: string, asOf: string): BruteAnswer {
    const day = dayNumber(asOf);
    const measure: Measure = metric.endsWith('.HC') ? 'heads' : 'fte';
    const enough = metric.startsWith('WF.AGENCY.') ? needs : needs.slice(0, 1);
    if (!enough.some((type) => this.standing.has(type))) return 'x';
    return this.reckon(metric.replace(/\.(FTE|HC)$/, ''), day, measure);
  }

  private reckon(what: string, day: number, measure: Measure): Reckoned {
    const from = censusYearOf(day);
    const inYear = (other: number) => other >= from && other <= day;
    const stock = this.stock(day, measure);
    switch (what) {
      case 'WF.INPOST':
        return { numerator: stock, denominator: null };
      case 'WF.STARTERS':
        return { numerator: this.starters(inYear, measure), denominator: null };
      case 'WF.LEAVERS':
        return { numerator: this.leavers(inYear, measure), denominator: null };
      case 'WF.TURNOVER':
        return { numerator: this.leavers(inYear, measure), denominator: stock };
      case 'WF.TURNOVER.ROLL12':
        return {
          numerator: this.leavers((other) => isInTwelveMonthsTo(day, other), measure),
          denominator: stock,
        };
      case 'WF.TURNOVER.AVGSTOCK':
        return {
          numerator: this.leavers(inYear, measure),
          denominator: (this.stock(from - 1, measure) + stock) / 2n,
        };
      case 'WF.AGENCY': {
        const agency = this.agencyStock(day, measure);
        return { numerator: agency, denominator: agency + stock };
      }
      default:
        throw new Error(`${what} is not reckoned by brute force`);
    }
  }

  private stock(day: number, measure: Measure): bigint {
    const ftes = this.people.flatMap(({ stock }) => stock.get(day) ?? []);
    return measure === 'heads' ? headsOf(ftes.length) : ftesOf(ftes);
  }

  private agencyStock(day: number, measure: Measure): bigint {
    const { fte, heads } = this.agency.get(day) as Agency;
    return measure === 'heads' ? headsOf(heads) : ftesOf([fte]);
  }

  /** Spells with their first day in the window, less those with their last day in it too. */
  private starters(inWindow: (day: number) => boolean, measure: Measure): bigint {
    const started = this.spells().filter(({ first, last }) => inWindow(first) && !isWithin(last, inWindow));
    return measure === 'heads' ? headsOf(started.length) : ftesOf(started.map(({ firstFte }) => firstFte));
  }

  /** Spells with their last day in the window, less those with their first day in it too. */
  private leavers(inWindow: (day: number) => boolean, measure: Measure): bigint {
    const left = this.spells().filter(({ first, last }) => isWithin(last, inWindow) && !inWindow(first));
    return measure === 'heads' ? headsOf(left.length) : ftesOf(left.map(({ lastFte }) => lastFte));
  }

  private spells(): readonly Spell[] {
    return this.people.flatMap(({ spells }) => spells);
  }
}

const isWithin = (last: number | null, inWindow: (day: number) => boolean): boolean =>
  last !== null && inWindow(last);

const headsOf = (heads: number): bigint => BigInt(heads) * 10_000_000n;

const ftesOf = (millionths: readonly number[]): bigint =>
  BigInt(millionths.reduce((sum, fte) => sum + fte, 0)) * 10n;
