import type { DaybookEvent } from '@daybook/events';
import { objectIn, textIn } from '../field';
import type { Telling } from '../order';

/** An amendment and the event that it names, null where the stream does not have it. */
export interface Amendment {
  readonly telling: Telling;
  readonly target: Telling | null;
}

/** What is written about an event under: a retraction, a correction, or a claim about the world. */
export const RETRACTION = 'EventRetracted';
export const CORRECTION = 'EventCorrected';

/** Names an event within its literal stream. Streams have no spaces, so no two events share a name. */
export function nameOf(stream: string, key: { source: string; id: string }): string {
  return `${stream} ${key.source.length} ${key.source} ${key.id}`;
}

/** The name of the event that an amendment is about. */
export function targetNameOf(telling: Telling): string {
  const { event, stream } = telling.entry;
  const key = targetKeyOf(event);
  return nameOf(stream, { source: textIn(key, 'source') ?? '', id: textIn(key, 'id') ?? '' });
}

function targetKeyOf(event: DaybookEvent): ReturnType<typeof objectIn> {
  return objectIn(event.type === RETRACTION ? event.data['retracts'] : event.data['corrects']);
}
