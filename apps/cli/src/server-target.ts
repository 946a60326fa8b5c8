import { type Answer, DaybookProblem, type Explanation, type Parameters } from '@daybook/book';
import { CommandError, EXIT } from './exit';
import type { LineReceipt, Target } from './target';

/** Where a server is, and the key that it wants, if any. */
export interface ServerAddress {
  readonly url: string;
  readonly key?: string;
}

/** A server, worked with through its HTTP interface (interfaces.md §1). */
export function serverTarget(address: ServerAddress): Target {
  return {
    record: (lines, { strict }) => recordLines(address, lines, strict),
    ask: async (metric, parameters) =>
      (await (await get(address, { path: `/v1/metrics/${metric}`, parameters })).json()) as Answer,
    askCsv: async (metric, parameters) => (await get(address, { path: `/v1/metrics/${metric}.csv`, parameters })).text(),
    explain: async (metric, parameters) =>
      (await (await get(address, { path: `/v1/metrics/${metric}/explain`, parameters })).json()) as Explanation,
    exportLog: (parameters) => readPages(address, parameters),
    position: async (parameters) => (await get(address, { path: '/v1/position', parameters })).json() as never,
    close: async () => undefined,
  };
}

interface Asked {
  readonly path: string;
  readonly parameters: Parameters;
}

async function get(address: ServerAddress, { path, parameters }: Asked): Promise<Response> {
  const url = new URL(path, address.url);
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string') url.searchParams.set(name, value);
  }
  return send(address, url, {});
}

/** @throws CommandError where the server cannot be reached, DaybookProblem where it refuses */
async function send(address: ServerAddress, url: URL, request: RequestInit): Promise<Response> {
  const key = address.key === undefined ? {} : { authorization: `Bearer ${address.key}` };
  let response: Response;
  try {
    response = await fetch(url, { ...request, headers: { ...key, ...(request.headers as Record<string, string>) } });
  } catch {
    throw new CommandError(EXIT.unreachable, `there is no server at ${address.url}`);
  }
  if (response.ok) return response;
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<Error> {
  const text = await response.text();
  try {
    const { code, detail, ...extras } = JSON.parse(text) as { code: string; detail: string };
    return new DaybookProblem(code, detail, { ...extras, status: response.status });
  } catch {
    return new CommandError(EXIT.unreachable, `the server answered ${response.status}: ${text.slice(0, 200)}`);
  }
}

/** The log in pages of lines, up to the head. */
async function* readPages(address: ServerAddress, parameters: Parameters): AsyncGenerator<Uint8Array> {
  let after = String(parameters['after'] ?? '0');
  for (;;) {
    const response = await get(address, { path: '/v1/events', parameters: { after, limit: '1000' } });
    const next = response.headers.get('daybook-next') ?? after;
    const lines = new Uint8Array(await response.arrayBuffer());
    if (lines.length === 0) return;
    yield lines;
    after = next;
  }
}

/** Sends all lines in one streamed request, and gives receipts as they come back. */
async function* recordLines(
  address: ServerAddress,
  lines: AsyncIterable<readonly Uint8Array[]>,
  strict: boolean,
): AsyncGenerator<readonly LineReceipt[]> {
  const url = new URL('/v1/events', address.url);
  if (strict) url.searchParams.set('strict', 'true');
  const response = await send(address, url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: ReadableStream.from(bodyOf(lines)),
    duplex: 'half',
  } as RequestInit);
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const whole = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = whole.pop() ?? '';
    if (whole.length > 0) yield whole.map((line) => JSON.parse(line) as LineReceipt);
  }
  if (rest !== '') throw new CommandError(EXIT.unreachable, 'the server went away in the middle of its answer');
}

const NEWLINE = Buffer.from('\n');

async function* bodyOf(lines: AsyncIterable<readonly Uint8Array[]>): AsyncGenerator<Uint8Array> {
  for await (const some of lines) yield Buffer.concat(some.flatMap((line) => [line, NEWLINE]));
}
