import { join } from 'node:path';
import { leaver, starter } from './e2e/claims-trial';
import type { Answered, ProblemShown, ReceiptShown } from './e2e/http-trial';
import { recordAgain, recordFile } from './e2e/quarantine-trial';
import { RunningServer } from './e2e/running-server-trial';

interface PageShown {
  readonly items: readonly {
    readonly id: string;
    readonly origin: { readonly kind: string; readonly file: string; readonly line: number };
    readonly problem: { readonly code: string };
    readonly raw: string;
    readonly status: string;
    readonly receipt?: ReceiptShown;
  }[];
  readonly next: string | null;
}

const start = starter('quarantine-1');
const leaving = JSON.stringify(leaver('quarantine-2', start, '2024-05-31'));
const broken = '{"specversion": "1.0", ';
const data = recordFile([leaving, '', broken]);
const file = join(data, 'claims.ndjson');
let server: RunningServer;

beforeAll(async () => {
  recordAgain(data, '--strict', '--data', data);
  server = await RunningServer.start({ data });
});
afterAll(() => server.discard());

const list = async (query = ''): Promise<PageShown> =>
  (await server.ask(`/v1/quarantine${query}`)).body<PageShown>();
const resubmit = (id: string): Promise<Answered> =>
  server.ask(`/v1/quarantine/${id}/resubmit`, { method: 'POST' });

describe('The quarantine of a running server', () => {
  it('has what was refused of a file, once, with the line, the reason and the text', async () => {
    const { items, next } = await list();
    expect(next).toBeNull();
    expect(items.map(({ origin, problem, raw, status }) => [origin, problem.code, raw, status])).toEqual([
      [{ kind: 'file', file, line: 1 }, 'would-not-add-up', leaving, 'waiting'],
      [{ kind: 'file', file, line: 3 }, 'malformed', broken, 'waiting'],
    ]);
  });

  it('has nothing of what was refused over HTTP, or of a file sent to a server', async () => {
    expect((await server.record(broken)).status).toBe(400);
    recordAgain(data, '--server', server.url);
    expect((await list()).items).toHaveLength(2);
  });

  it('refuses again what is still wrong, as a problem, and keeps it waiting', async () => {
    const answer = await resubmit('2');
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body<ProblemShown>()).toMatchObject({
      code: 'malformed',
      instance: '/v1/quarantine/2/resubmit',
    });
    expect((await list('?status=waiting')).items.map(({ id }) => id)).toContain('2');
  });

  it('records what adds up by now, and answers with the same receipt ever after', async () => {
    await server.record(start);
    const answer = await resubmit('1');
    expect([answer.status, answer.headers['daybook-position']]).toEqual([200, String(await server.head())]);
    const receipt = answer.body<ReceiptShown>();
    // It was sent to the server from the file as well, which records without strictness.
    expect(receipt).toMatchObject({ source: start['source'], id: 'quarantine-2', status: 'duplicate' });
    expect((await list('?status=resubmitted')).items).toMatchObject([{ id: '1', receipt }]);
    expect((await resubmit('1')).body()).toEqual(receipt);
  });

  it('knows nothing of other ids, and says how it is asked', async () => {
    expect((await resubmit('3')).body()).toMatchObject({ code: 'not-found', status: 404 });
    const got = await server.ask('/v1/quarantine/1/resubmit');
    expect([got.status, got.headers['allow']]).toEqual([405, 'POST']);
    const sandbox = { method: 'POST', headers: { 'daybook-sandbox-now': '2024-01-01T00:00:00Z' } };
    expect((await server.ask('/v1/quarantine/2/resubmit', sandbox)).status).toBe(400);
  });
});
