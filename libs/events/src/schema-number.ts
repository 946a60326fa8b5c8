import { eventTypes } from './all-types';
import type { DaybookEvent, JsonObject } from './event';

/** A `dataschema` says the type and the number of a shape in its last two segments. */
const dataSchemaForm = /\/schemas\/([^/]+)\/([1-9]\d*)$/;

/** The type and number that end a `dataschema`, undefined where it ends otherwise. */
export function readDataSchema(
  dataschema: string,
): { readonly type: string; readonly schema: number } | undefined {
  const parts = dataSchemaForm.exec(dataschema);
  return parts === null ? undefined : { type: parts[1] as string, schema: Number(parts[2]) };
}

/** The schema number of an event's data: 1 where it does not say. */
export function schemaOf(event: Pick<DaybookEvent, 'dataschema'>): number {
  return event.dataschema === undefined ? 1 : (readDataSchema(event.dataschema)?.schema ?? 1);
}

/** An event's data in the newest shape of its type; as recorded where the type is not known. */
export function currentDataOf(event: Pick<DaybookEvent, 'type' | 'dataschema' | 'data'>): JsonObject {
  const type = eventTypes.get(event.type);
  if (type === undefined || type.latestSchema === 1) return event.data;
  return currentData(event.type, schemaOf(event), event.data);
}

/** The same for data by itself, such as the data of an event after a correction was fitted. */
export function currentData(typeName: string, schema: number, data: JsonObject): JsonObject {
  const schemas = eventTypes.get(typeName)?.schemas.slice(schema - 1) ?? [];
  return schemas.reduce((shaped, { upcast }) => upcast?.(shaped) ?? shaped, data);
}
