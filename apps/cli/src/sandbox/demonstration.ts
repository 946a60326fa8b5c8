import type { Answer } from '@daybook/book';
import { CommandError, EXIT } from '../exit';
import { ProgressBar } from '../progress';
import {
  demonstrateStability,
  type DemonstratedStability,
  stabilityObjections,
  stabilityReport,
  stabilityTelling,
} from './children/stability-demonstration';
import { agrees, comparisonTable, type Compared } from './comparison';
import { toldText } from './measure';
import { makePlan, type Plan } from './plan';
import type { PublishedRow } from './published';
import { countRecorded, type RecordedShares } from './recorded-shares';
import { askMetric, type Listener, tellHistory } from './telling';

/** What the demonstration came to for one authority. */
export interface Demonstrated {
  readonly plan: Plan;
  readonly compared: readonly Compared[];
  readonly shares: RecordedShares;
  readonly balances: readonly Balance[];
  readonly stability: DemonstratedStability;
}

/** Opening stock, who came and went, closing stock: by the end of the log these add up, head for head. */
export interface Balance {
  readonly year: number;
  readonly opening: bigint;
  readonly starters: bigint;
  readonly leavers: bigint;
  readonly closing: bigint;
}

/** The least that a history of so many events holds (shares of all events; conversions in heads). */
const LIFELIKE = { events: 1_500, late: 0.05, corrections: 0.01, conversions: 20 } as const;

/**
 * Tells a server the history of an authority and asks for every published figure again.
 * @throws CommandError where nothing is published of the authority
 */
export async function demonstrate(listener: Listener, rows: readonly PublishedRow[]): Promise<Demonstrated> {
  const plan = planOf(listener.authority, rows);
  const bar = new ProgressBar(`recording ${plan.name}`);
  const children = stabilityTelling(listener);
  const told = await tellHistory(listener, plan, { bar, occasions: children.occasions });
  const compared: Compared[] = [];
  for (const one of told) {
    const now = await askMetric(listener, one);
    compared.push({ ...one, agrees: agrees(one), knownNow: toldText(one, now) });
  }
  return {
    plan,
    compared,
    shares: await countRecorded(listener),
    balances: await balancesOf(listener, plan),
    stability: await demonstrateStability(listener, children.told),
  };
}

/** The plan for an authority's published rows; always the same for the same rows. */
export function planOf(authority: string, rows: readonly PublishedRow[]): Plan {
  try {
    return makePlan({ authority, rows, seed: 'daybook' });
  } catch (error) {
    throw new CommandError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
}

async function balancesOf(listener: Listener, { returns }: Plan): Promise<readonly Balance[]> {
  const balances: Balance[] = [];
  for (const { year } of returns) {
    const heads = async (metricId: string, at: number): Promise<bigint> =>
      headsOf(await askMetric(listener, { metricId, asOf: `${at}-09-30` }));
    balances.push({
      year,
      opening: await heads('WF.INPOST.HC', year - 1),
      starters: await heads('WF.STARTERS.HC', year),
      leavers: await heads('WF.LEAVERS.HC', year),
      closing: await heads('WF.INPOST.HC', year),
    });
  }
  return balances;
}

function headsOf({ numerator }: Answer): bigint {
  return BigInt(numerator ?? '0');
}

/** What is not as it has to be, in sentences; none if all is well. */
export function objections({ compared, shares, balances, stability }: Demonstrated): readonly string[] {
  const wrong = compared
    .filter((one) => !one.agrees)
    .map(({ year, label, published, told }) => `${year} ${label}: published ${published}, told ${told}`);
  const unbalanced = balances
    .filter(({ opening, starters, leavers, closing }) => opening + starters - leavers !== closing)
    .map((one) => `${one.year}: ${one.opening} + ${one.starters} − ${one.leavers} is not ${one.closing}`);
  return [...wrong, ...unbalanced, ...unlike(shares), ...stabilityObjections(stability)];
}

/** In what a history is unlike life. A handful of people cannot have twenty conversions: none are asked. */
function unlike({ events, late, corrections, conversions }: RecordedShares): readonly string[] {
  if (events < LIFELIKE.events) return [];
  return [
    ...(late / events >= LIFELIKE.late ? [] : [`only ${percent(late, events)} of the entries are late`]),
    ...(corrections / events >= LIFELIKE.corrections
      ? []
      : [`only ${percent(corrections, events)} are corrections`]),
    ...(conversions >= LIFELIKE.conversions ? [] : [`only ${conversions} agency workers became permanent`]),
  ];
}

/** Everything that there is to show, as text. */
export function report(demonstrated: Demonstrated): string {
  const { plan, compared, shares, balances, stability } = demonstrated;
  const agreeing = compared.filter((one) => one.agrees).length;
  const restated = compared.filter(({ told, knownNow }) => told !== knownNow).length;
  const unbuildable = plan.unbuildable.map(
    ({ year, measure, published, reason }) =>
      `  ${year} ${measure.label} (published ${published}): ${reason}`,
  );
  return [
    `\n${plan.name} (${plan.authority}): as published, as told at each year's return, as known now\n`,
    comparisonTable(compared),
    `${agreeing} of ${compared.length} published figures came back as told; ` +
      `${restated} say something else today (*), because more has been learned since.`,
    ...(unbuildable.length === 0 ? [] : ['\nPublished, but no record can produce it:', ...unbuildable]),
    '',
    stabilityReport(stability),
    `${shares.events} events of the workforce: ${percent(shares.late, shares.events)} late by a fortnight, ` +
      `${percent(shares.corrections, shares.events)} corrections, ${shares.retractions} retractions, ` +
      `${shares.conversions} agency workers became permanent; ` +
      `${shares.ofReturns} more of children, from the returns.`,
    `Opening + starters − leavers = closing, head for head: ${balances.map(balanceText).join(', ')}.\n`,
  ].join('\n');
}

function balanceText({ year, opening, starters, leavers, closing }: Balance): string {
  const sign = opening + starters - leavers === closing ? '=' : '≠';
  return `${year}: ${opening}+${starters}−${leavers}${sign}${closing}`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
