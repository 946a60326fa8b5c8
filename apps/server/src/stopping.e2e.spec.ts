import { rmSync } from 'node:fs';
import { starter, starters } from './e2e/claims-trial';
import { EventStream } from './e2e/event-stream-trial';
import type { ReceiptShown } from './e2e/http-trial';
import { LineClient } from './e2e/line-client-trial';
import { Witness, writeUntilGone } from './e2e/load-trial';
import { entriesAfter } from './e2e/log-reading-trial';
import { RunningServer, type ServerStart } from './e2e/running-server-trial';

const WITHIN_MS = 10_000;

/** Whether a process is there. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process that listens has gone. */
async function gone(pid: number): Promise<number> {
  const began = Date.now();
  while (lives(pid) && Date.now() - began < WITHIN_MS)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return Date.now() - began;
}

describe.each<NonNullable<ServerStart['by']>>(['server', 'up'])('%s', (by) => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await RunningServer.start({ by });
  });
  afterEach(async () => {
    await server.kill();
    await gone(server.listener);
    rmSync(server.data, { recursive: true, force: true });
  });

  it('says one line, where it listens, and nothing more on stdout', async () => {
    await server.record(starter('a'));
    await server.record({ no: 'event' });
    await server.stop();
    expect(server.stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(server.stderr).toContain('"journalMode":"wal"');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s', async (signal) => {
    const began = Date.now();
    expect(await server.stop(signal)).toEqual({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
    expect(lives(server.listener)).toBe(false);
  });
});

describe('a server that is asked to stop while it is at work', () => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await RunningServer.start({ by: 'up' });
  });
  afterEach(async () => {
    await server.kill();
    await gone(server.listener);
    rmSync(server.data, { recursive: true, force: true });
  });

  it('ends with 0 within ten seconds under load, with readers that follow and a request that never ends', async () => {
    const witness = new Witness();
    const writing = writeUntilGone(server, witness);
    const endless = new LineClient(server);
    endless.send(`${JSON.stringify(starter('endless'))}\n`);
    const [receipt] = [await endless.receipt()];
    const follower = new EventStream(server, '/v1/events');
    await follower.next(1);
    const began = Date.now();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(WITHIN_MS);
    await writing;

    const { data } = server;
    server = await RunningServer.start({ data, by: 'up' });
    const kept = new Map((await entriesAfter(server, 0)).map(({ event, position }) => [event.id, position]));
    const lost = [...witness.acknowledged].filter(([id, { position }]) => kept.get(id) !== position);
    expect(lost).toEqual([]);
    expect(kept.get('endless')).toBe(receipt?.position);
  }, 30_000);

  it('answers what it has begun before it ends', async () => {
    const batches = Array.from({ length: 8 }, (_, at) => server.recordBatch(starters(`b-${at}`, 500)));
    await Promise.race(batches);
    const stopping = server.stop();
    const answers = await Promise.allSettled(batches);
    expect(await stopping).toEqual({ code: 0, signal: null });
    for (const answer of answers) {
      if (answer.status === 'fulfilled') expect(answer.value.status).toBe(200);
    }
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

describe('up', () => {
  it('takes its server with it when it is killed, and the directory can be used at once', async () => {
    const up = await RunningServer.start({ by: 'up' });
    const { status } = await up.record(starter('before'));
    expect(status).toBe(201);
    expect(up.listener).not.toBe(up.process.pid);
    await up.kill();
    expect(await gone(up.listener)).toBeLessThan(WITHIN_MS);
    const again = await RunningServer.start({ by: 'up', data: up.data });
    const receipt = (await again.record(starter('before'))).body<ReceiptShown>();
    expect(receipt).toMatchObject({ status: 'duplicate', position: '1' });
    expect(await again.stop()).toEqual({ code: 0, signal: null });
    rmSync(up.data, { recursive: true, force: true });
  }, 30_000);

  it('ends when its server is killed', async () => {
    const up = await RunningServer.start({ by: 'up' });
    process.kill(up.listener, 'SIGKILL');
    const { code } = await up.gone;
    expect(code).not.toBe(0);
    await up.discard();
  });

  it('ends with 0 when its server is asked to stop', async () => {
    const up = await RunningServer.start({ by: 'up' });
    process.kill(up.listener, 'SIGTERM');
    expect(await up.gone).toEqual({ code: 0, signal: null });
    await up.discard();
  });

  it('names the server that has the directory, and ends with 3', async () => {
    const up = await RunningServer.start({ by: 'up' });
    await expect(RunningServer.start({ by: 'up', data: up.data })).rejects.toThrow(up.url);
    await up.discard();
  });
});
