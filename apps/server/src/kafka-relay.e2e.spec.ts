import { rmSync } from 'node:fs';
import { type Claim, starter, starters } from './e2e/claims-trial';
import { type HeardMessage, KafkaTrial, until, untilReady } from './e2e/kafka-trial';
import { entriesAfter } from './e2e/log-reading-trial';
import type { RunningServer } from './e2e/running-server-trial';
import { freshDirectory } from './e2e/running-server-trial';

const environment = { DAYBOOK_ROLES: 'ingest,project,ask,relay' };

let trial: KafkaTrial;
let server: RunningServer | undefined;
let data: string;

beforeEach(async () => {
  data = freshDirectory();
  trial = await KafkaTrial.begin(process.env['DAYBOOK_TEST_KAFKA']);
});
afterEach(async () => {
  await server?.kill();
  await trial.end();
  rmSync(data, { recursive: true, force: true });
});

const start = async (): Promise<RunningServer> => (server = await trial.server({ data, environment }));

/** Events of some workers, one of each after the other. */
function claimsOf(prefix: string, count: number): Claim[] {
  return starters(prefix, count).map((claim, index) => ({
    ...claim,
    subject: `worker/W-${prefix}-${index % 11}`,
    data: { employmentId: `E-${index}`, fte: 0.5, role: 'case-holder' },
  }));
}

/** Waits until everything that the log holds has been told. */
async function told(running: RunningServer): Promise<void> {
  const is = async (): Promise<boolean> => {
    const { text } = await running.ask('/metrics');
    return Number(/^daybook_relay_position (\d+)$/m.exec(text)?.[1]) === (await running.head());
  };
  await until(is, 60_000, 'the relay did not come to the end of the log');
}

/** Positions in the order in which they were told for the first time, stream by stream. */
function firstTold(messages: readonly HeardMessage[]): ReadonlyMap<string, readonly number[]> {
  const streams = new Map<string, number[]>();
  for (const { key, headers } of messages) {
    const position = Number(headers['daybook-position']);
    const stream = streams.get(String(key)) ?? [];
    if (!stream.includes(position)) streams.set(String(key), [...stream, position]);
  }
  return streams;
}

describe('The relay to a real broker', () => {
  it('tells every recorded event as it was sent, wherever it came from, keyed by its stream', async () => {
    const running = await start();
    const named = starter('named', {
      type: 'WorkerRegistered',
      data: { name: 'Ada', sweNumber: 'SW12345' },
    });
    await running.record(named);
    await trial.tell([starter('from-kafka')]);
    await trial.taken();
    await told(running);
    await untilReady(running);
    const heard = await trial.heard(trial.topicOut);
    const entries = await entriesAfter(running, 0);
    const byPosition = [...heard].sort(
      (a, b) => Number(a.headers['daybook-position']) - Number(b.headers['daybook-position']),
    );
    expect(byPosition.map(({ key, value, headers }) => [key, JSON.parse(String(value)), headers])).toEqual(
      entries.map(({ position, revision, stream, recordedAt, event }) => [
        stream,
        event,
        {
          'content-type': 'application/cloudevents+json; charset=UTF-8',
          'daybook-position': position,
          'daybook-revision': revision,
          'daybook-recorded-at': recordedAt,
        },
      ]),
    );
    expect(byPosition.map(({ value }) => JSON.parse(String(value)) as object)).toContainEqual(named);
  });

  it('tells everything, in order in each stream, though it is killed again and again', async () => {
    const sent: Claim[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const running = await start();
      const claims = claimsOf(`r${kill}`, 3_000);
      sent.push(...claims);
      await running.recordLines(claims);
      await running.kill();
    }
    await told(await start());
    const heard = await trial.heard(trial.topicOut);
    const ids = new Set(heard.map(({ value }) => (JSON.parse(String(value)) as Claim).id));
    expect(ids).toEqual(new Set(sent.map(({ id }) => id)));
    const streams = firstTold(heard);
    expect(streams.size).toBe(33);
    for (const positions of streams.values()) {
      expect(positions).toEqual([...positions].sort((a, b) => a - b));
    }
  });

  it('goes on where it was: a rebuild of the views tells nothing again, nor does a stop', async () => {
    const first = await start();
    await first.recordLines(claimsOf('once', 500));
    await told(first);
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    for (const generation of ['views-1.sqlite', 'views-current']) {
      rmSync(`${data}/${generation}`, { force: true });
    }
    const second = await start();
    await second.record(starter('after'));
    await told(second);
    expect(await trial.heard(trial.topicOut)).toHaveLength(501);
  });
});
