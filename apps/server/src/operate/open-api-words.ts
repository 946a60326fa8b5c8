import type { JsonObject } from '@daybook/events';

export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const nullable = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });
export const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
export const text: JsonObject = { type: 'string' };
export const flag: JsonObject = { type: 'boolean' };
export const date: JsonObject = { type: 'string', format: 'date' };
export const instant: JsonObject = { type: 'string', format: 'date-time' };

/** An object with these members; one whose name ends in `?` may be missing. */
export function object(members: Readonly<Record<string, JsonObject>>, description?: string): JsonObject {
  const entries = Object.entries(members);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    required: entries.flatMap(([name]) => (name.endsWith('?') ? [] : [name])),
  };
}
