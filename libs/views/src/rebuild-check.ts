import { join } from 'node:path';

import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import { factIdentity, findingIdentity } from '@daybook/facts';
import type { KnownFact, KnownFinding } from '@daybook/facts';

import type { EventRef } from './fact-store';
import { buildViews } from './rebuild';
import type { RebuildSource } from './rebuild';
import { SqliteFactStore } from './sqlite-fact-store';
import { subjectBySubject } from './subject-rows';
import type { OfSubject } from './subject-rows';
import type { ViewsDirectory } from './views-directory';

/** What came of a comparison. */
export interface Checked {
  readonly generation: number;
  /** The position that both were compared at. */
  readonly checkpoint: Position;
  readonly events: number;
  /** The first difference in words, or null. */
  readonly difference: string | null;
}

/** The two sides of a comparison, up to a position. */
interface Sides {
  readonly kept: SqliteFactStore;
  readonly fresh: SqliteFactStore;
  readonly upTo: Position;
}

/**
 * Compares the current generation row for row with views made afresh from the log, up to its checkpoint:
 * events, facts and findings, with known ranges and what they stand on. Nothing is switched.
 */
export async function checkRebuild(
  source: RebuildSource & { readonly directory: ViewsDirectory },
): Promise<Checked> {
  const { directory } = source;
  const { generation, release } = directory.acquire();
  const scratch = directory.scratch();
  try {
    const kept = generation.store;
    const upTo = kept.checkpoint();
    const file = join(scratch.path, 'views.sqlite');
    const events = await buildViews(source, { file, upTo, factsVersion: directory.factsVersion });
    const fresh = SqliteFactStore.open({ file, readOnly: true });
    try {
      const difference = await firstDifference({ kept, fresh, upTo });
      return { generation: generation.number, checkpoint: upTo, events, difference };
    } finally {
      fresh.close();
    }
  } finally {
    scratch.remove();
    release();
  }
}

/** The first row that one store has and the other has not, in words; null where they agree. */
async function firstDifference(sides: Sides): Promise<string | null> {
  const { kept, fresh, upTo } = sides;
  return (
    (await differenceInRows(eventGroups(kept, upTo), eventGroups(fresh, upTo))) ??
    (await differenceInRows(
      rowsBySubject(kept.everyFact(), upTo, wordsOfFact),
      rowsBySubject(fresh.everyFact(), upTo, wordsOfFact),
    )) ??
    (await differenceInRows(
      rowsBySubject(kept.everyFinding(), upTo, wordsOfFinding),
      rowsBySubject(fresh.everyFinding(), upTo, wordsOfFinding),
    )) ??
    differenceInConnections(sides) ??
    differenceInAuthorities(sides)
  );
}

/** Rows that are compared together, as sorted sentences, under a name that orders the groups. */
interface Group {
  readonly name: string;
  readonly rows: readonly string[];
}

/** Walks two ordered runs of groups side by side until a row differs. */
async function differenceInRows(
  kept: AsyncIterator<Group>,
  fresh: AsyncIterator<Group>,
): Promise<string | null> {
  let [mine, theirs] = [await kept.next(), await fresh.next()];
  for (;;) {
    if (mine.done === true && theirs.done === true) return null;
    const order = compareGroups(mine, theirs);
    const difference = differenceInLists(
      order <= 0 ? (mine.value as Group).rows : [],
      order >= 0 ? (theirs.value as Group).rows : [],
    );
    if (difference !== null) return difference;
    if (order <= 0) mine = await kept.next();
    if (order >= 0) theirs = await fresh.next();
  }
}

function compareGroups(a: IteratorResult<Group>, b: IteratorResult<Group>): number {
  if (a.done === true) return 1;
  if (b.done === true) return -1;
  return compareUtf8(a.value.name, b.value.name);
}

/** Both lists are sorted: the lesser of the first two that differ is missing on the other side. */
function differenceInLists(kept: readonly string[], fresh: readonly string[]): string | null {
  for (let index = 0; index < Math.max(kept.length, fresh.length); index += 1) {
    const [mine, theirs] = [kept[index], fresh[index]];
    if (mine === theirs) continue;
    const onlyKept = theirs === undefined || (mine !== undefined && compareUtf8(mine, theirs) < 0);
    return onlyKept
      ? `the views hold ${mine}, a rebuild does not`
      : `a rebuild makes ${theirs}, the views do not hold it`;
  }
  return null;
}

function differenceInConnections({ kept, fresh, upTo }: Sides): string | null {
  const named = (store: SqliteFactStore) =>
    store
      .connections()
      .filter(({ position }) => position <= upTo)
      .map(({ position, stream, other }) => `the connection of ${stream} and ${other} at ${position}`)
      .sort(compareUtf8);
  return differenceInLists(named(kept), named(fresh));
}

/** A projector at work may have come upon an authority since; one that is missing is missing all the same. */
function differenceInAuthorities({ kept, fresh, upTo }: Sides): string | null {
  const made = fresh.authorities();
  const held = kept.authorities().filter((code) => kept.checkpoint() === upTo || made.includes(code));
  const named = (codes: readonly string[]) => codes.map((code) => `the authority ${code}`);
  return differenceInLists(named(held), named(made));
}

async function* rowsBySubject<Row extends OfSubject & (KnownFact | KnownFinding)>(
  pages: AsyncIterable<readonly Row[]>,
  upTo: Position,
  wordsOf: (row: Row) => string,
): AsyncGenerator<Group> {
  for await (const { authority, subject, rows } of subjectBySubject(pages)) {
    const sentences = rows
      .filter(({ knownFrom }) => knownFrom <= upTo)
      .map((row) => wordsOf(asKnownAt(row, upTo)));
    if (sentences.length > 0) yield { name: `${authority} ${subject}`, rows: sentences.sort(compareUtf8) };
  }
}

/** What a projector at work has closed since is still open at the position compared. */
const asKnownAt = <Row extends KnownFact | KnownFinding>(row: Row, upTo: Position): Row =>
  row.knownUntil !== null && row.knownUntil > upTo ? { ...row, knownUntil: null } : row;

const knownRange = ({ knownFrom, knownUntil }: KnownFact | KnownFinding): string =>
  `known from ${knownFrom} until ${knownUntil ?? 'now'}`;

const wordsOfFact = (fact: KnownFact): string => `the fact ${factIdentity(fact)} ${knownRange(fact)}`;

const wordsOfFinding = (finding: KnownFinding): string =>
  `the finding ${findingIdentity(finding)} ${knownRange(finding)}`;

async function* eventGroups(store: SqliteFactStore, upTo: Position): AsyncGenerator<Group> {
  for (let after = 0n; ;) {
    const events: readonly EventRef[] = store.eventsAfter(after);
    for (const event of events) {
      if (event.position > upTo) return;
      yield { name: String(event.position).padStart(20, '0'), rows: [wordsOfEvent(event)] };
    }
    const last = events.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

const wordsOfEvent = ({ position, source, id, type, effectiveOn, recordedAt }: EventRef): string =>
  `the event ${JSON.stringify([String(position), source, id, type, effectiveOn, recordedAt])}`;
