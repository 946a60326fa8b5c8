import { eventTypes } from './all-types';
import type { DaybookEvent } from './event';
import type { EventType } from './event-type';
import { type FieldClass, noteOf } from './fields';
import { pointerTo } from './refusal';

interface ClassedFields {
  readonly classes: ReadonlyMap<string, FieldClass>;
  readonly sealed: readonly string[];
  readonly memberwise: readonly string[];
}

/** The classes of each type's fields over all of its schemas, the strictest where they differ. */
const fieldsByType: ReadonlyMap<string, ClassedFields> = new Map(
  [...eventTypes.values()].map((type) => [type.name, classedFields(type)]),
);

/** The strictest class that a field of a name has in any type: a correction may be of any. */
const classesByName: ReadonlyMap<string, FieldClass> = strictest(
  [...fieldsByType.values()].flatMap(({ classes }) => [...classes]),
);

/** The class of a type's field (promises.md §4); of what is not known, the strictest. */
export function classOfField(typeName: string, field: string): FieldClass {
  return fieldsByType.get(typeName)?.classes.get(field) ?? 'P4';
}

/**
 * JSON pointers to the fields of an event that are sealed before it is stored, in document order: those of
 * class P3 and P4. What a correction changes is sealed field by field: a name that is P3 or P4 in any type,
 * or that no type has.
 */
export function sealedFieldsOf(event: Pick<DaybookEvent, 'type' | 'data'>): string[] {
  const fields = fieldsByType.get(event.type);
  if (fields === undefined) return Object.keys(event.data).map((field) => pointerTo('/data', field));
  if (fields.sealed.length === 0 && fields.memberwise.length === 0) return [];
  const pointers: string[] = [];
  for (const field of Object.keys(event.data)) {
    if (fields.sealed.includes(field)) pointers.push(pointerTo('/data', field));
    else if (fields.memberwise.includes(field)) pointers.push(...sealedMembers(event, field));
  }
  return pointers;
}

function sealedMembers({ data }: Pick<DaybookEvent, 'data'>, field: string): string[] {
  const base = pointerTo('/data', field);
  return Object.keys(data[field] ?? {})
    .filter((name) => isSealed(classesByName.get(name) ?? 'P4'))
    .map((name) => pointerTo(base, name));
}

function classedFields(type: EventType): ClassedFields {
  const noted = type.schemas.flatMap(({ data }) =>
    Object.entries(data.shape).map(([field, schema]) => ({ field, note: noteOf(schema) })),
  );
  const classes = strictest(noted.map(({ field, note }) => [field, note?.class ?? 'P4'] as const));
  const memberwise = noted.filter(({ note }) => note?.memberwise).map(({ field }) => field);
  const sealed = [...classes].filter(([, fieldClass]) => isSealed(fieldClass)).map(([field]) => field);
  return { classes, memberwise, sealed: sealed.filter((field) => !memberwise.includes(field)) };
}

function strictest(classes: readonly (readonly [string, FieldClass])[]): Map<string, FieldClass> {
  const byName = new Map<string, FieldClass>();
  for (const [name, fieldClass] of classes) {
    if (fieldClass > (byName.get(name) ?? '')) byName.set(name, fieldClass);
  }
  return byName;
}

function isSealed(fieldClass: FieldClass): boolean {
  return fieldClass === 'P3' || fieldClass === 'P4';
}
