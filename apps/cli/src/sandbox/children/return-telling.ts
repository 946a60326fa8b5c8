import type { Answer } from '@daybook/book';
import { returnEvents, ReturnReading, type ReturnTable, returnYearEnding } from '@daybook/formats';
import { CommandError, EXIT } from '../../exit';
import { serverTarget } from '../../server-target';
import { compareWithRecord } from '../../ssda903/return-history';
import { ReturnPage } from '../../ssda903/return-page';
import { askMetric, getJson, type Listener, publishedEvent, sendEvents } from '../telling';
import { type PublishedStability, sandwellStability, type StabilityMetric } from './published-stability';
import type { ReturnFile, Sending } from './return-years';

/** What Daybook answered of a year's published stability when the files of the year had been recorded. */
export interface ToldStability {
  readonly published: PublishedStability;
  /** The position at which it was told. */
  readonly asAt: string;
  readonly answers: Readonly<Record<StabilityMetric, Answer>>;
}

/** The metrics of the published figures, in the order of the table. */
export const stabilityMetrics = Object.keys(sandwellStability[0]?.shares ?? {}) as readonly StabilityMetric[];

/**
 * Tells a server the files of a year, each as the history of its year, and asks for what is published of it;
 * null where nothing is.
 * @throws CommandError where a row of a file is refused
 */
export async function tellReturn(listener: Listener, sending: Sending): Promise<ToldStability | null> {
  for (const file of sending.files) await sendFile(listener, file, sending);
  const published = sandwellStability.find(
    ({ year, isFirst }) => year === sending.year && isFirst === sending.isFirst,
  );
  if (published === undefined) return null;
  const { position: asAt } = await getJson<{ readonly position: string }>(listener, '/v1/position', {});
  const answers = await askStability(listener, published.year, asAt);
  const events = stabilityMetrics.map((metric) => {
    const event = publishedEvent(listener.authority, answers[metric], sending.sentAt);
    return { ...event, id: `${event.id}-${sending.sentAt.slice(0, 10)}` };
  });
  await sendEvents(listener.url, JSON.stringify(events), sending.sentAt);
  return { published, asAt, answers };
}

/** The stability of placements at the end of a year, as at a position or the end of the log. */
export async function askStability(
  listener: Listener,
  year: number,
  asAt?: string,
): Promise<ToldStability['answers']> {
  const answers: [string, Answer][] = [];
  for (const metricId of stabilityMetrics) {
    answers.push([metricId, await askMetric(listener, { metricId, asOf: `${year}-03-31` }, asAt)]);
  }
  return Object.fromEntries(answers) as ToldStability['answers'];
}

const tables: Readonly<Record<ReturnFile['table'], ReturnTable>> = {
  episodes: 'Episodes',
  header: 'Header',
  missing: 'Missing',
};

/** Sends a file in the way in which `daybook record` does, all of it at once. */
async function sendFile(
  { url, authority }: Listener,
  { table, text }: ReturnFile,
  { year, sentAt }: Sending,
): Promise<void> {
  const { from, lastDay: to } = returnYearEnding(year);
  const page = await pageOf(text, authority);
  const receipt = await compareWithRecord(serverTarget({ url, now: sentAt }), {
    ...{ authority, table: tables[table], page, sparesAll: false },
    range: { after: null, through: null },
    window: { from, to, isGiven: false },
  });
  const refused = receipt?.results.find(({ status }) => status === 'refused');
  if (refused === undefined) return;
  throw new CommandError(EXIT.no, `the server refused ${table} of ${year}: ${JSON.stringify(refused)}`);
}

async function pageOf(text: string, authority: string): Promise<ReturnPage> {
  const page = new ReturnPage(null);
  const options = { authority, reading: new ReturnReading(), sorted: true };
  for await (const items of returnEvents(only(Buffer.from(text)), options)) {
    for (const item of items) {
      if ('problem' in item) throw new CommandError(EXIT.no, `${item.raw}: ${item.problem.detail}`);
      page.take(item);
    }
  }
  return page;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
