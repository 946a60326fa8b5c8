import type { DaybookEvent } from '@daybook/events';

/** A recorded event as it is told to the world (interfaces.md §3). */
export interface RelayedMessage {
  /** The stream, so that what is told of one subject stays in its order. */
  readonly key: string;
  /** The event in structured mode, as the log has it. */
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When it was recorded, in milliseconds since 1970, decimal. */
  readonly timestamp: string;
}

/** An entry of the log as `GET /v1/events` gives it. */
interface EntryShown {
  readonly position: string;
  readonly revision: string;
  readonly stream: string;
  readonly recordedAt: string;
  readonly event: DaybookEvent;
}

/** Makes messages of lines of the log, in their order. */
export function relayedMessages(lines: Uint8Array): readonly RelayedMessage[] {
  return Buffer.from(lines)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => messageOf(JSON.parse(line) as EntryShown));
}

function messageOf({ position, revision, stream, recordedAt, event }: EntryShown): RelayedMessage {
  return {
    key: stream,
    value: JSON.stringify(event),
    headers: {
      'content-type': 'application/cloudevents+json; charset=UTF-8',
      'daybook-position': position,
      'daybook-revision': revision,
      'daybook-recorded-at': recordedAt,
    },
    timestamp: String(Date.parse(recordedAt)),
  };
}
