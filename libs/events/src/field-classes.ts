import { z } from 'zod';

import { eventTypes } from './all-types';
import type { DaybookEvent, Json } from './event';
import type { EventType } from './event-type';
import { type FieldClass, noteOf, unwrapped } from './fields';
import { pointerTo } from './refusal';

type Classes = ReadonlyMap<string, FieldClass>;

interface ClassedFields {
  readonly classes: Classes;
  readonly sealed: readonly string[];
  /** Fields whose members are classed one by one, and how: null where they may have any names. */
  readonly memberwise: ReadonlyMap<string, Classes | null>;
}

/** The classes of each type's fields over all of its schemas, the strictest where they differ. */
const fieldsByType: ReadonlyMap<string, ClassedFields> = new Map(
  [...eventTypes.values()].map((type) => [type.name, classedFields(type)]),
);

/** The strictest class that a field of a name has in any type: a correction may be of any. */
const classesByName: Classes = strictest([...fieldsByType.values()].flatMap(({ classes }) => [...classes]));

/** The members of each field, by its name, that any type classes one by one. */
const membersByName: ReadonlyMap<string, Classes> = new Map(
  [...fieldsByType.values()].flatMap(({ memberwise }) =>
    [...memberwise].flatMap(([field, members]) => (members === null ? [] : [[field, members] as const])),
  ),
);

/**
 * The class of a type's field, or of a member of one (promises.md §4); of what is not known, the strictest.
 */
export function classOfField(typeName: string, field: string, member?: string): FieldClass {
  const fields = fieldsByType.get(typeName);
  if (member !== undefined) return fields?.memberwise.get(field)?.get(member) ?? 'P4';
  return fields?.classes.get(field) ?? 'P4';
}

/** Whether a type's field, or a member of one, is sealed as a whole: then it may read `erased`. */
export function isSealedWhole(typeName: string, field: string, member?: string): boolean {
  if (member !== undefined) return isSealed(classOfField(typeName, field, member));
  return fieldsByType.get(typeName)?.sealed.includes(field) ?? false;
}

/**
 * JSON pointers to the fields of an event that are sealed before it is stored, in document order: those of
 * class P3 and P4. What a correction changes is sealed field by field: a name that is P3 or P4 in any type,
 * or that no type has. A placement is sealed member by member, so that its type outlives an erasure.
 */
export function sealedFieldsOf(event: Pick<DaybookEvent, 'type' | 'data'>): string[] {
  const fields = fieldsByType.get(event.type);
  if (fields === undefined) return Object.keys(event.data).map((field) => pointerTo('/data', field));
  if (fields.sealed.length === 0 && fields.memberwise.size === 0) return [];
  const pointers: string[] = [];
  for (const [field, value] of Object.entries(event.data)) {
    const pointer = pointerTo('/data', field);
    if (fields.sealed.includes(field)) pointers.push(pointer);
    else if (fields.memberwise.has(field)) {
      const members = fields.memberwise.get(field) ?? null;
      pointers.push(
        ...(members === null ? sealedNames(value, pointer) : sealedMembers(members, value, pointer)),
      );
    }
  }
  return pointers;
}

/** Of members that may have any names: those of a name that is sealed anywhere, or known nowhere. */
function sealedNames(value: Json | undefined, base: string): readonly string[] {
  return Object.entries(value ?? {}).flatMap(([name, member]) => {
    const pointer = pointerTo(base, name);
    const members = membersByName.get(name);
    if (members !== undefined) return sealedMembers(members, member as Json, pointer);
    return isSealed(classesByName.get(name) ?? 'P4') ? [pointer] : [];
  });
}

/** Of an object whose members are known; what is no such object is sealed as a whole, lest it tell. */
function sealedMembers(classes: Classes, value: Json | undefined, base: string): readonly string[] {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [base];
  return Object.keys(value)
    .filter((name) => isSealed(classes.get(name) ?? 'P4'))
    .map((name) => pointerTo(base, name));
}

function classedFields(type: EventType): ClassedFields {
  const noted = type.schemas.flatMap(({ data }) =>
    Object.entries(data.shape).map(([field, schema]) => ({ field, schema, note: noteOf(schema) })),
  );
  const classes = strictest(noted.map(({ field, note }) => [field, note?.class ?? 'P4'] as const));
  const memberwise = new Map(
    noted.filter(({ note }) => note?.memberwise).map(({ field, schema }) => [field, classesWithin(schema)]),
  );
  const sealed = [...classes].filter(([, fieldClass]) => isSealed(fieldClass)).map(([field]) => field);
  return { classes, memberwise, sealed: sealed.filter((field) => !memberwise.has(field)) };
}

function classesWithin(schema: z.core.$ZodType): Classes | null {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return null;
  return strictest(
    Object.entries(inner.shape).map(([name, member]) => [name, noteOf(member)?.class ?? 'P4'] as const),
  );
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
