import { leaver, starter, starters, type Claim } from './e2e/claims-trial';
import type { Answered, BatchShown, ReceiptShown } from './e2e/http-trial';
import { RunningServer } from './e2e/running-server-trial';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let server: RunningServer;
let count = 0;
const freshId = (): string => `e-${++count}`;

beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(async () => server.discard());

const receiptOf = (answer: Answered) => answer.body<ReceiptShown>();

/** Records an event of which nothing is known yet, and gives it with its receipt. */
async function recorded(event: Claim = starter(freshId())): Promise<{ event: Claim; receipt: ReceiptShown }> {
  const answer = await server.record(event);
  expect(answer.status).toBe(201);
  return { event, receipt: receiptOf(answer) };
}

describe('one event', () => {
  it('is answered with 201, its receipt, and its revision as the ETag', async () => {
    const head = await server.head();
    const event = starter(freshId());
    const answer = await server.record(event);
    const receipt = receiptOf(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toMatch(/^application\/json\b/);
    expect(receipt).toEqual({
      source: event.source,
      id: event.id,
      status: 'recorded',
      position: String(head + 1),
      revision: '0',
      recordedAt: expect.stringMatching(INSTANT),
    });
    expect(answer.headers).toMatchObject({ etag: '"0"', 'daybook-position': receipt.position });
  });

  it.each(['application/json', 'application/cloudevents+json; charset=UTF-8', 'APPLICATION/JSON'])(
    'may come as %s',
    async (type) => {
      const answer = await server.record(starter(freshId()), { headers: { 'content-type': type } });
      expect(answer.status).toBe(201);
    },
  );

  it('sent again is answered with 200 and the first receipt, however much came between', async () => {
    const { event, receipt } = await recorded();
    await recorded(leaver(freshId(), event, '2024-06-30'));
    const again = await server.record(event);
    expect(again.status).toBe(200);
    expect(receiptOf(again)).toEqual({ ...receipt, status: 'duplicate' });
    expect(again.headers).toMatchObject({ etag: '"0"', 'daybook-position': String(await server.head()) });
  });

  it('is the same in another order of its fields, with other spaces, and under another trace', async () => {
    const { event, receipt } = await recorded();
    const turned = JSON.stringify(Object.fromEntries(Object.entries(event).reverse()), null, 2);
    expect(receiptOf(await server.record(turned))).toEqual({ ...receipt, status: 'duplicate' });
    const traced = { ...event, traceparent: '00-1-2-01', tracestate: 'a=1' };
    expect(receiptOf(await server.record(traced))).toEqual({ ...receipt, status: 'duplicate' });
  });

  it.each([
    ['an FTE as text', { data: { employmentId: 'E-1', fte: '0.8', role: 'case-holder' } }],
    ['a time', { time: '2024-04-09T08:12:00Z' }],
    ['its schema in words', { dataschema: 'https://daybook.example/schemas/SocialWorkerStarted/1' }],
    ['a correlation', { correlationid: 'c-1' }],
  ])('is another with %s', async (_, given) => {
    const { event } = await recorded();
    expect((await server.record({ ...event, ...given })).status).toBe(409);
  });

  it('of a log is recorded without its wrapper', async () => {
    const event = starter(freshId());
    const entry = {
      position: '9',
      revision: '9',
      stream: 'any',
      recordedAt: 'then',
      recordedBy: 'them',
      event,
    };
    const answer = await server.record(entry);
    expect(receiptOf(answer)).toMatchObject({ id: event.id, status: 'recorded', revision: '0' });
    expect(receiptOf(await server.record(event))).toMatchObject({ status: 'duplicate' });
  });

  it('of a log that is refused is pointed at as if it had come alone, and named', async () => {
    const event = starter(freshId(), { colour: 'red' });
    const [receipt] = (await server.recordLines([{ position: '9', event }])).lines<ReceiptShown>();
    expect(receipt).toMatchObject({
      id: event.id,
      source: event.source,
      problem: { errors: [{ pointer: '/colour' }] },
    });
  });
});

describe('an expected revision', () => {
  it('that holds lets the event in', async () => {
    const first = starter(freshId());
    expect((await server.record(first, { headers: { 'if-none-match': '*' } })).status).toBe(201);
    const next = leaver(freshId(), first, '2024-06-30');
    const answer = await server.record(next, { headers: { 'if-match': '"0"' } });
    expect([answer.status, answer.headers.etag]).toEqual([201, '"1"']);
  });

  it.each([
    ['if-match', '"12"'],
    ['if-none-match', '*'],
  ])('is not looked at for a duplicate: %s', async (name, value) => {
    const { event, receipt } = await recorded();
    const answer = await server.record(event, { headers: { [name]: value } });
    expect([answer.status, receiptOf(answer)]).toEqual([200, { ...receipt, status: 'duplicate' }]);
  });

  it('lets one of two in who both saw the same', async () => {
    const { event } = await recorded();
    const racers = ['2024-06-30', '2024-07-31'].map((day) =>
      server.record(leaver(freshId(), event, day), { headers: { 'if-match': '"0"' } }),
    );
    const answers = await Promise.all(racers);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });
});

describe('a batch', () => {
  it('is answered in its order, position after position', async () => {
    const head = await server.head();
    const events = starters(freshId(), 5);
    const answer = await server.recordBatch(events);
    const { results, ...counts } = answer.body<BatchShown>();
    expect([answer.status, counts]).toEqual([200, { recorded: 5, duplicates: 0, refused: 0 }]);
    expect(results.map(({ index, id, position }) => [index, id, position])).toEqual(
      events.map(({ id }, index) => [index, id, String(head + 1 + index)]),
    );
    expect(answer.headers['daybook-position']).toBe(String(head + 5));
    expect(answer.headers.etag).toBeUndefined();
  });

  it('of nothing is answered with nothing', async () => {
    const answer = await server.recordBatch([]);
    expect([answer.status, answer.body()]).toEqual([
      200,
      { recorded: 0, duplicates: 0, refused: 0, results: [] },
    ]);
    expect(answer.headers['daybook-position']).toBe(String(await server.head()));
  });

  it('may hold an event twice: the second is a duplicate of the first', async () => {
    const event = starter(freshId());
    const { results } = (await server.recordBatch([event, event])).body<BatchShown>();
    expect(results[1]).toEqual({ ...results[0], index: 1, status: 'duplicate' });
    expect(results[0]?.status).toBe('recorded');
  });

  it('is answered with 200 even if all of it is refused', async () => {
    const events = [starter(freshId(), { type: 'Nothing' }), 42];
    const answer = await server.recordBatch(events);
    expect([answer.status, answer.body()]).toMatchObject([200, { recorded: 0, duplicates: 0, refused: 2 }]);
  });

  it('may hold a thousand events', async () => {
    const { recorded: number } = (await server.recordBatch(starters(freshId(), 1_000))).body<BatchShown>();
    expect(number).toBe(1_000);
  });

  it('is recorded whole or not at all if it says so', async () => {
    const head = await server.head();
    const [known, ...fresh] = starters(freshId(), 4);
    const bad = starter(freshId(), { type: 'Nothing' });
    expect((await server.recordBatch([...fresh, bad], '?atomic=true')).status).toBe(422);
    expect(await server.head()).toBe(head);
    await server.record(known);
    const answer = await server.recordBatch([known, ...fresh], '?atomic=true');
    expect([answer.status, answer.body()]).toMatchObject([200, { recorded: 3, duplicates: 1, refused: 0 }]);
    expect(answer.headers['daybook-position']).toBe(String(head + 4));
  });
});

describe('strict recording', () => {
  it('takes what adds up, alone, in a batch, all or none, and as lines', async () => {
    const pairs = Array.from({ length: 4 }, () => {
      const start = starter(freshId());
      return [start, leaver(freshId(), start, '2024-06-30')] as const;
    });
    const [alone, batch, atomic, lines] = pairs;
    for (const event of alone ?? [])
      expect((await server.record(event, { query: '?strict=true' })).status).toBe(201);
    const whole = { recorded: 2, refused: 0 };
    expect((await server.recordBatch(batch ?? [], '?strict=true')).body()).toMatchObject(whole);
    expect((await server.recordBatch(atomic ?? [], '?strict=true&atomic=true')).body()).toMatchObject(whole);
    const receipts = (await server.recordLines(lines ?? [], '?strict=true')).lines();
    expect(receipts).toMatchObject([{ status: 'recorded' }, { status: 'recorded' }]);
  });

  it('answers a duplicate with its receipt, whatever it would add now', async () => {
    const orphan = leaver(freshId(), starter(freshId()), '2024-06-30');
    const { receipt } = await recorded(orphan);
    const again = await server.record(orphan, { query: '?strict=true' });
    expect([again.status, receiptOf(again)]).toEqual([200, { ...receipt, status: 'duplicate' }]);
  });

  it('refuses one of two forms that only together do not add up', async () => {
    const { event } = await recorded();
    const forms = ['2024-06-30', '2024-07-31'].map((day) =>
      server.record(leaver(freshId(), event, day), { query: '?strict=true' }),
    );
    expect((await Promise.all(forms)).map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('judges a thousand lines one after the other', async () => {
    const begun = starters(freshId(), 600);
    const ended = begun.map((event) => leaver(freshId(), event, '2024-06-30'));
    const receipts = (await server.recordLines([...begun, ...ended], '?strict=true')).lines<ReceiptShown>();
    expect(receipts.filter(({ status }) => status !== 'recorded')).toEqual([]);
    expect(receipts).toHaveLength(1_200);
  }, 60_000);
});

describe('many who record at once', () => {
  it('get each a place of their own, without gaps', async () => {
    const head = await server.head();
    const answers = await Promise.all(starters(freshId(), 60).map((event) => server.record(event)));
    const positions = answers.map((answer) => Number(receiptOf(answer).position)).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: 60 }, (_, index) => head + 1 + index));
  });

  it('of the same event get the same receipt, and one of them recorded it', async () => {
    const event = starter(freshId());
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.record(event)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(answers.map((answer) => receiptOf(answer).position)).size).toBe(1);
  });
});

