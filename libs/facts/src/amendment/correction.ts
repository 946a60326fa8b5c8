import { currentDataOf, fitsSchema, schemaOf } from '@daybook/events';
import type { Json, JsonObject, Position } from '@daybook/events';
import { objectIn, textIn } from '../field';
import { claimOf, compareTellings } from '../order';
import type { Claim, Telling } from '../order';
import type { Remark } from '../remark';
import { correctionDoesNotFit } from './remarks';
import { RETRACTION } from './target';
import type { Amendment } from './target';

/** Where a correction leads in the end: an event, nothing yet, or nowhere (a ring, or a retraction). */
export type Original = Telling | 'missing' | 'nowhere';

/** How an event reads after some of its corrections. */
interface Wording {
  readonly effectiveOn: string;
  /** In the schema number under which it was recorded. */
  readonly data: JsonObject;
}

/**
 * Follows corrections of corrections to the event that they are about, through corrections that were
 * themselves retracted. In a loop, not by calling itself: a feed may correct one event thousands of times.
 */
export function originalsOf(corrections: readonly Amendment[]): ReadonlyMap<Telling, Original> {
  const byTelling = new Map(corrections.map((correction) => [correction.telling, correction]));
  const originals = new Map<Telling, Original>();
  for (const correction of corrections) {
    const path = new Set<Telling>();
    let at: Amendment | undefined = correction;
    let found: Original | undefined;
    while (found === undefined) {
      path.add(at.telling);
      const { target }: Amendment = at;
      const next: Amendment | undefined = target === null ? undefined : byTelling.get(target);
      if (target === null) found = 'missing';
      else if (next === undefined) found = target.entry.event.type === RETRACTION ? 'nowhere' : target;
      else if (path.has(target)) found = 'nowhere';
      else found = originals.get(target);
      at = next ?? at;
    }
    for (const telling of path) originals.set(telling, found);
  }
  return originals;
}

/**
 * An event as its standing corrections tell it: each in telling order, field by field, on the data as
 * recorded. A correction whose result does not fit the event's schema does nothing and leaves a remark.
 */
export function correctedClaim(
  telling: Telling,
  corrections: readonly Telling[],
): { claim: Claim; remarks: readonly Remark[] } {
  const { event, position } = telling.entry;
  const recorded: Wording = { effectiveOn: event.effectiveon ?? '', data: event.data };
  const because: Position[] = [position];
  const remarks: Remark[] = [];
  let wording = recorded;
  for (const correction of [...corrections].sort(compareTellings)) {
    const next = wordingAfter(wording, correction);
    const fit = fitsSchema(event.type, schemaOf(event), next.data);
    if (!fit.ok) remarks.push(correctionDoesNotFit(correction, { behind: because, why: fit.detail }));
    else if (next !== wording) {
      wording = next;
      because.push(correction.entry.position);
    }
  }
  const data = currentDataOf(wording === recorded ? event : { ...event, data: wording.data });
  return { claim: claimOf(telling, { effectiveOn: wording.effectiveOn, data, because }), remarks };
}

/** The same wording where the correction names neither a date nor a field. */
function wordingAfter(wording: Wording, { entry: { event } }: Telling): Wording {
  const effectiveOn = textIn(event.data, 'effectiveOn');
  const changes = Object.entries(objectIn(event.data['data']));
  if (effectiveOn === null && changes.length === 0) return wording;
  const fields = new Map<string, Json>(Object.entries(wording.data));
  for (const [field, value] of changes) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  return { effectiveOn: effectiveOn ?? wording.effectiveOn, data: Object.fromEntries(fields) };
}
