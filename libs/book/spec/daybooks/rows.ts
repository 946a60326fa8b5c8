import type { LogEntry, Position } from '@daybook/events';
import {
  type Fact,
  factKinds,
  type Finding,
  foldSubject,
  type KnownFact,
  type KnownFinding,
} from '@daybook/facts';
import type { FactStore } from '@daybook/views';

type Belief = Fact | Finding;
type KnownBelief = KnownFact | KnownFinding;

/** Every fact and finding that was ever believed, with the positions from and until which it was. */
export async function everyRow(store: FactStore): Promise<readonly string[]> {
  const rows: KnownBelief[] = [...(await store.findings({}))];
  for (const authority of await store.authorities()) {
    rows.push(...(await store.facts({ authority, what: factKinds })));
  }
  return rows.map((row) => rowText(textOf(row), row.knownFrom, row.knownUntil)).sort();
}

/**
 * The same, from folding all that is known anew at every position, every stream with every other: whom the
 * merges that stand then make one person is found by the fold alone. In no particular order.
 */
export function everyRowRebuilt(entries: readonly LogEntry[]): readonly string[] {
  const rows: string[] = [];
  let open: ReadonlyMap<string, Position> = new Map();
  for (const { position } of entries) {
    const before = open;
    const known = entries.filter((entry) => entry.position <= position);
    const now = textsOf(known.reverse());
    for (const [text, from] of before) if (!now.has(text)) rows.push(rowText(text, from, position));
    open = new Map([...now].map((text) => [text, before.get(text) ?? position]));
  }
  for (const [text, from] of open) rows.push(rowText(text, from, null));
  return rows.sort();
}

/** What is believed at a position, with events by the names that their sources gave them. */
export async function visibleByName(store: FactStore, at: Position): Promise<readonly string[]> {
  const rows: Belief[] = [];
  for await (const page of store.visibleFacts(at)) rows.push(...page);
  for await (const page of store.visibleFindings(at)) rows.push(...page);
  const events = await store.events([...new Set(rows.flatMap(({ because }) => because))]);
  const names = new Map(events.map(({ position, source, id }) => [position, `${source} ${id}`]));
  return rows.map((row) => textOf(row, (position) => names.get(position) ?? 'unknown')).sort();
}

/** @throws where one fold says the same thing twice: then it would be neither one row nor two */
function textsOf(known: readonly LogEntry[]): ReadonlySet<string> {
  const { facts, findings } = foldSubject(known);
  const texts = [...facts, ...findings].map((row) => textOf(row));
  const different = new Set(texts);
  if (different.size !== texts.length) throw new Error(`a fold says one thing twice: ${texts.join('\n')}`);
  return different;
}

/** A fact or a finding by all that identifies it (events.md §5 and §6). */
function textOf(row: Belief, nameOf: (position: Position) => string = String): string {
  const { authority, subject, from, to } = row;
  const because = row.because.map(nameOf).sort();
  const said =
    'what' in row ? [row.what, row.key, row.value] : ['finding', row.rule, row.severity, row.message];
  return JSON.stringify([authority, subject, ...said, from, to, because]);
}

const rowText = (text: string, from: Position, until: Position | null): string =>
  `${text} known from ${from} until ${until ?? 'now'}`;
