import { Metadata, status, type sendUnaryData, type ServerDuplexStream } from '@grpc/grpc-js';
import type { ServerReadableStream } from '@grpc/grpc-js';
import { Code } from '@eventstore/db-client/generated/code_pb';
import {
  AllStreamPosition,
  Empty,
  MaximumAppendSizeExceeded,
  WrongExpectedVersion,
  type UUID,
} from '@eventstore/db-client/generated/shared_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import {
  AppendResp,
  BatchAppendResp,
  type AppendReq,
  type BatchAppendReq,
} from '@eventstore/db-client/generated/streams_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty as NoValue } from 'google-protobuf/google/protobuf/empty_pb';
import type { DoubleFault, DoubleFaults } from './double-faults';
import type { AppendOutcome, DoubleExpectation, DoubleLog, ProposedEvent } from './double-log';

/** What appends work on. */
export interface AppendService {
  readonly log: DoubleLog;
  readonly faults: DoubleFaults;
  readonly maxAppendBytes: number;
}

/** One append as it was asked for, whichever way it came. */
interface AskedAppend {
  readonly stream: string;
  readonly expected: DoubleExpectation;
  readonly events: readonly ProposedEvent[];
}

/** How an append is answered: with its outcome, with an error, or too large. */
interface Answering {
  outcome(outcome: AppendOutcome): void;
  failed(code: number): void;
  tooLarge(): void;
}

/** The call that carries one append: options first, then an event in each message. */
export function appendCall(
  service: AppendService,
  call: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
): void {
  let options: AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  call.on('data', (request: AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message !== undefined) events.push(proposed(message));
  });
  // A client that goes away in the middle of its request has asked for nothing.
  call.on('error', () => undefined);
  call.on('end', () => {
    if (options === undefined || call.cancelled) return;
    const asked = { stream: streamName(options), expected: expectationOf(options), events };
    take(service, asked, {
      outcome: (outcome) => answer(null, appendResponse(outcome, asked.expected)),
      failed: (code) => answer({ code, details: `the double fails with status ${code}` }),
      tooLarge: () => answer(tooLarge(service.maxAppendBytes)),
    });
  });
}

/** The stream that carries many appends, each in one or more messages under its correlation id. */
export function batchAppendCall(
  service: AppendService,
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
): void {
  const begun = new Map<string, { options: BatchAppendReq.Options; events: ProposedEvent[] }>();
  call.on('data', (request: BatchAppendReq) => {
    const correlation = request.getCorrelationId() as UUID;
    const key = correlation.getString();
    const options = request.getOptions();
    if (options !== undefined) begun.set(key, { options, events: [] });
    const asking = begun.get(key);
    if (asking === undefined) return;
    asking.events.push(...request.getProposedMessagesList().map(proposed));
    if (!request.getIsFinal()) return;
    begun.delete(key);
    const asked = {
      stream: streamName(asking.options),
      expected: batchExpectationOf(asking.options),
      events: asking.events,
    };
    const respond = (fill: (response: BatchAppendResp) => void): void => {
      const response = new BatchAppendResp();
      response.setCorrelationId(correlation);
      response.setStreamIdentifier(asking.options.getStreamIdentifier());
      fill(response);
      if (!call.cancelled) call.write(response);
    };
    take(service, asked, {
      outcome: (outcome) => respond((response) => fillOutcome(response, outcome, asked.expected)),
      failed: (code) => call.emit('error', { code, details: `the double fails with status ${code}` }),
      tooLarge: () => respond((response) => response.setError(tooLargeStatus(service.maxAppendBytes))),
    });
  });
  call.on('error', () => undefined);
  call.on('end', () => call.end());
}

/** Commits an append and answers it, or does what a fault makes of that. */
function take(service: AppendService, asked: AskedAppend, answering: Answering): void {
  const fault = service.faults.take('append');
  if (fault?.does === 'fail') return answering.failed(codeOf(fault));
  if (fault?.does === 'never-answer') return;
  if (bytesOf(asked) > service.maxAppendBytes) return answering.tooLarge();
  const commit = (): AppendOutcome => service.log.append(asked.stream, asked.expected, asked.events);
  if (fault?.does === 'slow') {
    setTimeout(() => answering.outcome(commit()), fault.delayMs);
    return;
  }
  answerCommitted(commit(), fault, answering);
}

