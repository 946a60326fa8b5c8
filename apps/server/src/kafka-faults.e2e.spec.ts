import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { type Claim, starter, starters } from './e2e/claims-trial';
import { KafkaTrial, structured, until, untilReady } from './e2e/kafka-trial';
import { entriesAfter } from './e2e/log-reading-trial';
import type { RunningServer } from './e2e/running-server-trial';
import { checkout } from './e2e/running-server-trial';

/** A broker of the test's own, which can be stopped and started again. */
interface Broker {
  readonly address: string;
  stop(): Promise<void>;
}

const { startKafka } = jest.requireActual<{
  startKafka(given: { readonly data: string; readonly port?: number }): Promise<Broker>;
}>(join(checkout(), 'tools/servers/kafka-server.js'));

const CATCHES_UP_WITHIN_MS = 60_000;

let trial: KafkaTrial;
let server: RunningServer;

const idsOf = (claims: readonly Claim[]): string[] => claims.map(({ id }) => id).sort();

async function recordedIds(): Promise<string[]> {
  return (await entriesAfter(server, 0)).map(({ event }) => event.id).sort();
}

describe('A server that is killed while it takes events from a real broker', () => {
  beforeEach(async () => {
    trial = await KafkaTrial.begin(process.env['DAYBOOK_TEST_KAFKA']);
  });
  afterEach(async () => {
    await server.discard();
    await trial.end();
  });

  it('has lost nothing and recorded nothing twice, and refusals are parked once', async () => {
    const claims = starters('kill', 12_000);
    server = await trial.server();
    await trial.tell(claims.slice(0, 6_000));
    await trial.send([{ key: 'p', value: 'poison', partition: 1 }]);
    await trial.tell(claims.slice(6_000));
    const killedAt: number[] = [];
    for (const target of [1, 3_000, 7_000]) {
      await until(async () => (await server.head()) >= target, 60_000, 'nothing was recorded');
      killedAt.push(await server.head());
      await server.kill();
      server = await trial.server({ data: server.data });
    }
    await trial.taken(120_000);
    expect(killedAt.some((head) => head < claims.length)).toBe(true);
    expect(await recordedIds()).toEqual(idsOf(claims));
    expect((await server.ask('/v1/quarantine')).body<{ items: object[] }>().items).toHaveLength(1);
  });
});

/** Bytes as Snappy has them that compresses nothing: their length, then all of them as one literal. */
function snappy(bytes: Buffer): Buffer {
  const length = [(bytes.length & 0x7f) | 0x80, ((bytes.length >> 7) & 0x7f) | 0x80, bytes.length >> 14];
  const literal = Buffer.from([...length, 61 << 2, 0, 0]);
  literal.writeUInt16LE(bytes.length - 1, 4);
  return Buffer.concat([literal, bytes]);
}

describe('A batch that kafkajs cannot unpack', () => {
  beforeEach(async () => {
    trial = await KafkaTrial.begin(process.env['DAYBOOK_TEST_KAFKA'], 1);
  });
  afterEach(async () => {
    await server.discard();
    await trial.end();
  });

  it('ends the server, which says why, so that its supervisor notices', async () => {
    CompressionCodecs[CompressionTypes.Snappy] = () => ({
      compress: async ({ buffer }: { readonly buffer: Buffer }) => snappy(buffer),
      decompress: async (buffer: Buffer) => buffer,
    });
    server = await trial.server();
    await trial.tell([starter('before')]);
    await trial.taken();
    await trial.send([structured(starter('packed'))], trial.topicIn, CompressionTypes.Snappy);
    expect(await server.gone).toEqual({ code: 3, signal: null });
    expect(server.stderr).toContain('Snappy');
    expect(server.stderr).toContain('Kafka ended for good');
    expect(await trial.uncommitted()).toBe(1);
  });
});

describe('A broker that is restarted', () => {
  const directory = mkdtempSync(join(tmpdir(), 'daybook-broker-'));
  let broker: Broker;

  beforeAll(async () => {
    broker = await startKafka({ data: directory });
    trial = await KafkaTrial.begin(broker.address);
  });
  afterAll(async () => {
    await server.discard();
    await trial.end();
    await broker.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is noticed, waited for, and caught up with within a minute; the relay too', async () => {
    const environment = { DAYBOOK_ROLES: 'ingest,project,ask,relay' };
    server = await trial.server({ environment });
    const before = starters('before', 4_000);
    await trial.tell(before);
    await until(async () => (await server.head()) > 0, 60_000, 'nothing was recorded');
    await broker.stop();
    await untilReady(server, /events are not taken from Kafka/);
    // Who records over HTTP hears nothing of it.
    const meanwhile = starters('meanwhile', 100);
    expect((await server.recordBatch(meanwhile)).body()).toMatchObject({ recorded: 100 });

    const port = Number(broker.address.split(':').at(-1));
    broker = await startKafka({ data: directory, port });
    const backAt = Date.now();
    const after = starters('after', 1_000);
    await trial.tell(after);
    await trial.taken(CATCHES_UP_WITHIN_MS);
    await untilReady(server);
    const all = [...before, ...meanwhile, ...after];
    const isTold = async (): Promise<boolean> =>
      (await server.ask('/metrics')).text.includes(`daybook_relay_position ${all.length}\n`);
    await until(isTold, CATCHES_UP_WITHIN_MS, 'the relay did not catch up');
    expect(Date.now() - backAt).toBeLessThan(CATCHES_UP_WITHIN_MS);
    expect(await recordedIds()).toEqual(idsOf(all));
    const told = await trial.heard(trial.topicOut);
    expect([...new Set(told.map(({ value }) => (JSON.parse(String(value)) as Claim).id))].sort()).toEqual(
      idsOf(all),
    );
  });
});
