import { status } from '@grpc/grpc-js';
import { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { eventResponse, fail, give, type ReadCall } from './double-answers';
import type { DoubleFault, DoubleFaults } from './double-faults';
import type { DoubleLog, KeptEvent } from './double-log';
import { DoubleSubscription } from './double-subscription';

/** What reads work on. */
export interface ReadService {
  readonly log: DoubleLog;
  readonly faults: DoubleFaults;
  readonly subscriptions: Set<DoubleSubscription>;
}

/** A stream or `$all`, once or for as long as the client listens. */
export function readCall(service: ReadService, call: ReadCall): void {
  const options = call.request.getOptions() as ReadReq.Options;
  const subscribing = options.hasSubscription();
  const fault = service.faults.take(subscribing ? 'subscribe' : 'read');
  call.on('error', () => undefined);
  const begin = (): void => {
    if (subscribing) subscribe(service, call, options);
    else void readOnce(service, call, options);
  };
  if (fault === undefined) begin();
  else strike(call, fault, begin);
}

/** Does what a fault makes of a read. */
function strike(call: ReadCall, fault: DoubleFault, begin: () => void): void {
  const { does, code = status.UNAVAILABLE, delayMs, events = 0 } = fault;
  if (does === 'never-answer') return;
  if (does === 'fail') return fail(call, code, 'the double fails');
  if (does === 'drop') dropAfter(call, events, code);
  if (does === 'slow') setTimeout(begin, delayMs);
  else begin();
}

function dropAfter(call: ReadCall, events: number, code: number): void {
  const write = call.write.bind(call);
  let given = 0;
  call.write = ((response: ReadResp) => {
    if (response.hasEvent() && given >= events) {
      call.write = () => false;
      fail(call, code, 'the double drops what it was giving');
      return false;
    }
    if (response.hasEvent()) given += 1;
    return write(response);
  }) as typeof call.write;
}

async function readOnce(service: ReadService, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const events = options.hasAll() ? ofAll(service.log, options) : ofStream(service.log, options);
  if (events === 'invalid-position') return fail(call, status.UNKNOWN, 'Invalid position');
  if (events === 'not-found') {
    const missing = new ReadResp.StreamNotFound();
    missing.setStreamIdentifier(options.getStream()?.getStreamIdentifier());
    const response = new ReadResp();
    response.setStreamNotFound(missing);
    await give(call, response);
    return void call.end();
  }
  let left = BigInt(options.getCount());
  for (const event of events) {
    if (left <= 0n || !(await give(call, eventResponse(event)))) break;
    left -= 1n;
  }
  call.end();
}

function ofAll(log: DoubleLog, options: ReadReq.Options): Iterable<KeptEvent> | 'invalid-position' {
  const all = options.getAll() as ReadReq.Options.AllOptions;
  const backwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  let from = all.hasStart() ? 0 : log.all.length;
  if (all.hasPosition()) {
    from = validIndex(log, all.getPosition() as ReadReq.Options.Position);
    if (from < 0) return 'invalid-position';
  }
  return within(log.all, from, backwards);
}

/** The index of an event at just this position, or -1: between two records there is nothing to read from. */
function validIndex(log: DoubleLog, position: ReadReq.Options.Position): number {
  const commit = position.getCommitPosition();
  return commit === position.getPreparePosition() ? log.indexOf(BigInt(commit)) : -1;
}

function ofStream(log: DoubleLog, options: ReadReq.Options): Iterable<KeptEvent> | 'not-found' {
  const asked = options.getStream() as ReadReq.Options.StreamOptions;
  const events = log.streamOf(nameOf(asked));
  if (events === undefined) return 'not-found';
  const backwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  if (asked.hasRevision()) {
    const revision = Number(asked.getRevision());
    return within(events, backwards ? revision + 1 : revision, backwards);
  }
  return within(events, asked.hasStart() ? 0 : events.length, backwards);
}

/** Forwards from an index on, or backwards from before it. What is appended meanwhile is not read. */
function* within(events: readonly KeptEvent[], from: number, backwards: boolean): Generator<KeptEvent> {
  const end = events.length;
  if (backwards) {
    for (let index = Math.min(from, end) - 1; index >= 0; index -= 1) yield events[index] as KeptEvent;
    return;
  }
  for (let index = from; index < end; index += 1) yield events[index] as KeptEvent;
}

function nameOf(options: ReadReq.Options.StreamOptions): string {
  return Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
}

function subscribe(service: ReadService, call: ReadCall, options: ReadReq.Options): void {
  const stream = options.getStream();
  const name = stream && nameOf(stream);
  const events = (): readonly KeptEvent[] =>
    name === undefined ? service.log.all : (service.log.streamOf(name) ?? []);
  const from = stream === undefined ? startInAll(service.log, options) : startInStream(stream, events());
  if (from < 0) return fail(call, status.INVALID_ARGUMENT, 'Invalid position');
  const subscription = new DoubleSubscription(service.log, call, {
    events,
    from,
    filter: options.getFilter(),
  });
  service.subscriptions.add(subscription);
  void subscription.run().finally(() => service.subscriptions.delete(subscription));
}

/** A subscription begins after the position that it names; -1 where no event is there. */
function startInAll(log: DoubleLog, options: ReadReq.Options): number {
  const all = options.getAll() as ReadReq.Options.AllOptions;
  if (all.hasStart()) return 0;
  if (all.hasEnd()) return log.all.length;
  const index = validIndex(log, all.getPosition() as ReadReq.Options.Position);
  return index < 0 ? index : index + 1;
}

function startInStream(options: ReadReq.Options.StreamOptions, events: readonly KeptEvent[]): number {
  if (options.hasStart()) return 0;
  return options.hasEnd() ? events.length : Number(options.getRevision()) + 1;
}
