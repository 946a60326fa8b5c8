import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Claim, leaver, SOURCE, starter, starters } from './e2e/claims-trial';
import type { Answered, BatchShown, ProblemShown, ReceiptShown } from './e2e/http-trial';
import { bearer } from './e2e/bearer-trial';
import { recordFile } from './e2e/quarantine-trial';
import { checkout, RunningServer } from './e2e/running-server-trial';
import { describedRoutes } from './operate/open-api-routes';

const ENVIRONMENT = { DAYBOOK_AUTH: 'keys', DAYBOOK_AUTHORITY: '333' };
const roles = ['admin', 'emitter', 'analyst', 'auditor'] as const;
type Role = (typeof roles)[number];

/** Who may what, as promises.md §4 says: the status for each role with a key, and for nobody. */
const permissions: readonly (readonly [method: string, path: string, allowed: readonly Role[] | 'anyone'])[] =
  [
    ['post', '/v1/events', ['emitter']],
    ['post', '/v1/histories', ['emitter']],
    ['get', '/v1/metrics', ['admin', 'analyst', 'auditor']],
    ['get', '/v1/metrics/{id}', ['analyst', 'auditor']],
    ['get', '/v1/metrics/{id}.csv', ['analyst', 'auditor']],
    ['get', '/v1/metrics/{id}.meta.csv', ['analyst', 'auditor']],
    ['get', '/v1/metrics/{id}/explain', ['analyst', 'auditor']],
    ['get', '/v1/metrics/{id}/changes', ['analyst', 'auditor']],
    ['get', '/v1/findings', ['auditor']],
    ['get', '/v1/subjects/{kind}/{id}', ['analyst', 'auditor']],
    ['get', '/v1/subjects/{kind}/{id}/timeline', ['analyst', 'auditor']],
    ['get', '/v1/subjects/{kind}/{id}/events', ['analyst', 'auditor']],
    ['get', '/v1/quarantine', ['admin', 'auditor']],
    ['post', '/v1/quarantine/{id}/resubmit', ['admin']],
    ['get', '/v1/events', ['auditor']],
    ['get', '/v1/position', ['admin', 'analyst', 'auditor']],
    ['get', '/openapi.json', 'anyone'],
    ['get', '/asyncapi.json', 'anyone'],
    ['get', '/schemas/{type}/{n}.json', 'anyone'],
    ['get', '/health/live', 'anyone'],
    ['get', '/health/ready', 'anyone'],
    ['get', '/metrics', 'anyone'],
  ];

let server: RunningServer;
let keys: Readonly<Record<string, string>>;
let count = 0;
const fresh = (given: Readonly<Record<string, unknown>> = {}): Claim => starter(`auth-${++count}`, given);

beforeAll(async () => {
  // Refused strictly, the leaving waits in the quarantine as 1; it adds up once its start is recorded.
  const start = fresh();
  const data = recordFile([leaver('auth-left', start, '2024-05-31'), start]);
  server = await RunningServer.start({ data, by: 'up', environment: ENVIRONMENT });
  keys = Object.fromEntries(printedKeys(server).map(({ role, key }) => [role, key]));
});
afterAll(() => server.discard());

/** The keys in what a server wrote on stderr. */
function printedKeys({ stderr }: RunningServer): readonly { readonly role: string; readonly key: string }[] {
  const lines = stderr.split('\n').filter((line) => line.includes('daybook_'));
  return lines.map((line) => JSON.parse(line) as { role: string; key: string });
}

/** Asks one route in a way that it answers with success to those whom it is for. */
async function knock(method: string, path: string, key: string | undefined): Promise<Answered> {
  const headers = bearer(key);
  if (path === '/v1/histories') {
    const type = { 'content-type': 'application/x-ndjson' };
    const asked = `${path}?authority=333&source=urn:knock&scope=complete`;
    return server.ask(asked, { method: 'POST', headers: { ...headers, ...type } });
  }
  if (method === 'post' && path !== '/v1/events') {
    return server.ask(path.replace('{id}', '1'), { method: 'POST', headers });
  }
  if (method === 'post') {
    const type = { 'content-type': 'application/json' };
    return server.ask(path, {
      method: 'POST',
      headers: { ...headers, ...type },
      body: JSON.stringify(fresh()),
    });
  }
  const address = path
    .replace(/\{kind\}\/\{id\}(\/\w+)/, 'worker/W-auth-1$1?authority=333')
    .replace('{kind}/{id}', 'worker/W-auth-1')
    .replace('{id}', 'WF.TURNOVER.FTE')
    .replace('{type}', 'SocialWorkerStarted')
    .replace('{n}', '1');
  const asksMetric = /\{id\}(\.csv|\/explain|\/changes)?$/.test(path);
  const asks = asksMetric || path === '/v1/findings';
  const from = path.endsWith('/changes') ? '&from=0' : '';
  return server.ask(asks ? `${address}?authority=333&asOf=2024-09-30${from}` : address, { headers });
}

