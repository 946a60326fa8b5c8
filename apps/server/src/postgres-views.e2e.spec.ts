import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { leaver, starter, starters } from './e2e/claims-trial';
import { daybook } from './e2e/command-line-trial';
import { checkout, RunningServer } from './e2e/running-server-trial';

const admin = new Client({ connectionString: process.env['DAYBOOK_TEST_POSTGRES'] });
const database = `daybook_trial_${randomUUID().replaceAll('-', '')}`;
const url = new URL(process.env['DAYBOOK_TEST_POSTGRES'] ?? 'postgres://none');
url.pathname = `/${database}`;
const environment = { DAYBOOK_VIEWS: url.href };

let onPostgres: RunningServer;
let embedded: RunningServer;
beforeAll(async () => {
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  [onPostgres, embedded] = await Promise.all([RunningServer.start({ environment }), RunningServer.start()]);
});
afterAll(async () => {
  await Promise.all([onPostgres, embedded].map((server) => server.discard()));
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.end();
});

const claims = starters('P', 40);
const leavers = claims.slice(0, 9).map((claim, index) => leaver(`L-${index}`, claim, '2024-08-31'));
const merge = {
  ...starter('M'),
  type: 'WorkersMerged',
  subject: 'worker/W-P-20',
  data: { into: 'W-P-21' },
};

const questions = [
  '/v1/metrics/WF.TURNOVER.FTE?authority=333&asOf=2024-09-30',
  '/v1/metrics/WF.INPOST.FTE?authority=333&asOf=2024-09-30',
  '/v1/metrics/WF.INPOST.FTE/explain?authority=333&asOf=2024-09-30',
  '/v1/metrics/WF.TURNOVER.FTE?authority=333&from=2023-09-30&to=2024-09-30&every=year&asAt=41',
  '/v1/findings?authority=333',
  '/v1/subjects/worker/W-P-21?authority=333',
  '/v1/subjects/worker/W-P-20/events?authority=333',
];

/** What is answered, but for the instants of recording, which differ. */
async function answers(server: RunningServer): Promise<readonly unknown[]> {
  const found = [];
  for (const question of questions) {
    const { status, text } = await server.ask(question);
    expect([question, status, text]).toEqual([question, 200, text]);
    found.push([question, text.replaceAll(/"recordedAt":"[^"]*"/g, '"recordedAt":""')]);
  }
  return found;
}

/** A command on the data directory of the server with views in PostgreSQL. */
async function onViews(...args: readonly string[]): Promise<string> {
  const program = join(checkout(), 'apps/cli/bin/daybook.js');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, ...args, '--data', onPostgres.data],
    { env: environment },
  );
  return stdout;
}

describe('A server with its views in PostgreSQL', () => {
  it('answers as the embedded one does, and so do its commands', async () => {
    for (const server of [onPostgres, embedded]) {
      expect((await server.recordBatch(claims)).status).toBe(200);
      expect((await server.recordBatch([...leavers, merge])).status).toBe(200);
    }
    expect(await answers(onPostgres)).toEqual(await answers(embedded));
    const hash = await daybook('state-hash', '--data', embedded.data);
    expect(await onViews('state-hash')).toBe(hash);
    expect(await onViews('rebuild', '--check')).toContain('the views are what the log says: 50 events');
    expect(await onViews('doctor')).toContain('generation 1 reflects position 50, the end of the log');
    expect((await onPostgres.ask('/health/ready')).status).toBe(200);
  });

  it('records while the views are away, says so to who asks, and catches up within 30 s of their return', async () => {
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      database,
    ]);
    const question = `${questions[1]}&asAt=10`;
    const { status, text, headers } = await onPostgres.ask(question);
    expect([status, JSON.parse(text), headers['retry-after']]).toMatchObject([
      503,
      { code: 'views-unavailable', errors: [{ code: 'views-unavailable' }] },
      '1',
    ]);
    const late = starters('Q', 5);
    for (const server of [onPostgres, embedded]) {
      expect((await server.recordBatch(late, '?strict=true')).status).toBe(200);
    }
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
    const returned = Date.now();
    while ((await onPostgres.ask(`${questions[1]}&fresh=55`)).status === 503) {
      expect(Date.now() - returned).toBeLessThan(30_000);
    }
    expect(await answers(onPostgres)).toEqual(await answers(embedded));
  });

  it('rebuilds beside, once it is stopped, and takes up its views again when it is started', async () => {
    await onPostgres.stop();
    expect(await onViews('rebuild')).toContain('generation 2 of the views answers now: 55 events');
    expect(await onViews('rebuild', '--check')).toContain('the views are what the log says');
    expect(await onViews('state-hash')).toBe(await daybook('state-hash', '--data', embedded.data));
    onPostgres = await RunningServer.start({ environment, data: onPostgres.data });
    expect(await answers(onPostgres)).toEqual(await answers(embedded));
    const { rows } = await admin.query('SELECT datname FROM pg_stat_activity WHERE datname = $1', [database]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('does not start where the database cannot be had, and says why without the password', async () => {
    const away = { DAYBOOK_VIEWS: 'postgres://daybook:secret@127.0.0.1:1/none' };
    const refusal = await RunningServer.start({ environment: away }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/the views in postgres:\/\/127.0.0.1:1\/none cannot be had/);
    expect(refusal).not.toContain('secret');
  });
});
