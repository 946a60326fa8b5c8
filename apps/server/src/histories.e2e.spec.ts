import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Claim, leaver, SOURCE, starter, starters } from './e2e/claims-trial';
import type { Answered, BatchShown, ProblemShown, ReceiptShown } from './e2e/http-trial';
import { checkout, RunningServer } from './e2e/running-server-trial';

interface HistoryShown extends BatchShown {
  readonly unchanged: number;
  readonly results: readonly (ReceiptShown & { readonly line?: number })[];
}

const LINES = { 'content-type': 'application/x-ndjson' };
const WHOLE = `authority=333&source=${SOURCE}&scope=complete`;

let server: RunningServer;
beforeEach(async () => {
  server = await RunningServer.start();
});
afterEach(() => server.discard());

function post(
  lines: readonly unknown[],
  query = WHOLE,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const body = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  return server.ask(`/v1/histories?${query}`, { method: 'POST', headers: { ...LINES, ...headers }, body });
}

async function tell(lines: readonly unknown[], query = WHOLE): Promise<HistoryShown> {
  const answer = await post(lines, query);
  expect(answer.status).toBe(200);
  return answer.body<HistoryShown>();
}

async function inPost(): Promise<string> {
  const answer = await server.ask('/v1/metrics/WF.INPOST.HC?authority=333&asOf=2024-09-30');
  return answer.body<{ display: string }>().display;
}

const counts = ({ results, ...rest }: HistoryShown): object => ({ ...rest, results: results.length });

describe('A whole history', () => {
  it('is entered as sent the first time, and nothing of it the second', async () => {
    const feed = starters('whole', 5);
    const first = await post(feed);
    expect(first.headers['daybook-position']).toBe('5');
    expect(counts(first.body())).toEqual({
      recorded: 5,
      duplicates: 0,
      refused: 0,
      unchanged: 0,
      results: 5,
    });
    expect(first.body<HistoryShown>().results.map(({ index, id, status }) => [index, id, status])).toEqual(
      feed.map(({ id }, index) => [index, id, 'recorded']),
    );
    const again = await tell([...feed].reverse());
    expect(again).toEqual({ recorded: 0, duplicates: 0, refused: 0, unchanged: 5, results: [] });
    expect(await server.head()).toBe(5);
  });

  it('under new ids changes nothing: sources regenerate them overnight', async () => {
    await tell(starters('night', 3));
    const renamed = starters('night', 3).map((claim, i) => ({ ...claim, id: `renamed-${i}` }));
    expect(await tell(renamed)).toMatchObject({ recorded: 0, unchanged: 3 });
  });

  it('that says otherwise of one employment enters one correction of what differs', async () => {
    const [one, two] = [starter('one'), starter('two')];
    await tell([one, two]);
    const moved = { ...one, id: 'one-anew', effectiveon: '2024-04-08' };
    expect(await tell([moved, two])).toMatchObject({ recorded: 1, unchanged: 1 });
    const [entry] = (await server.ask('/v1/events?after=2')).lines<{ event: Claim }>();
    expect(entry?.event).toMatchObject({
      type: 'EventCorrected',
      data: {
        corrects: { source: SOURCE, id: 'one' },
        reason: 'source-system-corrected',
        effectiveOn: '2024-04-08',
      },
    });
    expect(entry?.event['data']).not.toHaveProperty('data');
  });

  it('that is complete rescinds what it no longer has, whoever is no longer mentioned', async () => {
    const [one, two] = [starter('here'), starter('gone')];
    await tell([one, two, leaver('left', one, '2024-06-30')]);
    expect(await inPost()).toBe('1');
    expect(await tell([one])).toMatchObject({ recorded: 2, unchanged: 1 });
    const entries = (await server.ask('/v1/events?after=3')).lines<{ event: Claim }>();
    expect(entries.map(({ event }) => [event['type'], event['data']])).toEqual([
      ['EventRetracted', { retracts: { source: SOURCE, id: 'left' }, reason: 'rescinded' }],
      ['EventRetracted', { retracts: { source: SOURCE, id: 'gone' }, reason: 'rescinded' }],
    ]);
    expect(await inPost()).toBe('1');
    expect(await tell([one, two])).toMatchObject({ recorded: 1, unchanged: 1 });
    expect(await inPost()).toBe('2');
  });

  it('that is partial ends nothing by what it leaves out', async () => {
    const feed = [...starters('part', 3), leaver('part-left', starter('part-0'), '2024-06-30')];
    await tell(feed);
    const partial = WHOLE.replace('complete', 'partial');
    expect(await tell([starter('part-0'), starter('part-new')], partial)).toMatchObject({
      recorded: 1,
      unchanged: 1,
    });
    expect(await tell([], partial)).toMatchObject({ recorded: 0, unchanged: 0 });
    expect(await inPost()).toBe('3');
  });

  it('leaves what others say of the same worker, also where they correct its source', async () => {
    const one = starter('both');
    await tell([one]);
    const byHand = {
      ...one,
      id: 'hand-1',
      source: 'urn:form',
      type: 'EventCorrected',
      data: { corrects: { source: SOURCE, id: 'both' }, reason: 'entered-in-error', data: { fte: 0.5 } },
    };
    expect((await server.record(byHand)).status).toBe(201);
    expect((await server.record({ ...one, id: 'form-1', source: 'urn:form' })).status).toBe(201);
    expect(await tell([one])).toMatchObject({ recorded: 0, unchanged: 1 });
    expect(await tell([])).toMatchObject({ recorded: 1, unchanged: 0 });
    expect(await inPost()).toBe('1');
  });
});

