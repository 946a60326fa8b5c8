import { type Claim, starter, starters } from './e2e/claims-trial';
import { daybook } from './e2e/command-line-trial';
import { binary, KafkaTrial, structured, untilReady } from './e2e/kafka-trial';
import { entriesAfter } from './e2e/log-reading-trial';
import { RunningServer } from './e2e/running-server-trial';

let trial: KafkaTrial;
let server: RunningServer;
const others: RunningServer[] = [];

beforeEach(async () => {
  trial = await KafkaTrial.begin(process.env['DAYBOOK_TEST_KAFKA']);
});
afterEach(async () => {
  for (const one of [server, ...others.splice(0)]) await one.discard();
  await trial.end();
});

interface Waiting {
  readonly items: readonly {
    readonly id: string;
    readonly origin: Readonly<Record<string, unknown>>;
    readonly problem: { readonly code: string };
    readonly raw: string;
  }[];
}

const quarantine = async (): Promise<Waiting['items']> =>
  (await server.ask('/v1/quarantine?limit=1000')).body<Waiting>().items;

/** A life of five events of each of so many workers. */
function lives(workers: number): Claim[] {
  return starters('k', workers).flatMap((start, index) => {
    const later = (n: number, type: string, data: object): Claim => ({
      ...start,
      id: `${start.id}-${n}`,
      type,
      effectiveon: `2024-0${n + 4}-0${(index % 9) + 1}`,
      data: { employmentId: 'E-1', ...data },
    });
    return [
      start,
      later(1, 'FteChanged', { fte: 0.5 }),
      later(2, 'TeamChanged', { team: `Team ${index % 7}` }),
      later(3, 'RoleChanged', { role: 'senior-practitioner' }),
      later(4, 'SocialWorkerLeft', {}),
    ];
  });
}

/** The same things in an order that a seed decides. */
function shuffled<T>(things: readonly T[], seed: number): T[] {
  let state = seed;
  const keyed = things.map((thing) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return { thing, state };
  });
  return keyed.sort((a, b) => a.state - b.state).map(({ thing }) => thing);
}

describe('Events from a real broker', () => {
  it('are recorded in both modes, and say who brought them', async () => {
    server = await trial.server();
    await trial.send([structured(starter('s')), binary(starter('b'))]);
    await trial.taken();
    const entries = await entriesAfter(server, 0);
    expect(entries.map(({ event, recordedBy }) => [event, recordedBy])).toEqual(
      expect.arrayContaining([
        [starter('s'), `kafka:${trial.group}`],
        [starter('b'), `kafka:${trial.group}`],
      ]),
    );
    expect((await server.ask('/metrics')).text).toMatch(
      /daybook_receipts_total\{status="recorded",code=""\} 2/,
    );
  });

  it('give the same state-hash, in pieces, twice and in any order, as over HTTP', async () => {
    const claims = lives(300);
    const plain = await RunningServer.start();
    others.push(plain);
    await plain.recordLines(claims);
    await plain.stop();
    const expected = await daybook('state-hash', '--data', plain.data);

    server = await trial.server();
    // Without a key they go to any partition: what belongs together comes in any order.
    const keyless = shuffled([...claims, ...claims.slice(0, 700)], 42).map((claim, index) => ({
      ...(index % 2 === 0 ? structured(claim) : binary(claim)),
      key: null,
      partition: (index * 7) % 4,
    }));
    await trial.send(keyless);
    await trial.taken();
    expect(await server.head()).toBe(claims.length);
    await server.stop();
    expect(await daybook('state-hash', '--data', server.data)).toBe(expected);
  });

  it('are recorded around poison, which is parked and told, and blocks no partition', async () => {
    const good = starters('g', 40);
    const partition = 2;
    const poison = [
      { key: 'p', value: 'no JSON', headers: structured(good[0] as Claim).headers },
      { key: null, value: JSON.stringify(good[0]) },
      { key: 'p', value: null },
      { key: 'p', value: 'x'.repeat(900_000), headers: structured(good[0] as Claim).headers },
      structured({ ...(good[1] as Claim), id: 'odd', type: 'SocialWorkerPromoted' }),
      structured({ ...(good[2] as Claim), data: { employmentId: 'E-1', role: 'case-holder' } }),
    ];
    server = await trial.server();
    await trial.send(good.slice(0, 20).map((claim) => ({ ...structured(claim), partition })));
    await trial.send(poison.map((one) => ({ ...one, partition })) as Parameters<KafkaTrial['send']>[0]);
    await trial.send(good.slice(20).map((claim) => ({ ...structured(claim), partition })));
    await trial.taken();

    expect((await entriesAfter(server, 0)).map(({ event }) => event)).toEqual(good);
    const codes = ['malformed', 'malformed', 'malformed', 'too-large', 'unknown-type', 'id-reused'];
    const parked = await quarantine();
    expect(parked.map(({ origin, problem }) => [origin, problem.code])).toEqual(
      codes.map((code, index) => [
        { kind: 'kafka', topic: trial.topicIn, partition, offset: String(20 + index) },
        code,
      ]),
    );
    const told = [...(await trial.heard(trial.topicRefused))].sort(
      (a, b) => Number(a.headers['daybook-original-offset']) - Number(b.headers['daybook-original-offset']),
    );
    expect(told.map(({ headers }) => headers)).toMatchObject(
      codes.map((code, index) => ({
        'daybook-refusal-code': code,
        'daybook-original-topic': trial.topicIn,
        'daybook-original-partition': String(partition),
        'daybook-original-offset': String(20 + index),
      })),
    );
    expect(told[0]).toMatchObject({ key: 'p', value: 'no JSON' });
    expect(told.every(({ headers }) => headers['daybook-refusal-reason'] !== '')).toBe(true);

    const odd = await server.ask(`/v1/quarantine/${parked[1]?.id}/resubmit`, { method: 'POST' });
    expect(odd.body()).toMatchObject({ id: good[0]?.id, status: 'duplicate' });
  });

  it('wait for their topics, which nobody makes by asking, while the server says what it lacks', async () => {
    await trial.admin.deleteTopics({ topics: [trial.topicRefused] });
    server = await trial.server();
    await trial.tell([starter('w')]);
    await untilReady(server, new RegExp(`no topic ${trial.topicRefused}`));
    expect((await server.record(starter('h'))).status).toBe(201);
    expect(await trial.admin.listTopics()).not.toContain(trial.topicRefused);
    await trial.makeTopics([trial.topicRefused], 1);
    await trial.taken();
    await untilReady(server);
    expect(await server.head()).toBe(2);
  });

  it('are finished and committed before a server stops, and the next goes on after them', async () => {
    const claims = starters('stop', 6_000);
    server = await trial.server();
    await trial.tell(claims);
    while ((await server.head()) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    const left = await trial.uncommitted();
    const groups = await trial.admin.describeGroups([trial.group]);
    expect(groups.groups.map(({ state }) => state)).toEqual(['Empty']);
    server = await trial.server({ data: server.data });
    const head = await server.head();
    // What was durable was committed too: the next server hears nothing again.
    expect(head).toBe(claims.length - left);
    await trial.taken();
    expect(await server.head()).toBe(claims.length);
    const receipts = (await server.ask('/metrics')).text;
    expect(receipts).not.toContain('daybook_receipts_total{status="duplicate"');
  });
});
