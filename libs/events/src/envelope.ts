import { isAuthorityCode } from './authorities';
import { isCivilDate } from './civil-date';
import type { Json, JsonObject } from './event';
import type { DataSchema, EventType } from './event-type';
import { fitsLongestText, idPattern, sourcePattern } from './fields';
import { parseInstant } from './instant';
import type { RefusalCode } from './refusal';
import { readDataSchema } from './schema-number';
import { isSubject, kindOfSubject } from './subject';

/** What an event claims to be: its type and the shape of its data, as far as they are known. */
export interface Claimed {
  readonly type: EventType | undefined;
  readonly shape: DataSchema | undefined;
}

/** What is wrong with the value of one attribute. */
export interface Fault {
  readonly code: RefusalCode;
  readonly detail: string;
}

type AttributeCheck = (value: Json, claimed: Claimed) => Fault | undefined;

/**
 * The attributes that every event needs, in the order of events.md §2; `effectiveon` follows where it is
 * needed.
 */
export const requiredAttributes = [
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'authority',
  'data',
] as const;

const identifier = textMatching(idPattern, 'a string of 1 to 128 characters without control characters');

/** The check of every attribute that is accepted (events.md §2); of `data` only that it is an object. */
export const attributeChecks: ReadonlyMap<string, AttributeCheck> = new Map<string, AttributeCheck>([
  ['specversion', (value) => (value === '1.0' ? undefined : bad('the string 1.0'))],
  ['id', identifier],
  ['source', textMatching(sourcePattern, 'a string of 1 to 256 characters without control characters')],
  ['type', (value, claimed) => (claimed.type === undefined ? unknownType(value) : undefined)],
  ['subject', subjectFault],
  ['authority', authorityFault],
  ['effectiveon', effectiveOnFault],
  ['time', timeFault],
  [
    'datacontenttype',
    (value) => (value === 'application/json' ? undefined : bad('application/json, or no datacontenttype')),
  ],
  ['dataschema', dataSchemaFault],
  ['data', dataFault],
  ['correlationid', identifier],
  ['causationid', identifier],
  ['traceparent', traceFault],
  ['tracestate', traceFault],
]);

function bad(expects: string): Fault {
  return { code: 'bad-value', detail: `expected ${expects}` };
}

function textMatching(form: RegExp, expects: string): AttributeCheck {
  return (value) => (typeof value === 'string' && form.test(value) ? undefined : bad(expects));
}

function unknownType(value: Json): Fault {
  const fault = identifier(value, { type: undefined, shape: undefined });
  if (fault !== undefined) return bad('the name of an event type, such as SocialWorkerStarted');
  return { code: 'unknown-type', detail: 'this is not the name of an event type' };
}

function subjectFault(value: Json, { type }: Claimed): Fault | undefined {
  if (typeof value !== 'string' || !isSubject(value)) {
    const kinds = 'worker/, post/, child/ or team/';
    return bad(`${kinds} and an id of 1 to 64 of A-Z a-z 0-9 . _ ~ -, or authority`);
  }
  if (type === undefined || type.streams.includes(kindOfSubject(value))) return undefined;
  return bad(`a subject of the kind ${type.streams.join(' or ')}, which ${type.name} is about`);
}

function authorityFault(value: Json): Fault | undefined {
  if (typeof value === 'string' && isAuthorityCode(value)) return undefined;
  return bad('the three-digit DfE code of a local authority, such as "333"');
}

function effectiveOnFault(value: Json): Fault | undefined {
  const expects = 'a civil date such as 2024-09-30, from 1900-01-01 to 2199-12-31';
  if (typeof value !== 'string') return bad(expects);
  return isCivilDate(value) ? undefined : { code: 'bad-date', detail: `expected ${expects}` };
}

function timeFault(value: Json): Fault | undefined {
  if (typeof value === 'string' && value.length <= 128 && parseInstant(value) !== null) return undefined;
  return bad('an RFC 3339 instant with Z or an offset, such as 2024-09-30T12:00:00Z');
}

function dataSchemaFault(value: Json, { type, shape }: Claimed): Fault | undefined {
  if (shape !== undefined) return undefined;
  const read = typeof value === 'string' && value.length <= 128 ? readDataSchema(value) : undefined;
  if (read === undefined || (type !== undefined && read.type !== type.name)) {
    return bad(`an address that ends in /schemas/${type?.name ?? '<type>'}/<number>`);
  }
  if (type === undefined) return undefined;
  return { code: 'unknown-schema', detail: `the newest schema of ${type.name} is ${type.latestSchema}` };
}

function dataFault(value: Json): Fault | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : bad('an object, {} where the type has no fields');
}

/** Tracing is accepted and not kept (events.md §2), so no shorter limit holds than the general one. */
function traceFault(value: Json): Fault | undefined {
  if (typeof value !== 'string') return bad('a string');
  return fitsLongestText(value)
    ? undefined
    : { code: 'too-large', detail: 'expected text of at most 8,192 bytes' };
}

/** The fault of an attribute that is not there. */
export function missingAttribute(name: string): Fault {
  return { code: 'missing-field', detail: `${name} is needed` };
}

/** The fault of an attribute that is not accepted. */
export function unknownAttribute(name: string): Fault {
  return {
    code: 'unknown-field',
    detail: `${JSON.stringify(name.slice(0, 64))} is not an accepted attribute`,
  };
}

/** Whether an event says a schema of its type, other than by saying none. */
export function claimedSchema(value: JsonObject, type: EventType): number | undefined {
  const { dataschema } = value;
  if (dataschema === undefined) return 1;
  if (typeof dataschema !== 'string' || dataschema.length > 128) return undefined;
  const read = readDataSchema(dataschema);
  return read?.type === type.name ? read.schema : undefined;
}