describe('A history of a year', () => {
  const YEAR = `${WHOLE}&from=2024-04-01&to=2025-03-31`;
  const child = (id: string, told: { type: string; effectiveon: string; data: object }): Claim => ({
    ...starter(`${id}-${told.effectiveon}-${told.type}`),
    ...{ subject: `child/${id}`, ...told },
  });
  const started = (id: string, effectiveon: string, type = 'U6'): Claim =>
    child(id, {
      ...{ type: 'StartedToBeLookedAfter', effectiveon },
      data: { legalStatus: 'C2', placement: { type } },
    });
  const moved = (id: string, effectiveon: string): Claim =>
    child(id, { type: 'PlacementChanged', effectiveon, data: { placement: { type: 'K2' } } });
  const ceased = (id: string, effectiveon: string): Claim =>
    child(id, { type: 'CeasedToBeLookedAfter', effectiveon, data: { reason: 'E4A' } });

  it('leaves other years as they are, takes the row that it opens with as known, and names who is missing', async () => {
    await tell([started('A', '2023-05-01'), moved('A', '2023-09-01'), started('B', '2023-06-01')]);
    const carried = started('A', '2023-09-01', 'K2');
    expect(await tell([carried, ceased('A', '2024-05-01')], YEAR)).toEqual({
      ...{ recorded: 1, duplicates: 0, refused: 0, unchanged: 1, untold: ['child/B'], untoldCount: 1 },
      results: [expect.objectContaining({ index: 0, status: 'recorded' })],
    });
    const wrong = started('A', '2023-09-02', 'K2');
    const { results, ...rest } = await tell([wrong, started('B', '2023-06-01')], YEAR);
    expect(rest).toEqual({
      ...{ recorded: 1, duplicates: 0, refused: 1, unchanged: 1, untold: [], untoldCount: 0 },
    });
    expect(
      results.map(({ index, line, id, problem }) => [index, line, id, problem?.errors[0]?.pointer]),
    ).toEqual([
      [0, undefined, expect.any(String), undefined],
      [1, 0, wrong.id, '/effectiveon'],
    ]);
    expect(await server.head()).toBe(5);
  });

  it('sent in pages of children comes to the same, page by page', async () => {
    await tell([started('A', '2024-05-01'), started('B', '2024-05-01'), started('C', '2024-05-01')], YEAR);
    const first = `${YEAR}&subjectThrough=child/B`;
    expect(await tell([started('A', '2024-05-01')], first)).toMatchObject({ recorded: 1, unchanged: 1 });
    const second = `${YEAR}&subjectAfter=child/B`;
    expect(await tell([started('C', '2024-05-01')], second)).toMatchObject({ recorded: 0, unchanged: 1 });
    expect(await tell([], second)).toMatchObject({ recorded: 1, unchanged: 0 });
  });
});