function daybook(...args: readonly string[]): string {
  const program = join(checkout(), 'apps/cli/bin/daybook.js');
  const env = { DAYBOOK_DATA: server.data, ...ENVIRONMENT };
  return execFileSync(process.execPath, [program, ...args], { env, encoding: 'utf8' });
}

/** Makes a key on the command line while the server runs. */
function keyFor(...args: readonly string[]): { readonly id: string; readonly key: string } {
  return JSON.parse(daybook('keys', 'add', '--json', ...args)) as { id: string; key: string };
}

describe('Keys of the first start', () => {
  it('are printed on stderr, one for each role, and nowhere else', () => {
    expect(printedKeys(server).map(({ role }) => role)).toEqual(['admin', 'emitter', 'analyst', 'auditor']);
    for (const key of Object.values(keys)) {
      expect(key).toMatch(/^daybook_[\w-]{43,}$/);
      expect(server.stderr.split(key)).toHaveLength(2);
    }
    expect(server.stdout).toBe(`listening on ${server.url}\n`);
  });

  it('are printed once: a server that starts again prints none, and lets the same keys in', async () => {
    const { data } = server;
    await server.stop();
    server = await RunningServer.start({ data, by: 'up', environment: ENVIRONMENT });
    expect(printedKeys(server)).toEqual([]);
    expect((await knock('get', '/v1/metrics', keys['auditor'])).status).toBe(200);
  });
});

describe('Whoever asks', () => {
  it('is asked for permission on every route that there is', () => {
    const described = describedRoutes.map(({ method, path }) => `${method} ${path}`).sort();
    expect(permissions.map(([method, path]) => `${method} ${path}`).sort()).toEqual(described);
  });

  it.each(permissions)('%s %s is for %j', async (method, path, allowed) => {
    const success = path === '/v1/events' && method === 'post' ? 201 : 200;
    const statuses: Record<string, number> = {};
    for (const role of roles) statuses[role] = (await knock(method, path, keys[role])).status;
    const isFor = (role: Role): boolean => allowed === 'anyone' || allowed.includes(role);
    expect(statuses).toEqual(Object.fromEntries(roles.map((role) => [role, isFor(role) ? success : 403])));
    for (const key of [undefined, `daybook_${'A'.repeat(43)}`]) {
      expect((await knock(method, path, key)).status).toBe(allowed === 'anyone' ? success : 401);
    }
  });

  it('is told why it may not, as a problem, and what to send', async () => {
    const nobody = await knock('get', '/v1/events', undefined);
    expect(nobody.headers).toMatchObject({
      'www-authenticate': 'Bearer',
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });
    expect(nobody.body()).toMatchObject({ code: 'unauthenticated', status: 401, instance: '/v1/events' });
    const emitter = await knock('get', '/v1/events', keys['emitter']);
    expect(emitter.headers['www-authenticate']).toBeUndefined();
    expect(emitter.body()).toMatchObject({ code: 'forbidden', status: 403, type: '/problems/forbidden' });
  });

  it('is not let in by a key in another place or under another scheme', async () => {
    const key = keys['auditor'] ?? '';
    const statusOf = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await server.ask(path, { headers })).status;
    expect(await statusOf('/v1/events', { authorization: `Basic ${key}` })).toBe(401);
    expect(await statusOf('/v1/events', { authorization: key })).toBe(401);
    expect(await statusOf(`/v1/events?access_token=${key}`, {})).toBe(401);
    expect(await statusOf('/v1/events', { 'x-api-key': key })).toBe(401);
    expect(await statusOf('/v1/events', { authorization: `bearer ${key}` })).toBe(200);
  });

  it('leaves its name on what it records', async () => {
    const { key } = keyFor('--role', 'emitter', '--name', 'iTrent of Sandwell');
    const event = fresh();
    expect((await server.record(event, { headers: bearer(key) })).status).toBe(201);
    const log = await server.ask('/v1/events?limit=1000', { headers: bearer(keys['auditor']) });
    const recorded = log.lines<{ recordedBy: string; event: { id: string } }>();
    expect(recorded.find((entry) => entry.event.id === event.id)?.recordedBy).toBe('iTrent of Sandwell');
    expect(new Set(recorded.map(({ recordedBy }) => recordedBy))).toEqual(
      new Set(['local', 'admin', 'emitter', 'iTrent of Sandwell']),
    );
  });
});

