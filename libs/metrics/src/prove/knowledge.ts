import type { LogEntry, Position } from '@daybook/events';
import { Components, differences, emptyLife, factIdentity, learn } from '@daybook/facts';
import type { KnownFact, Life, SubjectFold } from '@daybook/facts';
import { connected } from './record';

/** Every fact ever believed while a record grew, event by event, with the positions between which it was. */
export function beliefsOf(record: readonly LogEntry[]): readonly KnownFact[] {
  const components = new Components();
  const lives = new Map<string, Life>();
  const open = new Map<string, KnownFact>();
  const closed: KnownFact[] = [];
  for (const [index, entry] of record.entries()) {
    const parts = new Set([...connected(components, entry), components.keyOf(entry.stream)]);
    const before = [...parts].map((key) => lives.get(key) ?? emptyLife());
    for (const key of parts) lives.delete(key);
    const after = grown(before, entry, () => entriesOf(components, record.slice(0, index), entry.stream));
    lives.set(components.keyOf(entry.stream), after);
    const change = differences(together(before), after.fold);
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

/** A life with one entry more; where the entry makes one of several, they are learned together anew. */
function grown(before: readonly Life[], entry: LogEntry, earlier: () => readonly LogEntry[]): Life {
  const [alone, ...others] = before;
  const life = alone === undefined || others.length > 0 ? earlier().reduce(learn, emptyLife()) : alone;
  return learn(life, entry);
}

function entriesOf(components: Components, record: readonly LogEntry[], stream: string): readonly LogEntry[] {
  const streams = components.streamsOf(stream);
  return record.filter((entry) => streams.includes(entry.stream));
}

function together(lives: readonly Life[]): SubjectFold {
  return {
    facts: lives.flatMap(({ fold }) => fold.facts),
    findings: lives.flatMap(({ fold }) => fold.findings),
  };
}

/** What was believed at a position: known from then or before, until later. */
export function believedAt(beliefs: readonly KnownFact[], position: Position): readonly KnownFact[] {
  return beliefs.filter(
    ({ knownFrom, knownUntil }) => knownFrom <= position && (knownUntil === null || position < knownUntil),
  );
}