describe('the recording clock of a sandbox', () => {
  let sandbox: RunningServer;
  beforeAll(async () => {
    sandbox = await RunningServer.start({ environment: { DAYBOOK_SANDBOX: 'true' } });
  });
  afterAll(async () => sandbox.discard());

  const at = (now: string) => ({ headers: { 'daybook-sandbox-now': now } });

  it('follows the header, marks every answer, and never goes back', async () => {
    const first = await sandbox.record(starter('s-1'), at('2016-10-15T09:00:00+01:00'));
    expect(receiptOf(first)).toMatchObject({ recordedAt: '2016-10-15T08:00:00.000Z' });
    expect(first.headers['daybook-sandbox']).toBe('true');
    const same = await sandbox.record(starter('s-2'), at('2016-10-15T08:00:00Z'));
    expect(receiptOf(same)).toMatchObject({ recordedAt: '2016-10-15T08:00:00.000Z' });
    const back = await sandbox.record(starter('s-3'), at('2016-10-15T07:59:59.999Z'));
    expect([back.status, back.body()]).toMatchObject([
      400,
      { errors: [{ pointer: '/Daybook-Sandbox-Now' }] },
    ]);
    const wrong = await sandbox.record(starter('s-3'), at('yesterday'));
    expect([wrong.status, wrong.body()]).toMatchObject([400, { code: 'bad-parameter' }]);
    expect(await sandbox.head()).toBe(2);
  });

  it('is the header’s for a batch and for lines, and is remembered over a restart', async () => {
    const batch = {
      'content-type': 'application/cloudevents-batch+json',
      ...at('2017-01-01T00:00:00Z').headers,
    };
    const { results } = (await sandbox.record([starter('b-1')], { headers: batch })).body<BatchShown>();
    expect(results).toMatchObject([{ recordedAt: '2017-01-01T00:00:00.000Z' }]);
    const lines = { 'content-type': 'application/x-ndjson', ...at('2018-01-01T00:00:00Z').headers };
    const [receipt] = (
      await sandbox.record(`${JSON.stringify(starter('l-1'))}\n`, { headers: lines })
    ).lines();
    expect(receipt).toMatchObject({ recordedAt: '2018-01-01T00:00:00.000Z' });
    await sandbox.stop();
    sandbox = await RunningServer.start({ data: sandbox.data });
    const back = await sandbox.record(starter('s-4'), at('2017-12-31T00:00:00Z'));
    expect(back.status).toBe(400);
  });
});
