import { writeSync } from 'node:fs';
import { daybook } from './e2e/command-line-trial';
import type { Claim } from './e2e/claims-trial';
import type { BatchShown, ReceiptShown } from './e2e/http-trial';
import { type Acknowledgement, Witness, writeUntilGone } from './e2e/load-trial';
import { entriesAfter, type EntryShown } from './e2e/log-reading-trial';
import { RunningServer } from './e2e/running-server-trial';

/** Five in every run of the tests, fifty in CI. */
const KILLS = Number(process.env.DAYBOOK_TEST_KILLS ?? 5);

/** The server must be ready again so soon (promises.md §1, F1). */
const READY_WITHIN_MS = 5_000;

/** What one kill left, told by the log after the restart. */
interface Aftermath {
  readonly lost: number;
  readonly twice: number;
  readonly gaps: number;
  readonly changed: number;
}

/** Holds the whole log to what was acknowledged. */
function aftermathOf(entries: readonly EntryShown[], witness: Witness): Aftermath {
  const byId = new Map(entries.map((entry) => [entry.event.id, entry]));
  const claims = [...witness.acknowledged];
  const told = ({ position, revision, recordedAt }: Acknowledgement) =>
    [position, revision, recordedAt].join();
  return {
    lost: claims.filter(([id]) => !byId.has(id)).length,
    twice: entries.length - byId.size,
    gaps: entries.filter(({ position }, index) => position !== String(index + 1)).length,
    changed: claims.filter(([id, receipt]) => {
      const entry = byId.get(id);
      return entry !== undefined && told(entry) !== told(receipt);
    }).length,
  };
}

/** Sends events again, a thousand at a time, and gives the receipts. */
async function sendAgain(server: RunningServer, events: readonly Claim[]): Promise<ReceiptShown[]> {
  const receipts: ReceiptShown[] = [];
  for (let from = 0; from < events.length; from += 1_000) {
    const answer = await server.recordBatch(events.slice(from, from + 1_000));
    receipts.push(...answer.body<BatchShown>().results);
  }
  return receipts;
}

/** Acknowledged events whose receipt is another when they are sent again. */
function changedReceipts(receipts: readonly ReceiptShown[], witness: Witness): readonly ReceiptShown[] {
  return receipts.filter(({ id = '', status, position, revision, recordedAt }) => {
    const first = witness.acknowledged.get(id);
    if (first === undefined) return status === 'refused';
    const same =
      first.position === position && first.revision === revision && first.recordedAt === recordedAt;
    return status !== 'duplicate' || !same;
  });
}

