import { eventTypes } from './all-types';
import type { JsonObject } from './event';
import { rest } from './rank';

/**
 * Where a type stands among the events of one subject on one date: the lower is folded first (events.md §5).
 * A type that is not known stands last.
 */
export function rankOf(typeName: string): number {
  return (eventTypes.get(typeName)?.rank ?? rest).order;
}

/** Whether events of a type are about other events: retractions and corrections. */
export function isAmendment(typeName: string): boolean {
  return eventTypes.get(typeName)?.amendment !== undefined;
}

/** The date that an event carries, and what it says in the newest shape of its type. */
export interface Dated {
  readonly carried: string;
  readonly data: JsonObject;
}

/** The day on which a claim takes effect: the date that it carries, unless its data says the day. */
export function effectiveDayOf(typeName: string, { carried, data }: Dated): string {
  return eventTypes.get(typeName)?.effectiveOn.saidIn?.(data) ?? carried;
}
