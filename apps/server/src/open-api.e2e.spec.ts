import { dataSchemasOf, eventTypes, jsonSchemaOf } from '@daybook/events';
import { starter } from './e2e/claims-trial';
import type { Answered, ProblemShown } from './e2e/http-trial';
import { RunningServer } from './e2e/running-server-trial';
import { openApiDocument } from './operate/open-api';
import { describedRoutes } from './operate/open-api-routes';

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.start();
  await server.record(starter('described-1'));
});
afterAll(() => server.discard());

function expectNotFound(answer: Answered): void {
  expect(answer.status).toBe(404);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body()).toMatchObject({ code: 'not-found', type: '/problems/not-found', status: 404 });
}

const addressOf = (path: string): string =>
  path.replace('{kind}/{id}', 'worker/W-described-1').replace('{id}', 'WF.INPOST.FTE');

describe('The description of the interface', () => {
  it('is served as it is generated, in the version of the server', async () => {
    const answer = await server.ask('/openapi.json');
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    const { info } = answer.body<{ info: { version: string } }>();
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(answer.body()).toEqual(openApiDocument(info.version));
  });

  it('is not given as what it is not, nor taken', async () => {
    const html = await server.ask('/openapi.json', { headers: { accept: 'text/html' } });
    expect([html.status, html.body<ProblemShown>().code]).toEqual([406, 'not-acceptable']);
    const posted = await server.ask('/openapi.json', { method: 'POST' });
    expect([posted.status, posted.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  const asked = describedRoutes.filter(({ method, path }) => method === 'get' && path.startsWith('/v1'));
  it.each(asked.map((route) => [route.path, route] as const))(
    'names the parameters that %s takes, and no others',
    async (path, { parameters }) => {
      const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      const answer = await server.ask(`${addressOf(path)}?nonsense=1`);
      expect(answer.status).toBe(400);
      const problem = answer.body<ProblemShown>();
      expect(problem).toMatchObject({ code: 'unknown-parameter', errors: [{ pointer: '/nonsense' }] });
      const [, taken = ''] = /these are: (.*)$/.exec(problem.detail) ?? [];
      expect(taken === 'none' ? [] : taken.split(', ').sort()).toEqual([...names].sort());
    },
  );

  const members = (name: string): { required: string[]; all: string[] } => {
    const schemas = (openApiDocument('1').components as Record<string, Record<string, unknown>>)['schemas'];
    const { properties, required } = schemas?.[name] as { properties: object; required: string[] };
    return { required, all: Object.keys(properties) };
  };

  it.each([
    ['Answer', '/v1/metrics/WF.INPOST.FTE?authority=333&asOf=2024-09-30', (body: object) => body],
    ['Answer', '/v1/metrics/WF.TURNOVER.FTE?authority=333&asOf=2024-09-30', (body: object) => body],
    ['Explanation', '/v1/metrics/WF.INPOST.FTE/explain?authority=333', (body: object) => body],
    ['CatalogueEntry', '/v1/metrics', (body: { items: object[] }) => body.items[0]],
    ['SubjectState', '/v1/subjects/worker/W-described-1?authority=333', (body: object) => body],
    [
      'WorkerState',
      '/v1/subjects/worker/W-described-1?authority=333',
      (body: { state: object }) => body.state,
    ],
    ['Timeline', '/v1/subjects/worker/W-described-1/timeline?authority=333', (body: object) => body],
    ['ToldEvents', '/v1/subjects/worker/W-described-1/events?authority=333', (body: object) => body],
    ['AsAt', '/v1/position', (body: object) => body],
    ['LogEntry', '/v1/events', (body: object) => body],
    ['Problem', '/v1/metrics/WF.NONE', (body: object) => body],
    ['Readiness', '/health/ready', (body: object) => body],
  ] as const)('has the members of %s as %s answers it', async (name, path, part) => {
    const answer = await server.ask(path);
    const given = Object.keys(part(answer.body<never>()) ?? {});
    const { required, all } = members(name);
    expect(given.filter((member) => !all.includes(member))).toEqual([]);
    expect(required.filter((member) => !given.includes(member))).toEqual([]);
  });
});

describe('The schemas of events', () => {
  it('are served, each at its address', async () => {
    const addresses = dataSchemasOf();
    expect(addresses.length).toBeGreaterThanOrEqual(eventTypes.size);
    for (const { type, schema, address } of addresses) {
      const answer = await server.ask(`${address}.json`);
      expect(answer.status).toBe(200);
      expect(answer.body()).toEqual(jsonSchemaOf(type, schema));
    }
  });

  it('are given as JSON Schema to those who ask for that', async () => {
    const headers = { accept: 'application/schema+json' };
    const answer = await server.ask('/schemas/SocialWorkerStarted/1.json', { headers });
    expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/);
  });

  it.each([
    'WorkerPromoted/1.json',
    'socialworkerstarted/1.json',
    'toString/1.json',
    '__proto__/1.json',
    'SocialWorkerStarted/99.json',
    'SocialWorkerStarted/0.json',
    'SocialWorkerStarted/01.json',
    'SocialWorkerStarted/1e0.json',
    'SocialWorkerStarted/-1.json',
    'SocialWorkerStarted/99999999999999999999.json',
    'SocialWorkerStarted/1',
    'SocialWorkerStarted',
  ])('are not found at %s', async (address) => {
    expectNotFound(await server.ask(`/schemas/${address}`));
  });
});
