import type { z } from 'zod';

import type { JsonObject, StreamKind } from './event';
import type { Rank } from './rank';
import type { RefusalCode } from './refusal';

/**
 * What the date of an event type means: the first or the last day of something, the day itself, or nothing.
 */
export interface EffectiveOn {
  readonly convention: 'first-day' | 'last-day-inclusive' | 'day' | 'none';
  /** In words: `first day of the new FTE`. */
  readonly words: string;
  /** Where the data says the day: that day, whatever date an event carries; null where it does not. */
  readonly saidIn?: (data: JsonObject) => string | null;
}

/** What a rule over several fields has to say, at one field of the data. */
export interface RuleFault {
  /** The top-level field of the data; a fault at one that is not there counts as a missing field. */
  readonly field: string;
  /** JSON pointer from the field to the place within it; the field itself where absent. */
  readonly within?: string;
  readonly code: RefusalCode;
  readonly detail: string;
}

/**
 * A rule over several fields, which no single field's schema can say. Total: wrong fields are not its
 * business.
 */
export interface DataRule {
  readonly check: (data: JsonObject) => RuleFault | undefined;
  /** The same rule as JSON Schema keywords, where JSON Schema can say it. */
  readonly jsonSchema?: JsonObject;
}

/** An event of a type as a source would send it, for documents, tests, the sandbox and golden streams. */
export interface EventExample {
  readonly subject: string;
  readonly effectiveOn?: string;
  /** Default: the sandbox authority, 990. */
  readonly authority?: string;
  readonly time?: string;
  readonly data: JsonObject;
}

/** One shape that the data of a type has had. */
export interface DataSchema {
  /** The only description of the fields; each is noted with its class and with what it expects. */
  readonly data: z.ZodObject;
  readonly rules?: readonly DataRule[];
  /** Data of this shape in the next one, losing nothing; absent on the newest. */
  readonly upcast?: (data: JsonObject) => JsonObject;
  readonly examples: readonly [EventExample, EventExample, ...EventExample[]];
}

/** An event type: the one description from which checks, schemas, documents and examples are made. */
export interface EventTypeDescription {
  /** The name is the storage format: it is never changed. */
  readonly name: string;
  readonly streams: readonly StreamKind[];
  /** One sentence. */
  readonly summary: string;
  /** The official source whose meaning it has. */
  readonly follows: string;
  readonly effectiveOn: EffectiveOn;
  readonly rank: Rank;
  /** Present on events about events. */
  readonly amendment?: 'retraction' | 'correction';
  /** By schema number, from 1; only ever appended to. */
  readonly schemas: readonly [DataSchema, ...DataSchema[]];
}

/** An event type as it stands: its description and the number of its newest schema. */
export interface EventType extends EventTypeDescription {
  readonly latestSchema: number;
}

export function eventType(description: EventTypeDescription): EventType {
  return { ...description, latestSchema: description.schemas.length };
}

/** The shape with a number of 1 to `latestSchema`, undefined for any other. */
export function schemaNumbered(type: EventType, schema: number): DataSchema | undefined {
  return type.schemas[schema - 1];
}

/** The streams of events about events: any. */
export const everyStream: readonly StreamKind[] = ['worker', 'post', 'child', 'team', 'authority'];

export const firstDay: EffectiveOn = { convention: 'first-day', words: 'first day' };
export const lastDayInclusive: EffectiveOn = {
  convention: 'last-day-inclusive',
  words: 'last day, inclusive',
};
export const firstDayBack: EffectiveOn = { convention: 'first-day', words: 'first day back' };
export const noDay: EffectiveOn = { convention: 'none', words: 'optional; it means nothing' };
