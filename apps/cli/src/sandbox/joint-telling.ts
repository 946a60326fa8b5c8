import type { Answer, AreaAnswer } from '@daybook/book';
import type { DaybookEvent } from '@daybook/events';
import { ProgressBar } from '../progress';
import type { PublishedMeasure } from './figures';
import { metricIds, toldText } from './measure';
import type { Plan } from './plan';
import { getJson, publishedEvent, sendEvents, type ToldMeasure } from './telling';

/** A history without its events in memory: they wait as the text in which they are sent. */
interface Wrapped {
  readonly plan: Pick<Plan, 'authority' | 'name' | 'returns' | 'unbuildable'>;
  readonly steps: readonly WrappedStep[];
}

interface WrappedStep {
  readonly now: string;
  readonly count: number;
  /** JSON of the events, separated by commas. */
  readonly text: Buffer;
}

/** What several authorities in one record were told to be at their returns, and what areas then were. */
export interface ToldTogether {
  readonly plans: readonly Wrapped['plan'][];
  readonly told: ReadonlyMap<string, readonly ToldMeasure[]>;
  /** Areas' answers by year, metric and code of the area. */
  readonly areas: ReadonlyMap<string, AreaAnswer>;
  readonly events: number;
}

/** So many events go with one request at most. */
const MOST_IN_REQUEST = 900;

/** How an area's answer is found again. */
export function areaKey(year: number, metricId: string, code: string): string {
  return `${year} ${metricId} ${code}`;
}

/**
 * Tells one server the histories of several authorities, evening by evening, as all their source systems
 * sent them. At every return each metric is asked once for everybody and the areas that they make up.
 */
export async function tellTogether(
  url: string,
  codes: readonly string[],
  planOf: (code: string) => Plan,
): Promise<ToldTogether> {
  const wrapped = wrapAll(codes, planOf);
  const total = wrapped.reduce((sum, { steps }) => sum + steps.reduce((all, one) => all + one.count, 0), 0);
  const returns = returnsOf(wrapped);
  const told = new Map<string, ToldMeasure[]>(codes.map((code) => [code, []]));
  const areas = new Map<string, AreaAnswer>();
  const bar = new ProgressBar('recording');
  let done = 0;
  for (const { now, steps } of byInstant(wrapped)) {
    while (returns[0] !== undefined && returns[0].instant <= now)
      await makeReturns(url, wrapped, { ...(returns.shift() as Return), told, areas });
    for (const { text, count } of batched(steps)) {
      await sendEvents(url, text, now);
      done += count;
      bar.update({ done, total });
    }
  }
  for (const left of returns) await makeReturns(url, wrapped, { ...left, told, areas });
  bar.finish(done);
  return { plans: wrapped.map(({ plan }) => plan), told, areas, events: done };
}

function wrapAll(codes: readonly string[], planOf: (code: string) => Plan): readonly Wrapped[] {
  const bar = new ProgressBar('making up histories');
  const wrapped = codes.map((code, i) => {
    const plan = planOf(code);
    const { authority, name, returns, unbuildable } = plan;
    bar.update({ done: i + 1, total: codes.length });
    return { plan: { authority, name, returns, unbuildable }, steps: plan.steps.map(wrap) };
  });
  bar.finish(codes.length);
  return wrapped;
}

function wrap({ now, events }: { now: string; events: readonly DaybookEvent[] }): WrappedStep {
  return { now, count: events.length, text: Buffer.from(JSON.stringify(events).slice(1, -1)) };
}

/** What all authorities tell at each instant, in order. */
function byInstant(wrapped: readonly Wrapped[]): readonly { now: string; steps: readonly WrappedStep[] }[] {
  const instants = new Map<string, WrappedStep[]>();
  for (const { steps } of wrapped) {
    for (const step of steps) instants.set(step.now, [...(instants.get(step.now) ?? []), step]);
  }
  return [...instants].sort(([a], [b]) => (a < b ? -1 : 1)).map(([now, steps]) => ({ now, steps }));
}

/** Steps put together as far as one request takes them. */
function batched(steps: readonly WrappedStep[]): readonly { text: string; count: number }[] {
  const batches: { texts: string[]; count: number }[] = [];
  for (const { text, count } of steps) {
    const last = batches.at(-1);
    if (last !== undefined && last.count + count <= MOST_IN_REQUEST) {
      last.texts.push(text.toString());
      last.count += count;
    } else batches.push({ texts: [text.toString()], count });
  }
  return batches.map(({ texts, count }) => ({ text: `[${texts.join(',')}]`, count }));
}

interface Return {
  readonly year: number;
  readonly instant: string;
}

/** The years of which anything is returned; all authorities return on one day. */
function returnsOf(wrapped: readonly Wrapped[]): Return[] {
  const instants = new Map<number, string>();
  for (const { plan } of wrapped) for (const one of plan.returns) instants.set(one.year, one.returnInstant);
  return [...instants].map(([year, instant]) => ({ year, instant })).sort((a, b) => a.year - b.year);
}

interface Returning extends Return {
  readonly told: ReadonlyMap<string, ToldMeasure[]>;
  readonly areas: Map<string, AreaAnswer>;
}

function publishedBy(
  { returns }: Wrapped['plan'],
  year: number,
  metricId: string,
): readonly PublishedMeasure[] {
  const publish = returns.find((one) => one.year === year)?.publish ?? [];
  return publish.filter((measure) => measure.metricId === metricId);
}

interface Rows {
  readonly rows: readonly (Answer | AreaAnswer)[];
}

function toldOf(
  measure: PublishedMeasure,
  { year, position, answer }: { readonly year: number; readonly position: string; readonly answer: Answer },
): ToldMeasure {
  return { ...measure, year, asAt: position, told: toldText(measure, answer), answer };
}

/** Asks every metric of everybody and every area, once, and enters what was told. */
async function makeReturns(
  url: string,
  wrapped: readonly Wrapped[],
  { year, instant, told, areas }: Returning,
): Promise<void> {
  const { position } = await getJson<{ readonly position: string }>({ url }, '/v1/position', {});
  const asOf = `${year}-09-30`;
  const published: DaybookEvent[] = [];
  for (const metricId of metricIds) {
    const asked = { authority: 'all', asOf, asAt: position };
    const { rows } = await getJson<Rows>({ url }, `/v1/metrics/${metricId}`, asked);
    const byCode = new Map(rows.map((row) => [row.scope.code, row]));
    for (const row of rows) if ('coverage' in row) areas.set(areaKey(year, metricId, row.scope.code), row);
    for (const { plan } of wrapped) {
      const answer = byCode.get(plan.authority);
      const measures = publishedBy(plan, year, metricId);
      if (answer === undefined || measures.length === 0) continue;
      told.get(plan.authority)?.push(...measures.map((one) => toldOf(one, { year, position, answer })));
      published.push(publishedEvent(plan.authority, answer, instant));
    }
  }
  for (let i = 0; i < published.length; i += MOST_IN_REQUEST)
    await sendEvents(url, JSON.stringify(published.slice(i, i + MOST_IN_REQUEST)), instant);
}
