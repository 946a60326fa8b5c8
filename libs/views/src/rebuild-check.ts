import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import { factIdentity, findingIdentity } from '@daybook/facts';
import type { KnownFact, KnownFinding } from '@daybook/facts';

import type { EventRef } from './fact-store';
import { buildViews } from './rebuild';
import type { RebuildSource } from './rebuild';
import { subjectBySubject } from './subject-rows';
import type { OfSubject } from './subject-rows';
import type { KeptFacts, Views } from './views';

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
  readonly kept: KeptFacts;
  readonly fresh: KeptFacts;
  readonly upTo: Position;
}

/**
 * Compares the current generation row for row with views made afresh from the log, up to its checkpoint:
 * events, facts and findings, with known ranges and what they stand on. Nothing is switched.
 */
export async function checkRebuild(source: RebuildSource & { readonly views: Views }): Promise<Checked> {
  const { views } = source;
  const { generation, release } = await views.acquire();
  try {
    const kept = generation.store;
    const upTo = await kept.checkpoint();
    const { events, difference } = await comparedWithFresh(source, { kept, upTo });
    return { generation: generation.number, checkpoint: upTo, events, difference };
  } finally {
    release();
  }
}

async function comparedWithFresh(
  source: RebuildSource & { readonly views: Views },
  { kept, upTo }: Omit<Sides, 'fresh'>,
): Promise<{ readonly events: number; readonly difference: string | null }> {
  const { views } = source;
  const scratch = await views.scratch();
  try {
    const { builder } = scratch;
    const events = await buildViews(source, { builder, upTo, factsVersion: views.factsVersion });
    const fresh = await scratch.open();
    try {
      return { events, difference: await firstDifference({ kept, fresh, upTo }) };
    } finally {
      await fresh.close();
    }
  } finally {
    await scratch.remove();
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
    (await differenceInConnections(sides)) ??
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

async function differenceInConnections({ kept, fresh, upTo }: Sides): Promise<string | null> {
  const named = async (store: KeptFacts) =>
    (await store.connections())
      .filter(({ position }) => position <= upTo)
      .map(({ position, stream, other }) => `the connection of ${stream} and ${other} at ${position}`)
      .sort(compareUtf8);
  return differenceInLists(await named(kept), await named(fresh));
}

/** A projector at work may have come upon an authority since; one that is missing is missing all the same. */
async function differenceInAuthorities({ kept, fresh, upTo }: Sides): Promise<string | null> {
  const made = await fresh.authorities();
  const authorities = await kept.authorities();
  const isStill = (await kept.checkpoint()) === upTo;
  const held = authorities.filter((code) => isStill || made.includes(code));
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

async function* eventGroups(store: KeptFacts, upTo: Position): AsyncGenerator<Group> {
  for (let after = 0n; ;) {
    const events: readonly EventRef[] = await store.eventsAfter(after);
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
