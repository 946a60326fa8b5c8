import { isUtf8 } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { sealedFieldsOf, streamOf, type DaybookEvent, type Json, type LogEntry } from '@daybook/events';
import { canonicalJson, hmacSha256 } from '@daybook/proof';
import { EventLogError, type EventToAppend, type StoredRecord } from './event-log';
import { placeAt, takeFrom, type MutableJson } from './json-pointer';
import type { Key, KeyRing, SubjectKey } from './key-ring';
import { seal, unseal } from './sealing';

/** What a field reads as whose subject's key was destroyed. */
const ERASED = 'erased';

/** A sealed field as it is written: its version, its nonce and its ciphertext with tag, in base64url. */
const sealedForm = /^v1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Makes one event ready to be appended; see {@link sealEvents}. */
export function sealEvent(event: DaybookEvent, keyRing: KeyRing): EventToAppend {
  return sealEvents([event], keyRing)[0] as EventToAppend;
}

/**
 * Makes events ready to be appended: their fields of class P3 and P4 are moved out of `data` and encrypted
 * under the key of their subject, bound to stream, source, id and field; their content is fingerprinted as it
 * was sent. Keys that are new are durable, all in one transaction of the key ring, before this returns. What
 * comes for a subject whose key was destroyed is sealed under a key that nobody keeps: it reads as erased.
 */
export function sealEvents(events: readonly DaybookEvent[], keyRing: KeyRing): EventToAppend[] {
  const drafts = events.map((event) => ({ event, stream: streamOf(event), pointers: sealedFieldsOf(event) }));
  const subjects = drafts.flatMap(({ stream, pointers }) => (pointers.length > 0 ? [stream] : []));
  const keys = subjects.length > 0 ? keyRing.keysFor([...new Set(subjects)]) : new Map<string, never>();
  const contentKey = keyRing.contentKey();
  return drafts.map(({ event, stream, pointers }) => {
    const asSent = canonicalJson(event);
    const { source, id } = event;
    const contentHmac = hmacSha256(contentKey, asSent);
    if (pointers.length === 0) return { stream, source, id, contentHmac, eventJson: asSent };
    const open = JSON.parse(asSent) as MutableJson;
    const key = keys.get(stream);
    const sealed = sealFields(open, {
      pointers,
      key: key === undefined || key === ERASED ? randomBytes(32) : key,
      bound: { stream, source, id },
    });
    return {
      stream,
      source,
      id,
      contentHmac,
      eventJson: canonicalJson(open),
      sealedJson: canonicalJson(sealed),
    };
  });
}

/**
 * Reads a stored record and opens its sealed fields. Throws an EventLogError `log-corrupt`, naming the
 * position, where the bytes are no record, or a sealed field does not verify or has no key.
 */
export function openRecord(record: StoredRecord, keyRing: KeyRing): LogEntry {
  const { position } = record;
  const { stream, revision, recordedAt, recordedBy, event, sealed } = readRecord(record);
  if (sealed !== undefined) {
    const key = keyRing.keyOf(stream);
    if (key === undefined) throw corrupt(position, `${stream} has sealed fields and no key`);
    const bound = { stream, source: event.source, id: event.id };
    for (const [pointer, text] of Object.entries(sealed)) {
      const value = openField(text, { key, pointer, bound });
      if (value === undefined) throw corrupt(position, `its sealed field ${pointer} does not verify`);
      if (!placeAt(event as unknown as MutableJson, pointer, value.json as MutableJson)) {
        throw corrupt(position, `its sealed field ${pointer} has no place`);
      }
    }
  }
  return { position, revision: BigInt(revision), stream, recordedAt, recordedBy, event };
}

interface Bound {
  readonly stream: string;
  readonly source: string;
  readonly id: string;
}

interface ReadRecord {
  readonly v: 1;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly event: DaybookEvent;
  readonly sealed?: Readonly<Record<string, Json>>;
}

/** Takes fields out of an event, and gives them sealed, by their pointers. */
function sealFields(
  open: MutableJson,
  { pointers, key, bound }: { pointers: readonly string[]; key: Key; bound: Bound },
): Record<string, string> {
  const sealed: Record<string, string> = {};
  for (const pointer of pointers) {
    const value = takeFrom(open, pointer);
    if (value === undefined) throw new RangeError(`the event has no field ${pointer} to seal`);
    const { iv, text } = seal(Buffer.from(canonicalJson(value)), key, boundTo(bound, pointer));
    sealed[pointer] = `v1.${base64url(iv)}.${base64url(text)}`;
  }
  return sealed;
}

/** The value of a sealed field; undefined where it does not verify. */
function openField(
  text: Json,
  { key, pointer, bound }: { key: SubjectKey; pointer: string; bound: Bound },
): { readonly json: Json } | undefined {
  const [, iv, hidden] = sealedForm.exec(typeof text === 'string' ? text : '') ?? [];
  if (iv === undefined || hidden === undefined) return undefined;
  if (key === ERASED) return { json: ERASED };
  const sealed = { iv: Buffer.from(iv, 'base64url'), text: Buffer.from(hidden, 'base64url') };
  const plain = unseal(sealed, key, boundTo(bound, pointer));
  return plain && { json: JSON.parse(Buffer.from(plain).toString('utf8')) as Json };
}

/** What a sealed field is bound to; as JSON, so that no two lists of names read alike. */
function boundTo({ stream, source, id }: Bound, pointer: string): string {
  return canonicalJson([stream, source, id, pointer]);
}

function readRecord({ position, bytes }: StoredRecord): ReadRecord {
  if (!isUtf8(bytes)) throw corrupt(position, 'it is not UTF-8');
  let record: unknown;
  try {
    record = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw corrupt(position, 'it is not JSON', error);
  }
  if (!isRecord(record))
    throw corrupt(position, 'it is not {v: 1, stream, revision, recordedAt, recordedBy, event}');
  return record;
}

function isRecord(value: unknown): value is ReadRecord {
  if (!isObject(value) || value['v'] !== 1) return false;
  const { revision, event, sealed } = value;
  if (!Number.isSafeInteger(revision) || (revision as number) < 0) return false;
  if (!isObject(event) || !isObject(event['data'])) return false;
  if (sealed !== undefined && !isObject(sealed)) return false;
  const texts = [value['stream'], value['recordedAt'], value['recordedBy'], event['source'], event['id']];
  return texts.every((text) => typeof text === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function corrupt(position: bigint, why: string, cause?: unknown): EventLogError {
  return new EventLogError('log-corrupt', `the record at position ${position} cannot be read: ${why}`, {
    cause,
  });
}
