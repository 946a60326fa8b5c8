import { leaver, SOURCE, starter, type Claim } from './e2e/claims-trial';
import { daybook } from './e2e/command-line-trial';
import { RunningServer } from './e2e/running-server-trial';

interface FindingShown {
  readonly rule: string;
  readonly severity: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string | null;
  readonly because: readonly { readonly id: string; readonly position: string }[];
  readonly message: string;
}

interface FindingsShown {
  readonly position: string;
  readonly total: number;
  readonly byRule: readonly object[];
  readonly items: readonly FindingShown[];
  readonly next: string | null;
}

const allocated = (id: string, child: string, [workerId, from]: readonly [string, string]): Claim =>
  starter(id, {
    type: 'CaseAllocated',
    subject: child,
    effectiveon: from,
    data: { workerId, as: 'lead' },
  });

const leaving = starter('w-1', { subject: 'worker/SW-1', effectiveon: '2020-01-06' });

/** Pattern 24: SW-1 leaves with open cases; C-1 is reallocated days later, from an earlier day. */
const history: readonly (readonly [recordedAt: string, event: Claim])[] = [
  ['2024-01-10T09:00:00.000Z', leaving],
  ['2024-01-10T09:00:00.000Z', starter('w-2', { subject: 'worker/SW-2', effectiveon: '2020-01-06' })],
  ['2024-01-15T09:00:00.000Z', allocated('c-1', 'child/C-1', ['SW-1', '2024-01-15'])],
  ['2024-09-27T09:00:00.000Z', leaver('l-1', leaving, '2024-09-27')],
  ['2024-09-27T09:00:00.000Z', leaver('l-1-again', leaving, '2024-09-27')],
  ['2024-10-03T09:00:00.000Z', allocated('c-1-late', 'child/C-1', ['SW-2', '2024-09-28'])],
];

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.start({ environment: { DAYBOOK_SANDBOX: 'true' } });
  for (const [now, event] of history) {
    const answer = await server.record(event, { headers: { 'daybook-sandbox-now': now } });
    expect(answer.status).toBe(201);
  }
});
afterAll(async () => server.discard());

const findings = async (query = ''): Promise<FindingsShown> => {
  const answer = await server.ask(`/v1/findings?authority=333${query}`);
  expect(answer.status).toBe(200);
  return answer.body<FindingsShown>();
};

describe('findings that several subjects show together', () => {
  it('are listed with those of one subject, counted by rule, each with the events behind it', async () => {
    const { total, byRule, items } = await findings('&asAt=2024-10-02');
    expect(total).toBe(3);
    expect(byRule).toEqual([
      { rule: 'case-held-by-worker-not-in-post', severity: 'warning', count: 1 },
      { rule: 'left-twice', severity: 'error', count: 1 },
      { rule: 'left-with-open-cases', severity: 'warning', count: 1 },
    ]);
    expect(items.map(({ subject, rule, from, to }) => [subject, rule, from, to])).toEqual([
      ['child/C-1', 'case-held-by-worker-not-in-post', '2024-09-28', null],
      ['worker/SW-1', 'left-twice', '2024-09-27', '2024-09-28'],
      ['worker/SW-1', 'left-with-open-cases', '2024-09-28', null],
    ]);
    expect(items[2]).toMatchObject({
      severity: 'warning',
      message: 'The last day in post or on an assignment was 2024-09-27, and child/C-1 is still led.',
      because: [
        { source: SOURCE, id: 'w-1', type: 'SocialWorkerStarted', position: '1' },
        { id: 'c-1', type: 'CaseAllocated', effectiveOn: '2024-01-15', position: '3' },
        { id: 'l-1', type: 'SocialWorkerLeft', position: '4', recordedAt: '2024-09-27T09:00:00.000Z' },
      ],
    });
  });

  it('are gone once the case is reallocated from an earlier day, and are still there as at the day before', async () => {
    expect((await findings('&asAt=2024-09-26')).total).toBe(0);
    expect((await findings('&rule=left-with-open-cases&asAt=2024-10-02')).total).toBe(1);
    expect((await findings('&rule=left-with-open-cases')).total).toBe(0);
    expect((await findings()).items.map(({ rule }) => rule)).toEqual(['left-twice']);
  });

  it('are those of a day and of a subject where that is asked for, and come in pages', async () => {
    expect((await findings('&asAt=5&asOf=2024-09-27')).items.map(({ rule }) => rule)).toEqual(['left-twice']);
    const ofTheDayAfter = await findings('&asAt=5&asOf=2024-09-28');
    expect(ofTheDayAfter.items.map(({ subject }) => subject)).toEqual(['child/C-1', 'worker/SW-1']);
    const { items, next, total } = await findings('&asAt=5&subject=worker/SW-1&limit=1');
    expect([total, items.map(({ rule }) => rule)]).toEqual([2, ['left-twice']]);
    const last = await findings(`&asAt=5&subject=worker/SW-1&limit=1&next=${next}`);
    expect(last.items.map(({ rule }) => rule)).toEqual(['left-with-open-cases']);
    expect(last.next).toBeNull();
  });

  it('are said by the command line too, from the data directory and from the server', async () => {
    const from = ['findings', '--authority', '333', '--as-at', '5', '--json'];
    const answer = await server.ask('/v1/findings?authority=333&asAt=5');
    expect(await daybook(...from, '--data', server.data)).toBe(`${answer.text.trimEnd()}\n`);
    expect(await daybook(...from, '--server', server.url)).toBe(`${answer.text.trimEnd()}\n`);
    const late = await daybook('findings', '--authority', '333', '--data', server.data);
    expect(late).not.toContain('left-with-open-cases');
  });
});
