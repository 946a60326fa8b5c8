import { eventTypes } from './all-types';
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
