import type { Answer, Receipt } from '@daybook/book';
import type { DaybookEvent } from '@daybook/events';
import { CommandError, EXIT } from '../exit';
import type { ProgressBar } from '../progress';
import type { PublishedMeasure } from './figures';
import { toldText } from './measure';
import type { Plan, YearReturn } from './plan';

/** What Daybook answered for one published figure: at the return, and at the end of the log. */
export interface ToldMeasure extends PublishedMeasure {
  readonly year: number;
  readonly told: string;
  /** The position at which it was told. */
  readonly asAt: string;
  /** The exact answer behind it. */
  readonly answer: Answer;
}

/** The server that the history is told to, through its public interface only. */
export interface Listener {
  readonly url: string;
  readonly authority: string;
}

/** Something that happens at an instant of the sandbox besides the steps of a plan. */
export interface Occasion {
  readonly at: string;
  tell(): Promise<void>;
}

/** How a history is told: what else happens while it is, and who is shown how far it is. */
export interface TellingOptions {
  readonly bar: ProgressBar;
  readonly occasions?: readonly Occasion[];
}

/**
 * Tells a server the whole history as it was learned: at every return each measure is asked as at that
 * position and entered as `MetricPublished`, so that a later restatement can be explained.
 */
export async function tellHistory(
  listener: Listener,
  plan: Plan,
  { bar, occasions = [] }: TellingOptions,
): Promise<readonly ToldMeasure[]> {
  const total = plan.steps.reduce((sum, { events }) => sum + events.length, 0);
  const told: ToldMeasure[] = [];
  const returns = plan.returns.map((year): Occasion => ({
    at: year.returnInstant,
    tell: async () => void told.push(...(await makeReturn(listener, year))),
  }));
  const due = [...returns, ...occasions].sort((one, other) => (one.at < other.at ? -1 : 1));
  let done = 0;
  for (const { now, events } of plan.steps) {
    while (due[0] !== undefined && due[0].at <= now) await due.shift()?.tell();
    await record(listener, events, now);
    done += events.length;
    bar.update({ done, total });
  }
  for (const { tell } of due) await tell();
  bar.finish(done);
  return told;
}

/** Asks each measure as known then, and enters what was told. */
async function makeReturn(
  listener: Listener,
  { year, returnInstant, publish }: YearReturn,
): Promise<readonly ToldMeasure[]> {
  const { position } = await getJson<{ readonly position: string }>(listener, '/v1/position', {});
  const told: ToldMeasure[] = [];
  for (const measure of publish) {
    const answer = await askMetric(listener, measure, position);
    told.push({ ...measure, year, asAt: position, told: toldText(measure, answer), answer });
  }
  const answers = new Map(told.map(({ answer }) => [answer.metric, answer]));
  await record(
    listener,
    [...answers.values()].map((answer) => publishedEvent(listener.authority, answer, returnInstant)),
    returnInstant,
  );
  return told;
}

/** One measure, as of its census day, as at a position or the end of the log. */
export async function askMetric(
  listener: Listener,
  { metricId, asOf }: Pick<PublishedMeasure, 'metricId' | 'asOf'>,
  asAt?: string,
): Promise<Answer> {
  const at = asAt === undefined ? {} : { asAt };
  return getJson(listener, `/v1/metrics/${metricId}`, { authority: listener.authority, asOf, ...at });
}

/** What was told the world at a return. */
export function publishedEvent(authority: string, answer: Answer, now: string): DaybookEvent {
  const { metric, definition, asOf, asAt, numerator, denominator, value } = answer;
  return {
    specversion: '1.0',
    id: `return-${asOf.slice(0, 4)}-${metric}`,
    source: `urn:daybook:returns:${authority}`,
    type: 'MetricPublished',
    subject: 'authority',
    authority,
    effectiveon: now.slice(0, 10),
    time: now,
    data: { metric, definition, asOf, asAt: asAt.position, numerator, denominator, value },
  };
}

/** Records events at an instant of the sandbox. */
async function record({ url }: Listener, events: readonly DaybookEvent[], now: string): Promise<void> {
  if (events.length > 0) await sendEvents(url, JSON.stringify(events), now);
}

/**
 * Sends a batch, as JSON, at an instant of the sandbox.
 * @throws CommandError where anything of it is refused: a history of ours has nothing that may be
 */
export async function sendEvents(url: string, batch: string, now: string): Promise<void> {
  const response = await fetch(new URL('/v1/events', url), {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', 'daybook-sandbox-now': now },
    body: batch,
  });
  const body = (await response.json()) as {
    readonly refused?: number;
    readonly results?: readonly Receipt[];
  };
  if (response.ok && body.refused === 0) return;
  const refused = body.results?.find(({ status }) => status === 'refused') ?? body;
  throw new CommandError(EXIT.no, `the server refused an event of the history: ${JSON.stringify(refused)}`);
}

/** So often, once a second, a question is asked again while the views come up to it. */
const ASKED_AGAIN = 1_200;
const VIEWS_BEHIND = 503;
const A_SECOND = 1_000;

/** A question to the server; while its views are behind the log it is asked again. */
export async function getJson<T>(
  { url }: Pick<Listener, 'url'>,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<T> {
  const asked = new URL(path, url);
  for (const [name, value] of Object.entries(parameters)) asked.searchParams.set(name, value);
  for (let times = 0; ; times += 1) {
    const response = await fetch(asked);
    if (response.ok) return (await response.json()) as T;
    const said = await response.text();
    if (response.status !== VIEWS_BEHIND || times === ASKED_AGAIN)
      throw new CommandError(EXIT.unreachable, `${asked.pathname} answered ${response.status}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, A_SECOND));
  }
}
