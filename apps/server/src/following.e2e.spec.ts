import { starter, starters, without } from './e2e/claims-trial';
import { EventStream } from './e2e/event-stream-trial';
import type { ReceiptShown } from './e2e/http-trial';
import { entriesAfter } from './e2e/log-reading-trial';
import { RunningServer } from './e2e/running-server-trial';

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(async () => server.discard());

describe('the log', () => {
  const events = starters('g', 7);
  beforeAll(async () => void (await server.recordBatch(events)));

  it('is given entry by entry, as it was sent', async () => {
    const page = await server.ask('/v1/events');
    expect(page.headers['content-type']).toMatch(/^application\/x-ndjson/);
    expect(page.headers).toMatchObject({ 'daybook-next': '7', 'daybook-position': '7' });
    expect(page.lines()).toEqual(
      events.map((event, index) => ({
        position: String(index + 1),
        revision: '0',
        stream: `worker-333-W-${event.id}`,
        recordedAt: expect.stringMatching(/Z$/),
        recordedBy: 'local',
        event,
      })),
    );
  });

  it('is paged by the position of the last line', async () => {
    const pages = [];
    for (let after = '0'; pages.length < 5;) {
      const page = await server.ask(`/v1/events?after=${after}&limit=3`);
      after = String(page.headers['daybook-next']);
      pages.push([page.lines().length, after]);
    }
    expect(pages).toEqual([
      [3, '3'],
      [3, '6'],
      [1, '7'],
      [0, '7'],
      [0, '7'],
    ]);
  });

  it.each(['7', '8', '99999999999999999999'])('has no line after %s, and says so with 200', async (after) => {
    const page = await server.ask(`/v1/events?after=${after}`);
    expect([page.status, page.text, page.headers['daybook-next']]).toEqual([200, '', after]);
  });
});

describe('who follows the log', () => {
  it('is told what there is, then what is being recorded, each at its position', async () => {
    const head = await server.head();
    await server.recordBatch(starters('h', 3));
    const stream = new EventStream(server, `/v1/events?after=${head}`);
    const old = await stream.next(3);
    expect(stream.response?.headers['content-type']).toMatch(/^text\/event-stream/);
    await server.record(starter('h-new'));
    const all = [...old, ...(await stream.next(1))];
    expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((more) => String(head + more)));
    expect(all.map(({ data }) => data)).toEqual(await entriesAfter(server, head));
    stream.close();
  });

  it('goes on after the last event that arrived when it comes again', async () => {
    const head = await server.head();
    await server.recordBatch(starters('i', 4));
    const stream = new EventStream(server, `/v1/events?after=${head}`);
    const [, second] = await stream.next(2);
    stream.close();
    await server.record(starter('i-meanwhile'));
    const again = new EventStream(server, `/v1/events?after=${head}`, { 'last-event-id': second?.id ?? '' });
    const rest = await again.next(3);
    expect(rest.map(({ id }) => Number(id))).toEqual([head + 3, head + 4, head + 5]);
    again.close();
  });

  it('misses nothing and hears nothing twice while much is recorded, and leaves nothing behind', async () => {
    const head = await server.head();
    const streams = Array.from({ length: 5 }, () => new EventStream(server, `/v1/events?after=${head}`));
    const writing = (async () => {
      for (let round = 0; round < 40; round++) await server.recordBatch(starters(`j-${round}`, 5));
    })();
    for (const heard of await Promise.all(streams.map((stream) => stream.next(200)))) {
      expect(heard.map(({ id }) => Number(id))).toEqual(
        Array.from({ length: 200 }, (_, at) => head + 1 + at),
      );
    }
    await writing;
    for (const stream of streams) {
      expect(stream.rest).toBe('');
      stream.close();
    }
    expect(server.stderr).not.toMatch(/warning/i);
  });

  it('may ask how things stand as soon as it heard of an event', async () => {
    const head = await server.head();
    const stream = new EventStream(server, `/v1/events?after=${head}`);
    await server.record(starter('k-1', { authority: '335' }));
    const [heard] = await stream.next(1);
    const answer = await server.ask(`/v1/metrics/WF.INPOST.HC?authority=335&fresh=${heard?.id}`);
    expect(answer.body()).toMatchObject({ value: '1', position: heard?.id });
    stream.close();
  });
});

describe('who records', () => {
  it('reads its own writes at once, however many others write', async () => {
    const writer = async (authority: string): Promise<void> => {
      for (let count = 1; count <= 25; count++) {
        const receipt = (
          await server.record(starter(`w-${authority}-${count}`, { authority }))
        ).body<ReceiptShown>();
        const answer = (await server.ask(`/v1/metrics/WF.INPOST.HC?authority=${authority}`)).body<{
          value: string;
          position: string;
        }>();
        expect(answer.value).toBe(String(count));
        expect(Number(answer.position)).toBeGreaterThanOrEqual(Number(receipt.position));
      }
    };
    const lines = async (): Promise<void> => {
      for (let round = 0; round < 10; round++) await server.recordLines(starters(`x-${round}`, 100));
    };
    await Promise.all([...['301', '302', '303', '304'].map(writer), lines()]);
  }, 60_000);

  it('is told to come again where it asks for what has not been recorded yet', async () => {
    const ahead = (await server.head()) + 100;
    const answer = await server.ask(`/v1/metrics/WF.INPOST.HC?authority=333&fresh=${ahead}`);
    expect([answer.status, answer.headers['retry-after'], answer.body()]).toMatchObject([
      503,
      '1',
      { code: 'views-behind', errors: [{ code: 'views-behind' }] },
    ]);
  });
});

describe('who looks after the server', () => {
  it('sees that it lives and is ready, and how log and views stand', async () => {
    const live = await server.ask('/health/live');
    expect([live.status, live.body()]).toEqual([200, { status: 'live' }]);
    await server.ask('/v1/position');
    const ready = await server.ask('/health/ready');
    const head = String(await server.head());
    expect([ready.status, ready.body()]).toMatchObject([
      200,
      { status: 'ready', reasons: [], head, checkpoint: head, lagMs: 0, stale: false, sandbox: false },
    ]);
  });

  it('finds its figures where Prometheus looks for them', async () => {
    await server.record(without(starter('m-1'), 'subject'));
    const answer = await server.ask('/metrics');
    expect(answer.headers['content-type']).toMatch(/^text\/plain; .*version=/);
    const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(answer.text)?.[1]);
    const head = await server.head();
    expect(figure('daybook_log_head_position')).toBe(head);
    expect(figure('daybook_log_writable')).toBe(1);
    expect(figure('daybook_receipts_total{status="recorded",code=""}')).toBe(head);
    expect(figure('daybook_receipts_total{status="refused",code="missing-field"}')).toBe(1);
    expect(answer.text).toMatch(
      /^daybook_http_request_seconds_count\{method="POST",route="\/v1\/events",status="200"\}/m,
    );
  });
});