describe('A line of a history that is refused', () => {
  it('is named with its line, and nothing of its subject is taken as gone', async () => {
    const [one, two, three] = [starter('a'), starter('b'), starter('c')];
    await tell([one, two, three, leaver('a-left', one, '2024-06-30')]);
    const { results, ...rest } = await tell([two, { ...one, data: { employmentId: 'E-1', fte: 80 } }]);
    expect(rest).toEqual({ recorded: 1, duplicates: 0, refused: 1, unchanged: 1 });
    expect(results.map(({ index, line, id, status }) => [index, line ?? null, id, status])).toEqual([
      [0, null, expect.any(String), 'recorded'],
      [1, 1, 'a', 'refused'],
    ]);
    const [entry] = (await server.ask('/v1/events?after=4')).lines<{ event: Claim }>();
    expect(entry?.event['data']).toMatchObject({ retracts: { id: 'c' } });
  });

  it('and cannot be read at all ends nothing anywhere', async () => {
    await tell(starters('unread', 3));
    const { results, ...rest } = await tell([starter('unread-0'), '{"specversion":']);
    expect(rest).toEqual({ recorded: 0, duplicates: 0, refused: 1, unchanged: 1 });
    expect(results[0]?.problem?.code).toBe('malformed');
  });

  it('is one of another authority or source, whose history this is not', async () => {
    const { results } = await tell([starter('x', { authority: '330' }), starter('y', { source: 'urn:z' })]);
    expect(results.map(({ problem }) => [problem?.code, problem?.errors[0]?.pointer])).toEqual([
      ['bad-value', '/authority'],
      ['bad-value', '/source'],
    ]);
  });
});

describe('A request to record a history', () => {
  it('needs its authority, its source and its scope', async () => {
    const problemOf = async (query: string): Promise<unknown[]> => {
      const answer = await post([], query);
      const { code, errors } = answer.body<ProblemShown>();
      return [answer.status, code, errors[0]?.pointer];
    };
    expect(await problemOf('source=urn:a&scope=complete')).toEqual([400, 'missing-parameter', '/authority']);
    expect(await problemOf('authority=333&scope=complete')).toEqual([400, 'missing-parameter', '/source']);
    expect(await problemOf('authority=333&source=urn:a')).toEqual([400, 'missing-parameter', '/scope']);
    expect(await problemOf('authority=1&source=u&scope=complete')).toEqual([
      400,
      'bad-parameter',
      '/authority',
    ]);
    expect(await problemOf('authority=333&source=u&scope=all')).toEqual([400, 'bad-parameter', '/scope']);
    expect(await problemOf(`${WHOLE}&strict=true`)).toEqual([400, 'unknown-parameter', '/strict']);
    const window = `${WHOLE}&from=2024-04-01`;
    const bad = (parameter: string): unknown[] => [400, 'bad-parameter', `/${parameter}`];
    expect(await problemOf(window)).toEqual(bad('to'));
    expect(await problemOf(`${WHOLE}&to=2024-04-01`)).toEqual(bad('from'));
    expect(await problemOf(`${window}&to=2024-03-31`)).toEqual(bad('to'));
    expect(await problemOf(`${window}&to=31/03/2025`)).toEqual(bad('to'));
    expect(await problemOf(`${window}&to=2025-03-31`.replace('complete', 'partial'))).toEqual(bad('from'));
    expect(await problemOf(`${WHOLE}&subjectAfter=C1`)).toEqual(bad('subjectAfter'));
    const range = `${WHOLE}&subjectAfter=child/C1&subjectThrough=child/C1`;
    expect(await problemOf(range)).toEqual(bad('subjectThrough'));
    const json = await post([], WHOLE, { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
  });

  it('that breaks off enters nothing', async () => {
    await tell(starters('broken', 3));
    const sending = server.openLines(`/v1/histories?${WHOLE}`);
    sending.on('error', () => undefined);
    sending.write(`${JSON.stringify(starter('broken-0'))}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    sending.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await server.head()).toBe(3);
  });

  it('with a key is for the authority and the sources of that key', async () => {
    await server.stop();
    const environment = { DAYBOOK_AUTH: 'keys', DAYBOOK_AUTHORITY: '333' };
    server = await RunningServer.start({ data: server.data, environment });
    const made = execFileSync(
      process.execPath,
      [
        join(checkout(), 'apps/cli/bin/daybook.js'),
        'keys',
        'add',
        '--json',
        '--role',
        'emitter',
        '--source',
        SOURCE,
      ],
      { env: { DAYBOOK_DATA: server.data, ...environment }, encoding: 'utf8' },
    );
    const { key } = JSON.parse(made) as { key: string };
    const statusOf = async (query: string): Promise<number> =>
      (await post([starter('keyed')], query, { authorization: `Bearer ${key}` })).status;
    expect(await statusOf(WHOLE)).toBe(200);
    expect(await statusOf(WHOLE.replace('333', '330'))).toBe(403);
    expect(await statusOf(WHOLE.replace(SOURCE, 'urn:other'))).toBe(403);
  });
});
