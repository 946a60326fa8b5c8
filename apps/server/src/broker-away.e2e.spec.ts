import { starter } from './e2e/claims-trial';
import { untilReady } from './e2e/kafka-trial';
import { RunningServer } from './e2e/running-server-trial';

/** Nobody listens on the first port of all. */
const environment = {
  DAYBOOK_KAFKA_BROKERS: '127.0.0.1:1',
  DAYBOOK_ROLES: 'ingest,project,ask,relay',
};

describe('A server whose broker is away', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await RunningServer.start({ environment });
  });
  afterAll(() => server.discard());

  it('is not ready, and says of both directions why', async () => {
    await untilReady(server, /^events are not taken from Kafka: .*127\.0\.0\.1:1/);
    await untilReady(server, /^recorded events are not told to Kafka: .*127\.0\.0\.1:1/);
    expect((await server.ask('/health/ready')).status).toBe(503);
    expect((await server.ask('/health/live')).status).toBe(200);
  });

  it('records over HTTP and answers as ever', async () => {
    expect((await server.record(starter('a'))).status).toBe(201);
    const answer = await server.ask('/v1/metrics/WF.INPOST.HC?authority=333&asOf=2024-09-30');
    expect(answer.body()).toMatchObject({ numerator: '1' });
  });

  it('stops when it is asked to, and leaves the data directory in order', async () => {
    const began = Date.now();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(Date.now() - began).toBeLessThan(9_000);
    const again = await RunningServer.start({ data: server.data });
    expect(await again.head()).toBe(1);
    await again.stop();
  });
});
