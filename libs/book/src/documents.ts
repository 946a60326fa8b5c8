import {
  parseEvent,
  pointersInDocumentOrder,
  problemOf,
  readStrictJson,
  unwrapLogEntry,
  type FieldError,
  type Json,
  type Problem,
} from '@daybook/events';
import { DaybookProblem } from './problem';
import type { ReadItem } from './receipt';

/** Limits of promises.md §4, in bytes and events. */
export const LIMITS = { body: 1_048_576, line: 65_536, batch: 1_000 } as const;

/** Reads one line of NDJSON; whatever is wrong with it is a refusal of that line. */
export function readLine(line: Uint8Array): ReadItem {
  if (line.byteLength > LIMITS.line) {
    return { refused: oneError('too-large', '', `a line may have at most ${LIMITS.line} bytes`) };
  }
  const read = readStrictJson(line);
  if (!read.ok) return { refused: oneError('malformed', read.pointer, read.detail) };
  return inOrder(readItem(read.value), { at: '', value: read.value, pointers: pointersOf(line) });
}

/** Reads a body that is one event. A body that is no JSON is refused as a whole. */
export function readSingle(body: Uint8Array): ReadItem {
  const value = readBody(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed('', 'one event is a JSON object; an array goes as application/cloudevents-batch+json');
  }
  return inOrder(readItem(value), { at: '', value, pointers: pointersOf(body) });
}

/** Reads a body that is an array of events, at most a thousand. */
export function readBatch(body: Uint8Array): readonly ReadItem[] {
  const value = readBody(body);
  if (!Array.isArray(value)) throw malformed('', 'a batch is a JSON array of events');
  if (value.length > LIMITS.batch) {
    const detail = `a batch may have at most ${LIMITS.batch} events; this one has ${value.length}`;
    throw new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
  }
  const pointers = pointersOf(body);
  return (value as readonly Json[]).map((one, index) =>
    inOrder(readItem(one), { at: `/${index}`, value: one, pointers }),
  );
}

/** Parses one value as an event; a log entry's wrapper is taken off and ignored. */
export function readItem(value: Json): ReadItem {
  const claim = unwrapLogEntry(value);
  const parsed = parseEvent(claim);
  if (parsed.ok) return { event: parsed.event };
  const named = typeof claim === 'object' && claim !== null && !Array.isArray(claim) ? claim : {};
  return { refused: parsed.problem, ...textField(named, 'source'), ...textField(named, 'id') };
}

/** Where a value stands in a document, and the document's pointers in their order. */
interface Placed {
  readonly at: string;
  readonly value: Json;
  /** The rank of each pointer; looked up only where errors may be out of order. */
  pointers(): ReadonlyMap<string, number>;
}

/** A field named like an array index: JavaScript gives it before all others, wherever it stood. */
const INDEX_LIKE = /\/(0|[1-9]\d*)(\/|$)/;

/** The item with its errors as a reader of the document meets them; what is missing stays at the end. */
function inOrder(item: ReadItem, { at, value, pointers }: Placed): ReadItem {
  if ('event' in item || !item.refused.errors.some(({ pointer }) => INDEX_LIKE.test(pointer))) return item;
  const ranks = pointers();
  const base = unwrapLogEntry(value) === value ? at : `${at}/event`;
  const rankOf = ({ pointer }: FieldError): number => ranks.get(`${base}${pointer}`) ?? Infinity;
  const [first, ...others] = [...item.refused.errors].sort((a, b) =>
    rankOf(a) === rankOf(b) ? 0 : rankOf(a) - rankOf(b),
  );
  return first === undefined ? item : { ...item, refused: problemOf([first, ...others]) };
}

function pointersOf(document: Uint8Array): () => ReadonlyMap<string, number> {
  let ranks: ReadonlyMap<string, number> | undefined;
  return () =>
    (ranks ??= new Map(pointersInDocumentOrder(document).map((pointer, index) => [pointer, index])));
}

function textField(
  named: object,
  field: 'source' | 'id',
): { readonly source?: string; readonly id?: string } {
  const value = (named as Record<string, unknown>)[field];
  return typeof value === 'string' ? { [field]: value } : {};
}

function readBody(body: Uint8Array): Json {
  if (body.byteLength > LIMITS.body) {
    const detail = `a body may have at most ${LIMITS.body} bytes; send more as application/x-ndjson`;
    throw new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
  }
  const read = readStrictJson(body);
  if (!read.ok) throw malformed(read.pointer, read.detail);
  return read.value;
}

function malformed(pointer: string, detail: string): DaybookProblem {
  return new DaybookProblem('malformed', detail, {
    status: 400,
    errors: [{ pointer, code: 'malformed', detail }],
  });
}

function oneError(code: 'malformed' | 'too-large', pointer: string, detail: string): Problem {
  return { code, detail, errors: [{ pointer, code, detail }] };
}