function answerCommitted(outcome: AppendOutcome, fault: DoubleFault | undefined, answering: Answering): void {
  if (fault?.does === 'commit-and-fail') answering.failed(codeOf(fault));
  else if (fault?.does !== 'commit-and-never-answer') answering.outcome(outcome);
}

function bytesOf({ events }: AskedAppend): number {
  return events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
}

function codeOf(fault: DoubleFault): number {
  return fault.code ?? status.UNAVAILABLE;
}

function proposed(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): ProposedEvent {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function streamName(options: AppendReq.Options | BatchAppendReq.Options): string {
  return Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
}

function expectationOf(options: AppendReq.Options): DoubleExpectation {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : 'any';
}

function batchExpectationOf(options: BatchAppendReq.Options): DoubleExpectation {
  if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : 'any';
}

function appendResponse(outcome: AppendOutcome, expected: DoubleExpectation): AppendResp {
  const response = new AppendResp();
  if (outcome.kind === 'appended') {
    const success = new AppendResp.Success();
    const position = new AppendResp.Position();
    position.setCommitPosition(`${outcome.position}`);
    position.setPreparePosition(`${outcome.position}`);
    success.setCurrentRevision(`${outcome.revision}`);
    success.setPosition(position);
    response.setSuccess(success);
    return response;
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  if (outcome.current === null) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(`${outcome.current}`);
  if (expected === 'no-stream') wrong.setExpectedNoStream(new Empty());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new Empty());
  else if (expected === 'any') wrong.setExpectedAny(new Empty());
  else wrong.setExpectedRevision(`${expected}`);
  response.setWrongExpectedVersion(wrong);
  return response;
}

function fillOutcome(response: BatchAppendResp, outcome: AppendOutcome, expected: DoubleExpectation): void {
  if (outcome.kind === 'appended') {
    const success = new BatchAppendResp.Success();
    const position = new AllStreamPosition();
    position.setCommitPosition(`${outcome.position}`);
    position.setPreparePosition(`${outcome.position}`);
    success.setCurrentRevision(`${outcome.revision}`);
    success.setPosition(position);
    response.setSuccess(success);
    return;
  }
  const wrong = new WrongExpectedVersion();
  if (outcome.current === null) wrong.setCurrentNoStream(new NoValue());
  else wrong.setCurrentStreamRevision(`${outcome.current}`);
  if (expected === 'no-stream') wrong.setExpectedNoStream(new NoValue());
  else if (expected === 'stream-exists') wrong.setExpectedStreamExists(new NoValue());
  else if (expected === 'any') wrong.setExpectedAny(new NoValue());
  else wrong.setExpectedStreamPosition(`${expected}`);
  response.setError(statusOf(Code.FAILED_PRECONDITION, ['WrongExpectedVersion', wrong]));
}

function tooLargeStatus(maxAppendBytes: number): Status {
  const detail = new MaximumAppendSizeExceeded();
  detail.setMaxappendsize(maxAppendBytes);
  return statusOf(Code.INVALID_ARGUMENT, ['MaximumAppendSizeExceeded', detail]);
}

function tooLarge(maxAppendBytes: number): { code: number; details: string; metadata: Metadata } {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', `${maxAppendBytes}`);
  return { code: status.INVALID_ARGUMENT, details: `more than ${maxAppendBytes} bytes`, metadata };
}

type Detail = [name: string, message: WrongExpectedVersion | MaximumAppendSizeExceeded];

function statusOf(code: Code, [name, message]: Detail): Status {
  const detail = new Any();
  detail.pack(message.serializeBinary(), `event_store.client.${name}`);
  const failed = new Status();
  failed.setCode(code);
  failed.setMessage(name);
  failed.setDetails(detail);
  return failed;
}
