import { eventTypes } from './all-types';
import { dataErrors, hasShape, isJsonObject } from './data-errors';
import {
  attributeChecks,
  type Claimed,
  claimedSchema,
  type Fault,
  missingAttribute,
  requiredAttributes,
  unknownAttribute,
} from './envelope';
import type { DaybookEvent, Json, JsonObject } from './event';
import { schemaNumbered } from './event-type';
import { isSealedWhole } from './field-classes';
import { type FieldError, pointerTo, type Problem, problemOf } from './refusal';

export type ParsedEvent =
  { readonly ok: true; readonly event: DaybookEvent } | { readonly ok: false; readonly problem: Problem };

/**
 * Reads one event as it is on the wire (events.md §2). What is well formed is an event, as it was sent but
 * for `traceparent` and `tracestate`; anything else is refused with every error that was found. Never
 * throws.
 */
export function parseEvent(value: Json): ParsedEvent {
  if (!isJsonObject(value)) {
    return refused([{ pointer: '', code: 'malformed', detail: 'expected one event: a JSON object' }]);
  }
  const claimed = claimedBy(value);
  for (const name of Object.keys(value)) {
    const fault = attributeFault(name, value[name] as Json, claimed);
    if (fault !== undefined) return refused(errorsOf(value, claimed));
  }
  if (isComplete(value, claimed) && dataFits(value, claimed))
    return { ok: true, event: withoutTracing(value) };
  return refused(errorsOf(value, claimed));
}

/**
 * The event inside a log entry `{position, revision, stream, recordedAt, recordedBy, event}`, so that an
 * export can be recorded elsewhere (interfaces.md §1.3); any other value as it is.
 */
export function unwrapLogEntry(value: Json): Json {
  if (!isJsonObject(value) || Object.hasOwn(value, 'specversion')) return value;
  const { event } = value;
  return event !== undefined && Object.hasOwn(value, 'position') ? event : value;
}

/**
 * Whether data could be recorded as a type's data of a schema number: how a correction is fitted (events.md
 * §5). A field whose key was destroyed reads `erased` and fits as it did when it was recorded.
 */
export function fitsSchema(
  typeName: string,
  schema: number,
  data: JsonObject,
): { readonly ok: true } | { readonly ok: false; readonly detail: string } {
  const type = eventTypes.get(typeName);
  const shape = type === undefined ? undefined : schemaNumbered(type, schema);
  if (shape === undefined) return { ok: false, detail: `${typeName} has no schema ${schema}` };
  if (hasShape(shape, data)) return { ok: true };
  const { present, missing } = dataErrors(shape, data, '');
  const [first] = [...present, ...missing].filter(({ pointer }) => !isErased(typeName, data, pointer));
  return first === undefined
    ? { ok: true }
    : { ok: false, detail: `${first.pointer.slice(1)}: ${first.detail}` };
}

function isErased(typeName: string, data: JsonObject, pointer: string): boolean {
  const [field = '', member] = pointer.slice(1).split('/');
  const value = data[field];
  const within = member === undefined ? value : isJsonObject(value) ? value[member] : undefined;
  return within === 'erased' && isSealedWhole(typeName, field, member);
}

function claimedBy(value: JsonObject): Claimed {
  const type = typeof value.type === 'string' ? eventTypes.get(value.type) : undefined;
  if (type === undefined) return { type, shape: undefined };
  const schema = claimedSchema(value, type);
  return { type, shape: schema === undefined ? undefined : schemaNumbered(type, schema) };
}

function attributeFault(name: string, value: Json, claimed: Claimed): Fault | undefined {
  const check = attributeChecks.get(name);
  return check === undefined ? unknownAttribute(name) : check(value, claimed);
}

function needsEffectiveOn({ type }: Claimed): boolean {
  return type !== undefined && type.effectiveOn.convention !== 'none';
}

function isComplete(value: JsonObject, claimed: Claimed): boolean {
  for (const name of requiredAttributes) if (!Object.hasOwn(value, name)) return false;
  return !needsEffectiveOn(claimed) || Object.hasOwn(value, 'effectiveon');
}

function dataFits({ data }: JsonObject, { shape }: Claimed): boolean {
  return shape !== undefined && isJsonObject(data) && hasShape(shape, data);
}

function withoutTracing(value: JsonObject): DaybookEvent {
  if (!Object.hasOwn(value, 'traceparent') && !Object.hasOwn(value, 'tracestate')) {
    return value as unknown as DaybookEvent;
  }
  const { traceparent, tracestate, ...kept } = value;
  void [traceparent, tracestate];
  return kept as unknown as DaybookEvent;
}

/** Every error of an event that is not well formed, in the order of interfaces.md §1.1. */
function errorsOf(value: JsonObject, claimed: Claimed): FieldError[] {
  const present: FieldError[] = [];
  const missingData: FieldError[] = [];
  for (const name of Object.keys(value)) {
    const fault = attributeFault(name, value[name] as Json, claimed);
    const pointer = pointerTo('', name);
    if (fault !== undefined) present.push({ pointer, ...fault });
    else if (name === 'data' && claimed.shape !== undefined) {
      const found = dataErrors(claimed.shape, value.data as JsonObject, pointer);
      present.push(...found.present);
      missingData.push(...found.missing);
    }
  }
  const needed = needsEffectiveOn(claimed) ? [...requiredAttributes, 'effectiveon'] : requiredAttributes;
  const missing = needed
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ pointer: `/${name}`, ...missingAttribute(name) }));
  return [...present, ...missing, ...missingData];
}

function refused(errors: FieldError[]): ParsedEvent {
  return { ok: false, problem: problemOf(errors as [FieldError, ...FieldError[]]) };
}
