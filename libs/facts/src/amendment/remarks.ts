import type { Position } from '@daybook/events';
import { ascending } from '../because';
import { objectIn, textIn } from '../field';
import type { Telling } from '../order';
import { remarkOnAllDates } from '../remark';
import type { Remark } from '../remark';
import { RETRACTION } from './target';

/** A standing amendment is about an event that its own subject's stream does not have: it waits. */
export function correctionTargetMissing(amendment: Telling): Remark {
  return remarkOnAllDates({
    rule: 'correction-target-missing',
    because: [amendment.entry.position],
    message: `${named(amendment)} waits for an event that is not recorded on this subject.`,
  });
}

/** A standing correction can do nothing: its result breaks the schema, or it is about no claim at all. */
export function correctionDoesNotFit(
  correction: Telling,
  { behind, why }: { behind: readonly Position[]; why: string },
): Remark {
  return remarkOnAllDates({
    rule: 'correction-does-not-fit',
    because: ascending([...behind, correction.entry.position]),
    message: `${named(correction)} does not fit and changes nothing: ${why.replace(/\.$/, '')}.`,
  });
}

function named({ entry: { event } }: Telling): string {
  const retraction = event.type === RETRACTION;
  const target = objectIn(retraction ? event.data['retracts'] : event.data['corrects']);
  const noun = retraction ? 'retraction' : 'correction';
  return `The ${noun} ${event.id} (${event.source}) of ${textIn(target, 'id')} (${textIn(target, 'source')})`;
}
