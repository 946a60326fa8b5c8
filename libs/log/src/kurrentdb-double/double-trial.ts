import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from '@jest/globals';
import {
  binaryEvent,
  EventStoreDBClient,
  type AppendResult,
  type AppendToStreamOptions,
} from '@eventstore/db-client';
import { KurrentDbDouble } from './kurrentdb-double';

/** A double of the test's own, and the bare client on it. */
export interface DoubleTrial {
  double: KurrentDbDouble;
  client: EventStoreDBClient;
  readonly append: (
    stream: string,
    given: ReturnType<typeof events>,
    options?: AppendToStreamOptions,
  ) => Promise<AppendResult>;
}

export const STREAM = 'worker-333-SW1';

/** Starts a double before each test of a file, and stops it afterwards. */
export function doubleTrial(): DoubleTrial {
  const trial = {
    append: (stream, given, options = {}) => trial.client.appendToStream(stream, given, options),
  } as DoubleTrial;
  beforeEach(async () => {
    trial.double = await KurrentDbDouble.start();
    trial.client = EventStoreDBClient.connectionString(trial.double.connectionString);
  });
  afterEach(async () => {
    await trial.client.dispose();
    await trial.double.stop();
  });
  return trial;
}

/** Both ways in which the client appends: in its stream of many, and each in a call of its own. */
export const WAYS: readonly [string, AppendToStreamOptions][] = [
  ['in the stream of many appends', {}],
  ['in a call of its own', { credentials: { username: 'any', password: 'any' } }],
];

/** So many events, their numbers as data. */
export const events = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    binaryEvent({ id: randomUUID(), type: 'Told', data: Buffer.from(`${index}`), metadata: { index } }),
  );

/** What became of an append: its last revision, or the kind of its error and the revision that it names. */
export async function outcome(appended: Promise<AppendResult>): Promise<unknown> {
  return appended.then(
    ({ nextExpectedRevision }) => nextExpectedRevision,
    (error: { type: string; actualVersion?: unknown }) =>
      error.actualVersion === undefined ? error.type : [error.type, error.actualVersion],
  );
}

/** All that a read gives. */
export async function all<T>(read: AsyncIterable<T>): Promise<T[]> {
  const seen: T[] = [];
  for await (const each of read) seen.push(each);
  return seen;
}

/** Revisions of what was read. */
export const revisions = (read: { event?: { revision: bigint } }[]): bigint[] =>
  read.map(({ event }) => event?.revision ?? -1n);
