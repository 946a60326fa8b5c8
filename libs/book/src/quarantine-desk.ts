import { instantFromEpochMs } from '@daybook/events';
import type { QuarantineEntry, QuarantineReceipt, Refused } from '@daybook/log';
import { sha256Hex } from '@daybook/proof';
import { readLine } from './documents';
import type { QuarantineParts } from './parts';
import { DaybookProblem } from './problem';
import type { Receipt } from './receipt';
import type { RecordRequest } from './recorder';

/** An event that was refused, and where it came from. */
export type RefusedEvent = Omit<Refused, 'receivedAt'>;

/** Who sends something again. */
export type Resubmission = Pick<RecordRequest, 'recordedBy' | 'now'>;

/** What the desk needs of the book. */
export interface QuarantineDeskPorts {
  readonly quarantine: QuarantineParts;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  record(request: RecordRequest): Promise<readonly Receipt[]>;
}

const PAGE = 1_000;

/** Parks what was refused, and sends it again when asked. */
export class QuarantineDesk {
  /** Fingerprints of what waits, looked up when something is first parked; many may park at once. */
  private waiting: Promise<Set<string>> | undefined;

  constructor(private readonly ports: QuarantineDeskPorts) {}

  /**
   * Keeps what was refused; durable when it resolves. The same line of the same file that waits already is
   * not parked twice: recording a file again changes nothing.
   */
  async park(refused: readonly RefusedEvent[]): Promise<void> {
    if (refused.length === 0) return;
    const waiting = await (this.waiting ??= this.lookUp());
    const receivedAt = instantFromEpochMs(this.ports.clock());
    const fresh = new Map(refused.map((one) => [fingerprintOf(one), { ...one, receivedAt }]));
    for (const fingerprint of waiting) fresh.delete(fingerprint);
    await this.ports.quarantine.parkAll([...fresh.values()]);
    for (const fingerprint of fresh.keys()) waiting.add(fingerprint);
  }

  /**
   * Records what was parked under an id, as it came, as strictly as it was refused. What was taken before is
   * answered with its receipt.
   * @throws DaybookProblem `not-found`, or the refusal: then it goes on waiting
   */
  async resubmit(id: string, by: Resubmission): Promise<Receipt> {
    const entry = (await this.ports.quarantine.get(id)) ?? unknown(id);
    if (entry.receipt !== undefined) return entry.receipt;
    const strict = entry.problem.code === 'would-not-add-up';
    const [receipt] = await this.ports.record({ ...by, items: [readLine(entry.raw)], strict });
    if (receipt === undefined) throw new Error('the log answered nothing');
    await this.ports.quarantine.markResubmitted(id, taken(receipt));
    this.waiting = undefined;
    return receipt;
  }

  private async lookUp(): Promise<Set<string>> {
    try {
      return await this.fingerprintsOfWaiting();
    } catch (error) {
      this.waiting = undefined;
      throw error;
    }
  }

  private async fingerprintsOfWaiting(): Promise<Set<string>> {
    const found = new Set<string>();
    for (let after: string | undefined; ;) {
      const page: readonly QuarantineEntry[] = await this.ports.quarantine.list({
        status: 'waiting',
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      for (const entry of page) found.add(fingerprintOf(entry));
      after = page.at(-1)?.id;
      if (page.length < PAGE) return found;
    }
  }
}

function fingerprintOf({ origin, raw }: RefusedEvent): string {
  const { kind, file, line, topic, partition, offset } = origin;
  const place = JSON.stringify([kind, file, line, topic, partition, offset]);
  return sha256Hex(Buffer.concat([Buffer.from(`${place}\n`), raw]));
}

/** The receipt of what was taken; a refusal is thrown as it would be answered. */
function taken({ status, problem, source, id, position, revision, recordedAt }: Receipt): QuarantineReceipt {
  if (problem !== undefined) {
    const { code, detail, ...extras } = problem;
    throw new DaybookProblem(code, detail, { ...extras, ...(revision === undefined ? {} : { revision }) });
  }
  if (status === 'refused' || !source || !id || !position || !revision || !recordedAt) {
    throw new Error('the receipt of a recorded event lacks a member');
  }
  return { source, id, status, position, revision, recordedAt };
}

function unknown(id: string): never {
  const detail = `nothing was parked in the quarantine under ${id}`;
  throw new DaybookProblem('not-found', detail, { errors: [{ pointer: '/id', code: 'not-found', detail }] });
}
