import { starter, type Claim } from './claims-trial';
import type { BatchShown, ReceiptShown } from './http-trial';
import { LineClient } from './line-client-trial';
import type { RunningServer } from './running-server-trial';

/** What the server said of one event that it took. */
export type Acknowledgement = Pick<ReceiptShown, 'position' | 'revision' | 'recordedAt'>;

/** What was sent, and what of it was acknowledged. */
export class Witness {
  readonly sent = new Map<string, Claim>();
  readonly acknowledged = new Map<string, Acknowledgement>();
  private count = 0;

  /** Events that nobody has sent yet; five of them are about one worker. */
  fresh(number: number): Claim[] {
    return Array.from({ length: number }, () => {
      const id = `load-${++this.count}`;
      const subject = `worker/K-${Math.floor(this.count / 5)}`;
      const data = { employmentId: `E-${this.count}`, fte: 0.5, role: 'case-holder' };
      const event = starter(id, { subject, data });
      this.sent.set(id, event);
      return event;
    });
  }

  /** Takes down what the server said. */
  heard({ id = '', status, position, revision, recordedAt }: ReceiptShown): void {
    if (status === 'refused') throw new Error(`${id} was refused under load`);
    this.acknowledged.set(id, { position, revision, recordedAt } as Acknowledgement);
  }

  /** How many events were sent without an answer. */
  get inFlight(): number {
    return this.sent.size - this.acknowledged.size;
  }
}

/** Writes without a pause, each in its own way, until the server is gone. */
export async function writeUntilGone(server: RunningServer, witness: Witness): Promise<void> {
  const writers = [writeOnes, writeOnes, writeOnes, writeBatches, writeLines, writeLines];
  await Promise.all(writers.map((write) => write(server, witness).catch(onlyIfGone(server))));
}

/** A broken connection is what a killed server leaves; from one that lives it is a failure. */
function onlyIfGone(server: RunningServer): (error: unknown) => Promise<void> {
  return async (error) => {
    const { exitCode, signalCode } = server.process;
    const broken = typeof error === 'object' && error !== null && 'code' in error;
    if (!broken && exitCode === null && signalCode === null) throw error;
    await server.gone;
  };
}

async function writeOnes(server: RunningServer, witness: Witness): Promise<void> {
  for (;;) {
    for (const event of witness.fresh(1)) witness.heard((await server.record(event)).body<ReceiptShown>());
  }
}

async function writeBatches(server: RunningServer, witness: Witness): Promise<void> {
  for (;;) {
    const { results } = (await server.recordBatch(witness.fresh(20))).body<BatchShown>();
    for (const receipt of results) witness.heard(receipt);
  }
}

/** Keeps up to forty lines unanswered on one request, two hundred lines a request. */
async function writeLines(server: RunningServer, witness: Witness): Promise<void> {
  for (;;) {
    const client = new LineClient(server);
    for (let round = 0; round < 10; round++) {
      client.send(
        witness
          .fresh(20)
          .map((event) => `${JSON.stringify(event)}\n`)
          .join(''),
      );
      if (round > 0) await hear(client, witness, 20);
    }
    for (const receipt of await client.end()) witness.heard(receipt);
  }
}

async function hear(client: LineClient, witness: Witness, receipts: number): Promise<void> {
  for (let heard = 0; heard < receipts; heard++) {
    const receipt = await client.receipt();
    if (receipt === null) throw Object.assign(new Error('the answer broke off'), { code: 'ENDED' });
    witness.heard(receipt);
  }
}
