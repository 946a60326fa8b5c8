import {
  type AskedAnswer,
  type Book,
  type Changes,
  DaybookProblem,
  type Explanation,
  type FindingsPage,
  type HistoryReceipt,
  type Parameters,
  type Receipt,
} from '@daybook/book';
import type { Known } from '@daybook/formats';
import { CommandError, EXIT } from './exit';
import { pathOfSubject } from './subject-address';
import { knownBy, type LineReceipt, type Target } from './target';

/** Where a server is, and the key that it wants, if any. */
export interface ServerAddress {
  readonly url: string;
  readonly key?: string;
  /** Only in a sandbox: the instant to record at. */
  readonly now?: string;
}

/** A server, worked with through its HTTP interface (interfaces.md §1). */
export function serverTarget(address: ServerAddress): Target {
  let known = '0';
  const learn = (receipts: readonly Receipt[]): void => {
    for (const { position } of receipts) if (isLater(position, known)) known = position;
  };
  const json = async <Answered>(asked: Inquiry): Promise<Answered> =>
    (await (await get(address, asked)).json()) as Answered;
  return {
    async *record(lines, { strict }) {
      for await (const receipts of recordLines(address, lines, strict)) {
        learn(receipts);
        yield receipts;
      }
    },
    recordHistory: async (parameters, lines) => {
      const receipt = await sendHistory(address, parameters, lines);
      learn(receipt.results);
      return receipt;
    },
    known: (events) => knownOf(address, events),
    head: () => headOf(address, known),
    positionAt: async (at) =>
      (await json<{ readonly position: string }>({ path: '/v1/position', parameters: { at } })).position,
    park: async () => undefined,
    settle: async () => undefined,
    metrics: async () => {
      const { items } = await json<ReturnType<Book['catalogue']>>({ path: '/v1/metrics', parameters: {} });
      return items.map(({ id }) => id);
    },
    ask: (metric, parameters) => json<AskedAnswer>({ path: pathOf(metric), metric, parameters }),
    askCsv: async (metric, parameters) =>
      (await get(address, { path: `${pathOf(metric)}.csv`, parameters })).text(),
    explain: (metric, parameters) => json<Explanation>({ path: `${pathOf(metric)}/explain`, parameters }),
    changes: (metric, parameters) => json<Changes>({ path: `${pathOf(metric)}/changes`, parameters }),
    findings: (parameters) => json<FindingsPage>({ path: '/v1/findings', parameters }),
    subject: (part, subject, parameters) => {
      const path = pathOfSubject(subject);
      return json({ path: part === 'state' ? path : `${path}/${part}`, parameters });
    },
    exportLog: (parameters) => readPages(address, parameters),
    close: async () => undefined,
  };
}

function isLater(position: string | undefined, than: string): position is string {
  return position !== undefined && BigInt(position) > BigInt(than);
}

/** The path of a metric, as the server names it. */
function pathOf(metric: string): string {
  return `/v1/metrics/${encodeURIComponent(metric)}`;
}

interface Inquiry {
  readonly path: string;
  readonly parameters: Parameters;
  /** Only where the path is that of a metric. */
  readonly metric?: string;
}

async function get(address: ServerAddress, { path, parameters, metric }: Inquiry): Promise<Response> {
  const response = await send(address, urlOf(address, path, parameters), {});
  // A name such as `WF.TURNOVER.FTE.csv` is the address of a table, not that of a metric.
  if (metric !== undefined && !response.headers.get('content-type')?.includes('json')) {
    throw new DaybookProblem('unknown-metric', `there is no metric ${metric}`);
  }
  return response;
}

function urlOf(address: ServerAddress, path: string, parameters: Parameters): URL {
  const url = new URL(path, address.url);
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string') url.searchParams.set(name, value);
  }
  return url;
}

/** Sends a whole history, and waits until it is compared and what differs is entered. */
async function sendHistory(
  address: ServerAddress,
  parameters: Parameters,
  lines: readonly Buffer[],
): Promise<HistoryReceipt> {
  const response = await send(address, urlOf(address, '/v1/histories', parameters), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Buffer.concat(lines.flatMap((line) => [line, LINE_END])),
  });
  return (await response.json()) as HistoryReceipt;
}

/** @throws CommandError where the server cannot be reached, DaybookProblem where it refuses */
async function send(address: ServerAddress, url: URL, request: RequestInit): Promise<Response> {
  const { key, now } = address;
  const own = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(now === undefined ? {} : { 'daybook-sandbox-now': now }),
  };
  let response: Response;
  try {
    response = await fetch(url, {
      ...request,
      headers: { ...own, ...(request.headers as Record<string, string>) },
    });
  } catch {
    throw new CommandError(EXIT.unreachable, `no server answers at ${address.url}`);
  }
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<Error> {
  const text = await response.text();
  try {
    const { code, detail, ...extras } = JSON.parse(text) as { code: string; detail: string };
    if (typeof code === 'string') {
      return new DaybookProblem(code, detail, { ...extras, status: response.status });
    }
  } catch {
    // What is no JSON is no problem of Daybook's, and told as it stands.
  }
  const said = text.slice(0, 200).trim();
  return new CommandError(EXIT.unreachable, `${response.url} answered ${response.status}: ${said}`);
}

