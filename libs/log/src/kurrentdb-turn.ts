import type { Position } from '@daybook/events';
import { keyOf, planAppend, type AppendPlan, type LogIndex, type RecordToWrite } from './append-plan';
import { EventLogError, type AppendRequest, type AppendResult } from './event-log';
import type { KurrentDbWriter } from './kurrentdb-writer';
import { writesInOrder, WriteSchedule } from './kurrentdb-writes';
import type { KeptReceipt, ReceiptAnswer, ReceiptTurn } from './receipt-store';

/** What became of one request of a turn. */
export type TurnOutcome = { readonly results: readonly AppendResult[] } | { readonly error: EventLogError };

/** Positions that are not known yet count from here: above all that a store can have. */
const PROVISIONAL = 1n << 64n;

/**
 * One turn of writing: settles what earlier turns left, decides all requests in their order, enters what is
 * to be written, writes it and completes it. What cannot be settled leaves its entries to the next turn.
 */
export async function runTurn(
  turn: ReceiptTurn,
  requests: readonly AppendRequest[],
  { writer, clock }: { readonly writer: KurrentDbWriter; readonly clock: () => number },
): Promise<readonly TurnOutcome[]> {
  await settleLeftovers(turn, writer);
  const index = new TurnIndex(await turn.look(questionOf(requests)));
  const clockMs = clock();
  const plans = requests.map((request) => index.plan(request, clockMs));
  const records = plans.flatMap((plan) => plan.records);
  if (records.length === 0) return plans.map(({ results }) => ({ results }));
  await turn.intend(records);
  const schedule = new WriteSchedule(writer);
  for (const phase of phasesOf(plans)) await schedule.write(phase.map((plan) => plan.records));
  await turn.complete(schedule.completed);
  await turn.withdraw(schedule.hopeless);
  const positions = new Map(schedule.completed.map((record) => [keyOf(record), record.position]));
  return plans.map((plan) =>
    outcomeOf(plan, { index, positions, failureOf: (key) => schedule.failureOf(key) }),
  );
}

/**
 * Writes what was entered and never completed, by a writer that died or lost its way: in the order in which
 * it was entered, so that a request of several streams is recorded whole in the end. What can never be
 * written any more, because something else has its place, is withdrawn.
 */
async function settleLeftovers(turn: ReceiptTurn, writer: KurrentDbWriter): Promise<void> {
  for (const write of writesInOrder(await turn.intended())) {
    const { completed, displaced } = await writer.settle(write);
    await turn.complete(completed);
    if (displaced !== undefined) await turn.withdraw(write.slice(completed.length));
  }
}

function questionOf(requests: readonly AppendRequest[]) {
  const events = requests.flatMap((request) => request.events);
  const decidedOn = requests.flatMap((request) => request.decidedOn ?? []);
  const keys = new Map(events.map(({ source, id }) => [keyOf({ source, id }), { source, id }]));
  return {
    keys: [...keys.values()],
    streams: [...new Set([...events, ...decidedOn].map(({ stream }) => stream))],
  };
}

/** Requests recorded at one instant may be written side by side; those of the next come after them. */
function phasesOf(plans: readonly AppendPlan[]): AppendPlan[][] {
  const phases: AppendPlan[][] = [];
  let instant: number | undefined;
  for (const plan of plans) {
    const [first] = plan.records;
    if (first === undefined) continue;
    if (first.recordedAtMs !== instant) phases.push([]);
    instant = first.recordedAtMs;
    phases.at(-1)?.push(plan);
  }
  return phases;
}

interface Settled {
  readonly index: TurnIndex;
  readonly positions: ReadonlyMap<string, Position>;
  readonly failureOf: (key: string) => EventLogError | undefined;
}

/** The answers of a request with real positions, or why one of those it speaks of is not known to stand. */
function outcomeOf(plan: AppendPlan, settled: Settled): TurnOutcome {
  const results: AppendResult[] = [];
  for (const result of plan.results) {
    if (result.status === 'refused' || result.position < PROVISIONAL) {
      results.push(result);
      continue;
    }
    const key = settled.index.keyAt(result.position);
    const position = settled.positions.get(key);
    if (position === undefined) return { error: settled.failureOf(key) ?? notWritten() };
    results.push({ ...result, position });
  }
  return { results };
}

function notWritten(): EventLogError {
  return new EventLogError('log-unavailable', 'the store was not reached for a part of this turn');
}

/** What the receipts know, and what the requests of this turn have drafted on top of it. */
class TurnIndex implements LogIndex {
  lastRecordedAtMs: number | undefined;
  private readonly receipts: Map<string, KeptReceipt | RecordToWrite>;
  private readonly lastRevisions: Map<string, bigint>;
  private readonly drafted: RecordToWrite[] = [];

  constructor(known: ReceiptAnswer) {
    this.lastRecordedAtMs = known.lastRecordedAtMs;
    this.receipts = new Map(known.receipts.map((receipt) => [keyOf(receipt), receipt]));
    this.lastRevisions = new Map(known.lastRevisions);
  }

  get head(): Position {
    return PROVISIONAL + BigInt(this.drafted.length);
  }

  plan(request: AppendRequest, clockMs: number): AppendPlan {
    const plan = planAppend(request, this, clockMs);
    for (const record of plan.records) {
      this.drafted.push(record);
      this.receipts.set(keyOf(record), record);
      this.lastRevisions.set(record.stream, record.revision);
      this.lastRecordedAtMs = record.recordedAtMs;
    }
    return plan;
  }

  receiptOf(source: string, id: string): KeptReceipt | RecordToWrite | undefined {
    return this.receipts.get(keyOf({ source, id }));
  }

  lastRevisionOf(stream: string): bigint | null {
    return this.lastRevisions.get(stream) ?? null;
  }

  /** The key of what was drafted at a provisional position. */
  keyAt(position: Position): string {
    return keyOf(this.drafted[Number(position - PROVISIONAL) - 1] as RecordToWrite);
  }
}
