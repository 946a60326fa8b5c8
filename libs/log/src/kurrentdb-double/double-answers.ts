import { Metadata, type ServerWritableStream } from '@grpc/grpc-js';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { ReadResp, type ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { KeptEvent } from './double-log';

/** A read as the server sees it. */
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Fails a call with a status. */
export function fail(call: ReadCall, code: number, details: string): void {
  call.emit('error', { code, details, metadata: new Metadata() });
}

/** Gives one message, waiting where the client is slower than the double. Says whether it still listens. */
export async function give(call: ReadCall, response: ReadResp): Promise<boolean> {
  if (call.cancelled || call.destroyed || call.writableEnded) return false;
  if (!call.write(response)) {
    await new Promise<void>((resolve) => {
      const go = (): void => {
        for (const name of ['drain', 'cancelled', 'close', 'error']) call.removeListener(name, go);
        resolve();
      };
      for (const name of ['drain', 'cancelled', 'close', 'error']) call.once(name, go);
    });
  }
  return !call.cancelled;
}

/** An event as it travels. */
export function eventResponse(event: KeptEvent): ReadResp {
  const id = new UUID();
  id.setString(event.id);
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(identifierOf(event.stream));
  recorded.setStreamRevision(`${event.revision}`);
  recorded.setCommitPosition(`${event.position}`);
  recorded.setPreparePosition(`${event.position}`);
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  // Ticks of 100 nanoseconds, as the client reads them.
  recorded.getMetadataMap().set('created', `${BigInt(event.createdMs) * 10_000n}`);
  recorded.setCustomMetadata(event.metadata);
  recorded.setData(event.data);
  const read = new ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(`${event.position}`);
  const response = new ReadResp();
  response.setEvent(read);
  return response;
}

function identifierOf(stream: string): StreamIdentifier {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  return identifier;
}