/** Where the log ends, at least as far as is known from receipts: who may only record is told no more. */
async function headOf(address: ServerAddress, known: string): Promise<string> {
  try {
    const response = await get(address, { path: '/v1/events', parameters: { after: known, limit: '1' } });
    await response.arrayBuffer();
    const head = response.headers.get('daybook-position') ?? undefined;
    return isLater(head, known) ? head : known;
  } catch (error) {
    if (error instanceof DaybookProblem) return known;
    throw error;
  }
}

/** The log in pages of lines, up to the head. */
async function* readPages(address: ServerAddress, parameters: Parameters): AsyncGenerator<Uint8Array> {
  let after = String(parameters['after'] ?? '0');
  for (;;) {
    const response = await get(address, { path: '/v1/events', parameters: { after, limit: '1000' } });
    const lines = new Uint8Array(await response.arrayBuffer());
    if (lines.length === 0) return;
    yield lines;
    after = response.headers.get('daybook-next') ?? after;
  }
}

/** Events that are asked about in one request: in a batch there is room for one more, and for long texts. */
const ASKED_TOGETHER = { events: 500, bytes: 900_000 };

/** A batch of all or none in which one element is no event is refused as a whole, and says what it met. */
async function knownOf(address: ServerAddress, events: readonly Buffer[]): Promise<readonly Known[]> {
  const known: Known[] = [];
  while (known.length < events.length) {
    const batch = together(events.slice(known.length));
    const body = `[${batch.join(',')},null]`;
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    const request = { method: 'POST', headers, body };
    const refusal = await send(address, new URL('/v1/events?atomic=true', address.url), request).catch(
      (error: unknown) => error,
    );
    const results = refusal instanceof DaybookProblem ? refusal.extras.results : undefined;
    if (results?.length !== batch.length + 1) throw refusal;
    known.push(...(results as LineReceipt[]).slice(0, batch.length).map(knownBy));
  }
  return known;
}

/** As many of the first events as go in one request: at least one. */
function together(events: readonly Buffer[]): readonly Buffer[] {
  let bytes = 0;
  const end = events.findIndex((event, index) => {
    bytes += event.length + 1;
    return index > 0 && (index >= ASKED_TOGETHER.events || bytes > ASKED_TOGETHER.bytes);
  });
  return end < 0 ? events : events.slice(0, end);
}

/** Sends all lines in one streamed request, and gives receipts as they come back. */
async function* recordLines(
  address: ServerAddress,
  lines: AsyncIterable<readonly Buffer[]>,
  strict: boolean,
): AsyncGenerator<readonly LineReceipt[]> {
  const url = new URL('/v1/events', address.url);
  if (strict) url.searchParams.set('strict', 'true');
  const sending: Sending = { failure: undefined };
  const response = await send(address, url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: ReadableStream.from(bodyOf(lines, sending)),
    duplex: 'half',
  } as RequestInit).catch((error: unknown) => {
    throw sending.failure ?? error;
  });
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const whole = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = whole.pop() ?? '';
      if (whole.length > 0) yield whole.map((line) => JSON.parse(line) as LineReceipt);
    }
  } catch (error) {
    if (sending.failure !== undefined) throw sending.failure;
    if (!(error instanceof TypeError)) throw error;
    rest = 'cut off';
  }
  if (rest !== '') {
    throw new CommandError(
      EXIT.unreachable,
      `the server at ${address.url} went away in the middle of its answer`,
    );
  }
}

const NEWLINE = 0x0a;
const LINE_END = Buffer.from('\n');

/** What went wrong on this side while sending: the request itself only says that it was cut off. */
interface Sending {
  failure: unknown;
}

async function* bodyOf(
  lines: AsyncIterable<readonly Buffer[]>,
  sending: Sending,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const some of lines) {
      yield Buffer.concat(some.flatMap((event) => [onOneLine(event), LINE_END]));
    }
  } catch (error) {
    sending.failure = error;
    throw error;
  }
}

/** An event over several lines goes as one: a line end between tokens is a space, in a string an error. */
function onOneLine(event: Buffer): Buffer {
  if (!event.includes(NEWLINE)) return event;
  const line = Buffer.from(event);
  let inString = false;
  let isEscaped = false;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at];
    if (byte === NEWLINE) line[at] = inString ? 0x01 : 0x20;
    if (byte === 0x22 && !isEscaped) inString = !inString;
    isEscaped = inString && byte === 0x5c && !isEscaped;
  }
  return line;
}
