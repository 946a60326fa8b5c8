import { LIMITS, readLine, type ReadItem } from '@daybook/book';
import { type Json, pointerTo, problemOf, readStrictJson, type RefusalCode } from '@daybook/events';

/** The value of a header; Kafka allows one name several times. */
export type HeaderValue = Buffer | string | readonly (Buffer | string)[] | undefined;

/** A message of a partition, as the broker hands it out. */
export interface FeedMessage {
  /** Decimal, as Kafka counts beyond 2^53. */
  readonly offset: string;
  readonly key: Buffer | null;
  /** Null in a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, HeaderValue>>;
}

/** What a message says: an event, or why it is none. */
export interface ReadMessage {
  readonly item: ReadItem;
  /**
   * As it is kept where it is refused: the message as an event in structured mode, so that it can be sent
   * again. Of what is too long its beginning, one byte more than an event may have.
   */
  readonly raw: Uint8Array;
}

const STRUCTURED = /^application\/cloudevents\+json\s*(;|$)/i;
const CLOUDEVENTS = /^application\/cloudevents/i;
const ATTRIBUTE = 'ce_';

/**
 * Reads a message as the CloudEvent that it is, in structured or in binary mode (the Kafka protocol binding
 * of CloudEvents 1.0). Whatever is wrong with it is a refusal of that message. Never throws.
 */
export function readMessage({ value, headers }: FeedMessage): ReadMessage {
  const raw = value ?? Buffer.alloc(0);
  const type = textOf(headers['content-type']);
  if (type === null) return refused('malformed', UNREADABLE('content-type'), raw);
  if (STRUCTURED.test(type)) {
    if (value === null) return refused('malformed', 'the message has no value: an event was expected', raw);
    return { item: readLine(value), raw: beginningOf(value) };
  }
  if (CLOUDEVENTS.test(type)) {
    return refused('malformed', 'of CloudEvents formats only application/cloudevents+json is read', raw);
  }
  const names = Object.keys(headers).filter((name) => name.startsWith(ATTRIBUTE));
  if (names.length === 0) {
    const detail =
      'a message is an event with the header content-type: application/cloudevents+json, or with the ' +
      'headers ce_id, ce_source, ce_type and the other attributes of one; this one has neither';
    return refused('malformed', detail, raw);
  }
  const attributes = attributesOf(headers, names);
  if ('unreadable' in attributes) return refused('malformed', UNREADABLE(attributes.unreadable), raw);
  return readBinary({ ...attributes.read, ...(type === '' ? {} : { datacontenttype: type }) }, value);
}

const UNREADABLE = (name: string): string => `the header ${name} is there twice, or is not UTF-8 text`;

type Attributes = Readonly<Record<string, string>>;

/** Puts attributes and data together as one event, which is then read as any other. */
function readBinary(attributes: Attributes, value: Buffer | null): ReadMessage {
  if (value === null) return structured(JSON.stringify(attributes));
  if (value.byteLength > LIMITS.line) {
    const detail = `an event may have at most ${LIMITS.line} bytes`;
    return refused('too-large', detail, beginningOf(value));
  }
  const data = readStrictJson(value);
  if (data.ok) return structured(withMember(attributes, 'data', value.toString()));
  // What is no JSON is kept as CloudEvents keeps bytes: put in as it stands it could say more than data.
  const kept = withMember(attributes, 'data_base64', JSON.stringify(value.toString('base64')));
  const pointer = `${pointerTo('', 'data')}${data.pointer}`;
  const problem = problemOf([{ pointer, code: 'malformed', detail: data.detail }]);
  return { item: { refused: problem, ...keyOf(attributes) }, raw: beginningOf(Buffer.from(kept)) };
}

function structured(text: string): ReadMessage {
  const event = Buffer.from(text);
  return { item: readLine(event), raw: beginningOf(event) };
}

/** The JSON of an object with one more member, whose value is JSON already. */
function withMember(object: Readonly<Record<string, Json>>, name: string, json: string): string {
  const text = JSON.stringify(object);
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}${JSON.stringify(name)}:${json}}`;
}

function attributesOf(
  headers: FeedMessage['headers'],
  names: readonly string[],
): { readonly read: Attributes } | { readonly unreadable: string } {
  const read: [string, string][] = [];
  for (const name of names) {
    const text = textOf(headers[name]);
    if (text === null) return { unreadable: name };
    read.push([name.slice(ATTRIBUTE.length), text]);
  }
  // Not assigned one by one: a header ce___proto__ is an attribute like any other, and refused as one.
  return { read: Object.fromEntries(read) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a header, `''` where it is not there, null where it is no text or there are several. */
function textOf(value: HeaderValue | null): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (!Buffer.isBuffer(value)) return null;
  try {
    return utf8.decode(value);
  } catch {
    return null;
  }
}

function keyOf({ source, id }: Attributes): { readonly source?: string; readonly id?: string } {
  return { ...(source === undefined ? {} : { source }), ...(id === undefined ? {} : { id }) };
}

function refused(code: RefusalCode, detail: string, raw: Uint8Array): ReadMessage {
  return { item: { refused: problemOf([{ pointer: '', code, detail }]) }, raw: beginningOf(raw) };
}

function beginningOf(raw: Uint8Array): Uint8Array {
  return raw.byteLength > LIMITS.line ? raw.subarray(0, LIMITS.line + 1) : raw;
}