describe('An emitter', () => {
  const types = {
    batch: 'application/cloudevents-batch+json',
    lines: 'application/x-ndjson',
    one: 'application/cloudevents+json',
  };
  const send = (body: unknown, type: keyof typeof types, query = ''): Promise<Answered> =>
    server.record(body, { query, headers: { ...bearer(keys['emitter']), 'content-type': types[type] } });
  const summary = (receipts: readonly ReceiptShown[]): unknown[] =>
    receipts.map(({ status, problem }) =>
      problem === undefined ? status : [status, problem.code, problem.errors.map(({ pointer }) => pointer)],
    );
  const foreign = ['refused', 'not-your-authority', ['/authority']];

  it('is refused one event of another authority, at its field', async () => {
    const answer = await send(fresh({ authority: '330' }), 'one');
    expect(answer.status).toBe(422);
    const problem = answer.body<ProblemShown>();
    expect(problem).toMatchObject({ code: 'not-your-authority', type: '/problems/not-your-authority' });
    expect(problem.errors).toEqual([
      { pointer: '/authority', code: 'not-your-authority', detail: problem.detail },
    ]);
  });

  it('is refused those of a batch, and the others are recorded', async () => {
    const answer = await send([fresh(), fresh({ authority: '330' }), fresh()], 'batch');
    expect(answer.status).toBe(200);
    const { results, ...counts } = answer.body<BatchShown>();
    expect(counts).toEqual({ recorded: 2, duplicates: 0, refused: 1 });
    expect(summary(results)).toEqual(['recorded', foreign, 'recorded']);
  });

  it('is refused the whole of an atomic batch', async () => {
    const answer = await send([fresh(), fresh({ authority: '330' })], 'batch', '?atomic=true');
    expect(answer.status).toBe(422);
    const problem = answer.body<ProblemShown>();
    expect(problem.code).toBe('not-your-authority');
    expect(summary(problem.results ?? [])).toEqual([['refused', 'batch-refused', ['']], foreign]);
  });

  it('is refused lines of another authority, and the others are recorded', async () => {
    const claims = [
      fresh(),
      fresh({ authority: '990' }),
      ...starters('auth-line', 3),
      fresh({ authority: '000' }),
    ];
    const answer = await send(claims.map((claim) => JSON.stringify(claim)).join('\n'), 'lines');
    expect(answer.status).toBe(200);
    expect(summary(answer.lines<ReceiptShown>())).toEqual([
      'recorded',
      foreign,
      'recorded',
      'recorded',
      'recorded',
      foreign,
    ]);
  });

  it('with a key for some sources is refused the others, and told both things that are foreign', async () => {
    const { key } = keyFor('--role', 'emitter', '--source', SOURCE, '--source', 'urn:test:agency');
    const claims = [
      fresh(),
      fresh({ source: 'urn:test:agency' }),
      fresh({ source: 'urn:test' }),
      fresh({ source: 'urn:test', authority: '330' }),
    ];
    const answer = await server.record(claims, {
      headers: { ...bearer(key), 'content-type': types.batch },
    });
    expect(summary(answer.body<BatchShown>().results)).toEqual([
      'recorded',
      'recorded',
      ['refused', 'not-your-authority', ['/source']],
      ['refused', 'not-your-authority', ['/source', '/authority']],
    ]);
  });

  it('with a key for all authorities records for each', async () => {
    const { key } = keyFor('--role', 'emitter', '--authority', 'all');
    const answer = await server.record(fresh({ authority: '330' }), { headers: bearer(key) });
    expect(answer.status).toBe(201);
  });
});

describe('A key', () => {
  const asked = async (key: string, path = '/v1/metrics'): Promise<number> =>
    (await server.ask(path, { headers: bearer(key) })).status;

  it('made while the server runs is let in at once, and refused once it is revoked', async () => {
    const { id, key } = keyFor('--role', 'analyst');
    expect(await asked(key)).toBe(200);
    daybook('keys', 'revoke', id);
    expect(await asked(key)).toBe(401);
  });

  it('is refused from the instant at which it expires', async () => {
    const { key } = keyFor('--role', 'analyst', '--expires', new Date(Date.now() + 5_000).toISOString());
    expect(await asked(key)).toBe(200);
    for (let tries = 0; (await asked(key)) === 200 && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await asked(key)).toBe(401);
  });

  it('for one authority answers for that one only', async () => {
    const { key } = keyFor('--role', 'analyst', '--authority', '333');
    const question = '/v1/metrics/WF.INPOST.FTE?asOf=2024-09-30&authority=';
    expect(await asked(key, `${question}333`)).toBe(200);
    expect(await asked(key, `${question}330`)).toBe(403);
    expect(await asked(key, `${question}all`)).toBe(403);
  });

  it('is listed, never shown again', () => {
    const { id, key } = keyFor('--role', 'auditor', '--name', 'Internal audit');
    const { items } = JSON.parse(daybook('keys', 'list', '--json')) as {
      items: { id: string; name: string }[];
    };
    expect(items.find((item) => item.id === id)).toMatchObject({
      name: 'Internal audit',
      status: 'in-force',
    });
    expect(JSON.stringify(items)).not.toContain(key);
    expect(server.stdout + server.stderr).not.toContain(key);
  });
});
