import { leaver, starter } from './e2e/claims-trial';
import type { ProblemShown } from './e2e/http-trial';
import { RunningServer } from './e2e/running-server-trial';

const WORKER = '/v1/subjects/worker/W-s-1';
let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.start();
  const start = starter('s-1');
  for (const event of [start, starter('s-2'), leaver('s-3', start, '2024-09-12')]) await server.record(event);
});
afterAll(() => server.discard());

describe('One worker over HTTP', () => {
  it('is answered as of a day and as at a position, with the position that the answer reflects', async () => {
    const answer = await server.ask(`${WORKER}?authority=333&asOf=2024-09-30`);
    expect([answer.status, answer.headers['daybook-position']]).toEqual([200, '3']);
    expect(answer.body()).toMatchObject({
      ...{ subject: 'worker/W-s-1', asked: 'worker/W-s-1', authority: '333', aliases: [], findings: [] },
      ...{ asOf: '2024-09-30', asAt: { position: '3' }, position: '3' },
      state: { inPost: false, employments: [{ employmentId: 'E-1', lastDayInclusive: '2024-09-12' }] },
    });
    const before = await server.ask(`${WORKER}?authority=333&asOf=2024-09-30&asAt=2`);
    expect(before.headers['daybook-position']).toBe('2');
    expect(before.body()).toMatchObject({ position: '2', state: { inPost: true, fte: '0.8' } });
  });

  it('reads its own writes, in the state as in the timeline and the events', async () => {
    await server.record(starter('s-4'));
    for (const part of ['', '/timeline', '/events']) {
      const answer = await server.ask(`/v1/subjects/worker/W-s-4${part}?authority=333`);
      expect([part, answer.status]).toEqual([part, 200]);
      expect(answer.headers['daybook-position']).toBe(answer.body<{ position: string }>().position);
    }
  });

  it('has a timeline of what was believed, and events with what amends them', async () => {
    const { facts } = (await server.ask(`${WORKER}/timeline?authority=333&asAt=3`)).body<{
      facts: readonly Record<string, unknown>[];
    }>();
    const employments = facts.filter(({ what }) => what === 'employment');
    expect(employments.map(({ to, knownFrom, knownUntil }) => [to, knownFrom, knownUntil])).toEqual([
      ['2024-09-13', '3', null],
      [null, '1', '3'],
    ]);
    const events = (await server.ask(`${WORKER}/events?authority=333&limit=1`)).body();
    expect(events).toMatchObject({
      items: [{ position: '1', stream: 'worker-333-W-s-1', amendedBy: [] }],
      next: expect.any(String),
    });
  });

  it('is unknown, by its own code, where nothing is told of it by then', async () => {
    const unknown = await server.ask('/v1/subjects/worker/W-s-2?authority=333&asAt=1');
    expect(unknown.status).toBe(404);
    expect(unknown.body<ProblemShown>()).toMatchObject({
      ...{ code: 'unknown-subject', type: '/problems/unknown-subject', errors: [{ pointer: '/id' }] },
    });
  });
});