describe(`a server that is killed under load, ${KILLS} times`, () => {
  const witness = new Witness();
  const clean: Aftermath = { lost: 0, twice: 0, gaps: 0, changed: 0 };
  const seen = { kills: 0, inFlight: 0, killsInFlight: 0, longestStartMs: 0 };
  let server: RunningServer;

  beforeAll(async () => {
    server = await RunningServer.start();
  });
  afterAll(async () => {
    await server.discard();
    const { kills, killsInFlight, inFlight, longestStartMs } = seen;
    const { lost, twice, gaps, changed } = clean;
    writeSync(
      1,
      `\n${kills} kills, ${killsInFlight} with requests in flight; ${witness.sent.size - inFlight} events ` +
        `acknowledged, ${inFlight} in flight when killed; lost ${lost}, twice ${twice}, gaps ${gaps}, ` +
        `receipts changed ${changed}; ready again after ${longestStartMs} ms at most\n`,
    );
  });

  const note = (found: Aftermath): void => void Object.assign(clean, found);

  it.each(Array.from({ length: KILLS }, (_, index) => index + 1))(
    'has after kill %d everything that it acknowledged, once, at its place',
    async (kill) => {
      const writing = writeUntilGone(server, witness);
      await new Promise((resolve) => setTimeout(resolve, 80 + ((kill * 67) % 250)));
      await server.kill();
      await writing;
      seen.kills += 1;
      seen.inFlight += witness.inFlight;
      if (witness.inFlight > 0) seen.killsInFlight += 1;

      const began = Date.now();
      server = await RunningServer.start({ data: server.data });
      seen.longestStartMs = Math.max(seen.longestStartMs, Date.now() - began);
      const found = aftermathOf(await entriesAfter(server, 0), witness);
      note(found);
      expect(found).toEqual({ lost: 0, twice: 0, gaps: 0, changed: 0 });

      const unanswered = [...witness.sent.values()].filter(({ id }) => !witness.acknowledged.has(id));
      const answered = [...witness.sent.values()]
        .filter(({ id }) => witness.acknowledged.has(id))
        .slice(-2_000);
      const receipts = await sendAgain(server, [...answered, ...unanswered]);
      expect(changedReceipts(receipts, witness)).toEqual([]);
      for (const receipt of receipts) witness.heard(receipt);
    },
    60_000,
  );

  it('was killed with requests in flight most of the time', () => {
    expect(seen.killsInFlight).toBeGreaterThan(KILLS / 2);
    expect(witness.acknowledged.size).toBeGreaterThan(KILLS * 20);
  });

  it('starts again within five seconds', () => {
    expect(seen.longestStartMs).toBeLessThan(READY_WITHIN_MS);
  });

  it('answers everything that was ever sent with its first receipt, and records nothing anew', async () => {
    const head = await server.head();
    const receipts = await sendAgain(server, [...witness.sent.values()]);
    expect(changedReceipts(receipts, witness)).toEqual([]);
    expect(receipts.filter(({ status }) => status !== 'duplicate')).toEqual([]);
    expect([head, await server.head()]).toEqual([witness.sent.size, witness.sent.size]);
  }, 120_000);

  it('knows in the end what a rebuild from the log knows', async () => {
    await server.ask('/v1/metrics/WF.INPOST.HC?authority=333');
    await server.stop();
    const kept = await daybook('state-hash', '--data', server.data);
    expect(kept.trim()).toMatch(/^[0-9a-f]{64}$/);
    await daybook('rebuild', '--data', server.data);
    expect(await daybook('state-hash', '--data', server.data)).toBe(kept);
  }, 120_000);
});

describe('the look at what a kill left', () => {
  it('notices what is lost by a server that keeps its log in memory', async () => {
    const environment = { DAYBOOK_LOG: 'memory:' };
    const forgetful = await RunningServer.start({ environment });
    const witness = new Witness();
    const writing = writeUntilGone(forgetful, witness);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await forgetful.kill();
    await writing;
    const again = await RunningServer.start({ data: forgetful.data, environment });
    try {
      const { lost } = aftermathOf(await entriesAfter(again, 0), witness);
      expect([lost, lost > 0]).toEqual([witness.acknowledged.size, true]);
    } finally {
      await again.discard();
    }
  });

  it('notices an event that is there twice, a gap, and a receipt that no longer holds', () => {
    const witness = new Witness();
    const entries = witness.fresh(3).map((event, index): EntryShown => {
      const receipt = { position: `${index + 1}`, revision: `${index}`, recordedAt: 'then' };
      witness.heard({ id: event.id, status: 'recorded', ...receipt });
      return { ...receipt, stream: 's', recordedBy: 'local', event };
    });
    const [one, two, three] = entries as [EntryShown, EntryShown, EntryShown];
    const clean = { lost: 0, twice: 0, gaps: 0, changed: 0 };
    expect(aftermathOf(entries, witness)).toEqual(clean);
    expect(aftermathOf([one, two, three, { ...one, position: '4' }], witness)).toMatchObject({ twice: 1 });
    expect(aftermathOf([one, three], witness)).toEqual({ ...clean, lost: 1, gaps: 1 });
    expect(aftermathOf([one, two, { ...three, recordedAt: 'now' }], witness)).toEqual({
      ...clean,
      changed: 1,
    });
  });
});
