import { starter, starters } from './e2e/claims-trial';
import type { ReceiptShown } from './e2e/http-trial';
import { LineClient } from './e2e/line-client-trial';
import { RunningServer } from './e2e/running-server-trial';

let server: RunningServer;
let count = 0;
const freshId = (): string => `l-${++count}`;
const lineOf = (event: unknown): string => `${JSON.stringify(event)}\n`;

beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(async () => server.discard());

describe('lines', () => {
  it('are answered one for one, in order, counted without the empty ones', async () => {
    const [one, two, three] = starters(freshId(), 3).map((event) => JSON.stringify(event));
    const text = `\n${one}\r\n\r\n  \n{"not":"an event"}\n${two}\n\t\n\n${three}`;
    const answer = await server.record(text, { headers: { 'content-type': 'application/x-ndjson' } });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/x-ndjson/);
    const receipts = answer.lines<ReceiptShown>();
    expect(receipts.map(({ index, status }) => [index, status])).toEqual([
      [0, 'recorded'],
      [1, 'refused'],
      [2, 'recorded'],
      [3, 'recorded'],
    ]);
  });

  it.each(['', '\n', '\r\n \n'])('that are none are answered with none: %j', async (text) => {
    const answer = await server.record(text, { headers: { 'content-type': 'application/x-ndjson' } });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it('may lack their last line break', async () => {
    const text = JSON.stringify(starter(freshId()));
    const answer = await server.record(text, { headers: { 'content-type': 'application/x-ndjson' } });
    expect(answer.lines()).toMatchObject([{ index: 0, status: 'recorded' }]);
  });

  it('that are too long are refused even where their beginning is empty', async () => {
    const event = JSON.stringify(starter(freshId()));
    const receipts = (await server.recordLines([`${' '.repeat(70_000)}${event}`, event])).lines();
    expect(receipts).toMatchObject([
      { index: 0, status: 'refused', problem: { code: 'too-large' } },
      { index: 1, status: 'recorded' },
    ]);
  });

  it('are answered as they go: a client may wait for each receipt before it sends the next', async () => {
    const client = new LineClient(server);
    for (const [index, event] of starters(freshId(), 5).entries()) {
      client.send(lineOf(event));
      expect(await client.receipt()).toMatchObject({ index, id: event.id, status: 'recorded' });
    }
    expect(await client.end()).toEqual([]);
  });

  it('may come byte by byte, cut within a character', async () => {
    const client = new LineClient(server);
    const event = starter(freshId(), {
      data: { employmentId: 'É-1', role: 'case-holder', team: 'Équipe 🙂' },
    });
    for (const byte of Buffer.from(lineOf(event))) client.send(Buffer.of(byte));
    expect(await client.end()).toMatchObject([{ id: event.id, status: 'recorded' }]);
    const page = await server.ask(`/v1/events?after=${(await server.head()) - 1}`);
    expect(page.lines()).toMatchObject([{ event }]);
  });

  it('of a request that breaks off within a line are recorded as far as they were whole', async () => {
    const head = await server.head();
    const client = new LineClient(server);
    const [one, two, three] = starters(freshId(), 3).map(lineOf);
    client.send(`${one}${two}${three?.slice(0, -1)}`);
    expect(await client.receipt()).toMatchObject({ status: 'recorded' });
    expect(await client.receipt()).toMatchObject({ status: 'recorded' });
    client.breakOff();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await server.head()).toBe(head + 2);
    expect(server.stderr).not.toContain('not foreseen');
  }, 30_000);

  it('from the log of another Daybook are recorded there as they are here, once', async () => {
    const other = await RunningServer.start();
    try {
      const { text } = await server.ask('/v1/events?limit=1000');
      const sent = text.split('\n').filter((line) => line !== '');
      const first = (await other.recordLines(sent)).lines<ReceiptShown>();
      expect(first.map(({ status }) => status)).toEqual(sent.map(() => 'recorded'));
      const again = (await other.recordLines(sent)).lines<ReceiptShown>();
      expect(again.map(({ status }) => status)).toEqual(sent.map(() => 'duplicate'));
      const events = async (of: RunningServer) =>
        (await of.ask('/v1/events?limit=1000')).lines().map(({ stream, event }) => ({ stream, event }));
      expect(await events(other)).toEqual(await events(server));
    } finally {
      await other.discard();
    }
  });
});

describe('lines without end', () => {
  const LINES = 50_000;
  const MEMORY_MIB = 128;

  function* manyLines(prefix: string, number: number): Generator<string> {
    for (let at = 0; at < number; at += 100) {
      yield Array.from({ length: 100 }, (_, index) => lineOf(starter(`${prefix}-${at + index}`))).join('');
    }
  }

  /** What the thread that takes requests holds: the views have a memory of their own. */
  const heldMiB = async (): Promise<number> => {
    const { text } = await server.ask('/metrics');
    const held = ['nodejs_heap_size_used_bytes', 'nodejs_external_memory_bytes'].map((name) =>
      Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]),
    );
    return held.reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20;
  };

  it('are all answered, within a memory that does not grow with them', async () => {
    const head = await server.head();
    const client = new LineClient(server);
    const sending = client.sendAll(manyLines(freshId(), LINES));
    let most = 0;
    for (let index = 0; index < LINES; index++) {
      const receipt = await client.receipt();
      if (receipt?.index !== index || receipt.position !== String(head + 1 + index)) {
        throw new Error(`line ${index} was answered with ${JSON.stringify(receipt)}`);
      }
      if (index % 5_000 === 0) most = Math.max(most, await heldMiB());
    }
    await sending;
    expect(await client.end()).toEqual([]);
    expect(most).toBeLessThan(MEMORY_MIB);
  }, 120_000);

  it('are taken no faster than their receipts are read', async () => {
    const client = new LineClient(server);
    const piece = `${'{}'.padEnd(1_000)}\n`.repeat(100);
    let sent = 0;
    for (let blocked = false; !blocked && sent < LINES; sent += 100) {
      blocked = !client.send(piece) && !(await client.takesMore(1_000));
    }
    expect(sent).toBeLessThan(LINES);
    expect(await heldMiB()).toBeLessThan(MEMORY_MIB);
    const receipts = await client.end();
    expect(receipts.map(({ index }) => index)).toEqual(Array.from({ length: sent }, (_, index) => index));
  }, 120_000);
});
