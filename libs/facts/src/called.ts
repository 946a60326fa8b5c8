import { compareUtf8 } from '@daybook/events';
import type { Subject } from './subject';
import { textIn } from './field';
import type { Claim, Telling } from './order';

/** The event types that say that two subjects are one person (events.md §3). */
export const mergeTypes: readonly string[] = ['WorkersMerged', 'ChildrenMerged'];

/**
 * What a person with several streams is called: the least of the ids that are merged into no other, or, where
 * the merges go round in a ring, the least of all. Only ids that have a stream here are looked at.
 */
export function calledFrom(tellings: readonly Telling[], claims: readonly Claim[]): Subject {
  const ids = [...new Set(tellings.map(({ entry }) => entry.event.subject))].sort(compareUtf8);
  const merged = new Set<string>();
  for (const claim of claims) {
    const { subject } = claim.telling.entry.event;
    const into = intoOf(claim);
    if (into !== null && into !== subject && ids.includes(into)) merged.add(subject);
  }
  const subject = ids.find((id) => !merged.has(id)) ?? ids[0] ?? '';
  return { authority: tellings[0]?.entry.event.authority ?? '', subject };
}

/** The subject that a merge leads to. */
function intoOf(claim: Claim): string | null {
  if (!mergeTypes.includes(claim.type)) return null;
  const { subject } = claim.telling.entry.event;
  return `${subject.slice(0, subject.indexOf('/'))}/${textIn(claim.data, 'into')}`;
}
