import { eventTypes } from './all-types';
import type { DaybookEvent } from './event';
import type { EventType } from './event-type';

const SANDBOX_AUTHORITY = '990';

/** The examples of a type, of every schema that it has had, as a source would send them. */
export function exampleEventsOf(type: EventType): DaybookEvent[] {
  return type.schemas.flatMap(({ examples }, index) =>
    examples.map((example, place) => ({
      specversion: '1.0' as const,
      id: `${type.name}-${index + 1}-${place + 1}`,
      source: 'urn:daybook:examples',
      type: type.name,
      subject: example.subject,
      authority: example.authority ?? SANDBOX_AUTHORITY,
      ...(example.effectiveOn === undefined ? {} : { effectiveon: example.effectiveOn }),
      ...(example.time === undefined ? {} : { time: example.time }),
      // An absent dataschema means schema 1: both ways of saying it have an example.
      ...(index === 0 && place === 0
        ? {}
        : { dataschema: `https://daybook.example/schemas/${type.name}/${index + 1}` }),
      data: example.data,
    })),
  );
}

/** The examples of all types, in the order of events.md §4. */
export function exampleEvents(): DaybookEvent[] {
  return [...eventTypes.values()].flatMap(exampleEventsOf);
}
