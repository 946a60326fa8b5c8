import type { EventLogError } from './event-log';
import { append, appendOne, claim, claims, everything, idsOf, outcomes } from './event-log-trial';
import { interceptedDriver, sqliteFailure, type Interception } from './intercepted-driver';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import type { SqliteConnection } from './sqlite-driver';
import { SqliteEventLog } from './sqlite-event-log';

describe('A log file whose disk', () => {
  let scratch: ScratchDirectory;
  let opened: SqliteEventLog[];
  let failures: EventLogError[];

  beforeEach(() => {
    scratch = scratchDirectory();
    opened = [];
    failures = [];
  });
  afterEach(async () => {
    for (const log of opened) await log.close();
    scratch.remove();
  });

  function open(intercept: Interception = (_, proceed) => proceed()): SqliteEventLog {
    const log = SqliteEventLog.open({
      file: scratch.path('log.sqlite'),
      clock: () => Date.UTC(2024, 0, 1),
      driver: interceptedDriver(intercept),
      onFailure: (error) => failures.push(error),
    });
    opened.push(log);
    return log;
  }

  const refusing = (kind: string) => expect.objectContaining({ name: 'EventLogError', kind });

  it('serves one flush for all that waits', async () => {
    const executed: string[] = [];
    const log = open((sql, proceed) => {
      executed.push(sql);
      return proceed();
    });
    executed.length = 0;
    await Promise.all(claims(64, 'e').map((event) => append(log, [event])));
    expect(executed).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  it('lets nobody wait behind more than ten thousand events', async () => {
    const commits: bigint[] = [];
    const log = open((sql, proceed) => {
      const done = proceed();
      if (sql === 'COMMIT') commits.push(opened[0]?.head() ?? 0n);
      return done;
    });
    commits.length = 0;
    const large = [claims(6_000, 'a'), claims(6_000, 'b'), claims(12_000, 'c'), claims(1, 'd')];
    const results = await Promise.all(large.map((events) => append(log, events)));
    expect(results.map((result) => result.length)).toEqual([6_000, 6_000, 12_000, 1]);
    expect(commits).toEqual([6_000n, 12_000n, 24_000n, 24_001n]);
  });

  it('has not yet committed has answered nobody', async () => {
    const answered: string[] = [];
    const seenAtCommit: string[][] = [];
    const log = open((sql, proceed) => {
      if (sql === 'COMMIT') seenAtCommit.push([...answered]);
      return proceed();
    });
    seenAtCommit.length = 0;
    await Promise.all(
      claims(3, 'e').map(async (event) => answered.push((await appendOne(log, event)).status)),
    );
    expect(seenAtCommit).toEqual([[]]);
    expect(answered).toEqual(['recorded', 'recorded', 'recorded']);
  });

  it('is full refuses what waits, goes on reading, and takes the same again when there is room', async () => {
    let connection: SqliteConnection | undefined;
    const log = open((_, proceed, real) => {
      connection = real;
      return proceed();
    });
    await append(log, claims(10, 'before'));
    connection?.exec('PRAGMA max_page_count = 1');
    const large = claim({
      id: 'large',
      eventJson: JSON.stringify({ id: 'large', text: 'x'.repeat(100_000) }),
    });
    const refused = await Promise.allSettled([append(log, claims(5, 'waiting')), append(log, [large])]);
    expect(refused.map((one) => one.status === 'rejected' && one.reason)).toEqual([
      refusing('disk-full'),
      refusing('disk-full'),
    ]);
    expect(idsOf(await everything(log))).toEqual(claims(10, 'before').map(({ id }) => id));
    await expect(append(log, [large])).rejects.toThrow(refusing('disk-full'));
    connection?.exec('PRAGMA max_page_count = 1000000');
    const results = await append(log, [...claims(5, 'waiting'), large]);
    expect(results.map((result) => 'position' in result && result.position)).toEqual([
      11n,
      12n,
      13n,
      14n,
      15n,
      16n,
    ]);
    expect(failures).toEqual([]);
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC'])(
    'says %s when it commits is full',
    async (code) => {
      let full = false;
      const log = open((sql, proceed) => {
        if (full && sql === 'COMMIT') throw sqliteFailure(code);
        return proceed();
      });
      full = true;
      await expect(append(log, claims(1, 'e'))).rejects.toThrow(refusing('disk-full'));
      full = false;
      expect(outcomes(await append(log, claims(1, 'e')))).toEqual(['recorded']);
      expect(log.head()).toBe(1n);
    },
  );

  it.each(['BEGIN IMMEDIATE', 'COMMIT'])('fails at %s is never written again', async (statement) => {
    let failing = false;
    const log = open((sql, proceed) => {
      if (failing && sql === statement) throw sqliteFailure('SQLITE_IOERR_FSYNC');
      return proceed();
    });
    await append(log, claims(2, 'before'));
    failing = true;
    // The second group waits behind the first, which is as large as a group may be.
    const groups = [append(log, claims(10_000, 'one')), append(log, claims(2, 'two'))];
    const answers = await Promise.allSettled(groups);
    expect(answers.map((one) => one.status === 'rejected' && one.reason)).toEqual([
      refusing('log-unavailable'),
      refusing('log-unavailable'),
    ]);
    failing = false;
    await expect(append(log, claims(1, 'after'))).rejects.toThrow(refusing('log-unavailable'));
    expect(() => log.mark('sandbox')).toThrow(refusing('log-unavailable'));
    const refused = { receivedAt: '', origin: { kind: 'file' }, raw: Buffer.alloc(0) };
    const problem = { code: 'malformed', detail: '', errors: [] };
    await expect(log.quarantine.park({ ...refused, problem })).rejects.toThrow(refusing('log-unavailable'));
    expect(failures).toEqual([refusing('log-unavailable')]);
    expect(idsOf(await everything(log))).toEqual(['before-0', 'before-1']);

    await log.close();
    const again = open();
    expect(outcomes(await append(again, [...claims(2, 'before'), ...claims(1, 'after')]))).toEqual([
      'duplicate',
      'duplicate',
      'recorded',
    ]);
  });

  it('is held by another connection for a moment can be written afterwards', async () => {
    let busy = true;
    const log = open((sql, proceed) => {
      if (busy && sql === 'BEGIN IMMEDIATE' && opened.length > 0) throw sqliteFailure('SQLITE_BUSY');
      return proceed();
    });
    await expect(append(log, claims(1, 'e'))).rejects.toThrow(refusing('log-unavailable'));
    busy = false;
    expect(outcomes(await append(log, claims(1, 'e')))).toEqual(['recorded']);
    expect(failures).toEqual([]);
  });

  it('lost a group knows nothing of it: neither keys, nor streams, nor its instant', async () => {
    let full = false;
    const log = open((sql, proceed) => {
      if (full && sql === 'COMMIT') throw sqliteFailure('SQLITE_FULL');
      return proceed();
    });
    full = true;
    const lost = append(log, [claim({ id: 'a', source: 'urn:new', stream: 'worker-333-9' })], {
      now: '2030-01-01T00:00:00.000Z',
    });
    await expect(lost).rejects.toThrow(refusing('disk-full'));
    full = false;
    const event = claim({ id: 'a', source: 'urn:new', stream: 'worker-333-9', content: 'other' });
    expect(await appendOne(log, event, { expected: 'no-stream' })).toEqual({
      status: 'recorded',
      position: 1n,
      revision: 0n,
      recordedAt: '2024-01-01T00:00:00.000Z',
    });
    await log.close();
    expect(await everything(open())).toHaveLength(1);
  });
});
