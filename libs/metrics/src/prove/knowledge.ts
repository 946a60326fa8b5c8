import type { LogEntry, Position } from '@daybook/events';
import { differences, emptyLife, factIdentity, type KnownFact, learn, type Life } from '@daybook/facts';

/** Every fact ever believed while a record grew, event by event, with the positions between which it was. */
export function beliefsOf(record: readonly LogEntry[]): readonly KnownFact[] {
  const lives = new Map<string, Life>();
  const open = new Map<string, KnownFact>();
  const closed: KnownFact[] = [];
  for (const entry of record) {
    const before = lives.get(entry.stream) ?? emptyLife();
    const after = learn(before, entry);
    lives.set(entry.stream, after);
    const change = differences(before.fold, after.fold);
    for (const fact of change.closed.facts) {
      const identity = factIdentity(fact);
      const known = open.get(identity);
      if (known === undefined) throw new Error(`a fact was closed that was not open: ${identity}`);
      open.delete(identity);
      closed.push({ ...known, knownUntil: entry.position });
    }
    for (const fact of change.opened.facts) {
      open.set(factIdentity(fact), { ...fact, knownFrom: entry.position, knownUntil: null });
    }
  }
  return [...closed, ...open.values()];
}

/** What was believed at a position: known from then or before, until later. */
export function believedAt(beliefs: readonly KnownFact[], position: Position): readonly KnownFact[] {
  return beliefs.filter(
    ({ knownFrom, knownUntil }) => knownFrom <= position && (knownUntil === null || position < knownUntil),
  );
}
