import { z } from 'zod';

import { authorities } from './authorities';
import { eventTypes } from './all-types';
import type { JsonObject } from './event';
import { type DataSchema, type EventType, schemaNumbered } from './event-type';
import { fieldNotes, idPattern, sourcePattern } from './fields';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** A shape that data may have, and the address of its JSON Schema, which a `dataschema` ends in. */
export interface DataSchemaAddress {
  readonly type: string;
  readonly schema: number;
  readonly address: string;
}

/** Every shape of every event type, in the order of events.md §4 and of the schema numbers. */
export function dataSchemasOf(): readonly DataSchemaAddress[] {
  return [...eventTypes.values()].flatMap(({ name, schemas }) =>
    schemas.map((_, index) => ({ type: name, schema: index + 1, address: `/schemas/${name}/${index + 1}` })),
  );
}

/** The JSON Schema (2020-12) of a type's data; undefined where there is no such type or number. */
export function jsonSchemaOf(typeName: string, schema: number): JsonObject | undefined {
  const type = eventTypes.get(typeName);
  const shape = type === undefined ? undefined : schemaNumbered(type, schema);
  if (type === undefined || shape === undefined) return undefined;
  const title = type.schemas.length === 1 ? type.name : `${type.name}, schema ${schema}`;
  return { $schema: DIALECT, $id: `/schemas/${type.name}/${schema}`, title, ...dataJsonSchema(shape, type) };
}

/**
 * The JSON Schema (2020-12) of a whole event of a type as a CloudEvent; undefined where there is none such.
 */
export function eventJsonSchemaOf(typeName: string, schema: number): JsonObject | undefined {
  const type = eventTypes.get(typeName);
  const shape = type === undefined ? undefined : schemaNumbered(type, schema);
  if (type === undefined || shape === undefined) return undefined;
  const { convention, words } = type.effectiveOn;
  const required = ['specversion', 'id', 'source', 'type', 'subject', 'authority', 'data'];
  if (convention !== 'none') required.push('effectiveon');
  if (schema !== 1) required.push('dataschema');
  return {
    $schema: DIALECT,
    title: type.name,
    description: type.summary,
    type: 'object',
    properties: {
      ...envelope,
      type: { const: type.name },
      subject: { type: 'string', pattern: subjectPattern(type) },
      effectiveon: { type: 'string', format: 'date', description: words },
      dataschema: { type: 'string', maxLength: 128, pattern: `/schemas/${type.name}/${schema}$` },
      data: dataJsonSchema(shape, type),
    },
    required,
    additionalProperties: false,
  };
}

const identifier = { type: 'string', pattern: idPattern.source };

/** The attributes that are the same for every type (events.md §2). */
const envelope: JsonObject = {
  specversion: { const: '1.0' },
  id: identifier,
  source: { type: 'string', pattern: sourcePattern.source },
  authority: { enum: authorities.map(({ code }) => code) },
  time: { type: 'string', format: 'date-time', maxLength: 128 },
  datacontenttype: { const: 'application/json' },
  correlationid: identifier,
  causationid: identifier,
  traceparent: { type: 'string' },
  tracestate: { type: 'string' },
};

function subjectPattern({ streams }: EventType): string {
  const kinds = streams.filter((kind) => kind !== 'authority');
  const alternatives = [
    ...(kinds.length === 0 ? [] : [`(${kinds.join('|')})/[A-Za-z0-9._~-]{1,64}`]),
    ...(streams.includes('authority') ? ['authority'] : []),
  ];
  return `^(${alternatives.join('|')})$`;
}

/**
 * The data by itself, each field with what it expects and its class, rules over several fields where they
 * can be said.
 */
function dataJsonSchema(shape: DataSchema, type: EventType): JsonObject {
  const schema = z.toJSONSchema(shape.data, {
    override({ zodSchema, jsonSchema }) {
      const note = fieldNotes.get(zodSchema);
      if (note === undefined) return;
      Object.assign(jsonSchema, note.jsonSchema, {
        description: note.expects,
        'x-daybook-class': note.class,
      });
    },
  });
  const { $schema, ...body } = schema;
  void $schema;
  const rules = (shape.rules ?? []).flatMap((rule) => rule.jsonSchema ?? []);
  return Object.assign({ description: type.summary }, body as JsonObject, ...rules) as JsonObject;
}
