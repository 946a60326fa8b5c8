import { type DaybookEvent, type LogEntry } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { canonicalJson } from '@daybook/proof';
import type { Problem } from '@daybook/events';
import { correctionOf, entranceOf, retractionOf, type OwnClaim } from './amending';
import { asErased, hasErased, wordsOf, type Said } from './claim-words';
import { feedOfStream, type FeedClaim, type FeedOfStream } from './feed-claims';
import { supposedEntry, type Feed, type LineEvent, type RefusedLine } from './feed-lines';
import { match, type Pair } from './matching';
import { StreamIds } from './stream-ids';

/** A stream and what a feed says of it. */
export interface StreamToCompare {
  readonly feed: Feed;
  readonly stream: string;
  /** What is recorded of it, by whomever. */
  readonly entries: readonly LogEntry[];
  readonly lines: readonly LineEvent[];
  /** What the lines leave out never was. */
  readonly isWhole: boolean;
  /** Ids of the source that other streams have. */
  readonly usedElsewhere: ReadonlySet<string>;
}

/** What is to be entered so that the record says of a stream what the feed says. */
export interface StreamPlan {
  readonly events: readonly DaybookEvent[];
  readonly refused: readonly RefusedLine[];
  /** Lines for which nothing is entered. */
  readonly unchanged: number;
}

/** Compares what a source has told of a stream with what its feed tells now. What others told is not seen. */
export function planStream(given: StreamToCompare): StreamPlan {
  const own = given.entries.filter(({ event }) => event.source === given.feed.source);
  const ids = new StreamIds({ ...given.feed, stream: given.stream }, own, given.usedElsewhere);
  const told = feedOfStream(given.lines);
  if (own.length === 0 && canBeTakenAsSent(told, ids)) {
    const events = byLine(told.distinct).map(({ event }) => event);
    return { events, refused: [], unchanged: given.lines.length - events.length };
  }
  const loose = settleLoose(told.loose, own, ids);
  const supposed = [
    ...own,
    ...suppose(
      loose.entered.map(({ event }) => event),
      own,
    ),
  ];
  const { amendments, entered, lines } = settleClaims({
    supposed,
    told: told.claims,
    isWhole: given.isWhole,
    ids,
  });
  const changed = loose.entered.length + loose.refused.length + lines;
  return {
    events: [...byLine(loose.entered).map(({ event }) => event), ...amendments, ...entered],
    refused: loose.refused,
    unchanged: given.lines.length - changed,
  };
}

/** A source that has said nothing yet of a subject is taken at its word, line by line. */
function canBeTakenAsSent({ distinct }: FeedOfStream, ids: StreamIds): boolean {
  const told = new Set(distinct.map(({ event }) => event.id));
  return told.size === distinct.length && [...told].every((id) => ids.isFree(id));
}

/** Amendments are known by their keys alone; one that comes with the key of something else is refused. */
function settleLoose(
  loose: readonly LineEvent[],
  own: readonly LogEntry[],
  ids: StreamIds,
): { readonly entered: readonly LineEvent[]; readonly refused: readonly RefusedLine[] } {
  const known = new Map(own.map(({ event }) => [event.id, event]));
  const entered: LineEvent[] = [];
  const refused: RefusedLine[] = [];
  for (const one of loose) {
    const { event, line } = one;
    const recorded = known.get(event.id);
    if (recorded !== undefined && canonicalJson(recorded) === canonicalJson(event)) continue;
    if (ids.take(event.id)) entered.push(one);
    else refused.push({ line, item: { refused: idReused(), source: event.source, id: event.id } });
  }
  return { entered, refused };
}

interface ToSettle {
  readonly supposed: readonly LogEntry[];
  readonly told: readonly FeedClaim[];
  readonly isWhole: boolean;
  readonly ids: StreamIds;
}

interface Settled {
  readonly amendments: readonly DaybookEvent[];
  readonly entered: readonly DaybookEvent[];
  /** How many lines of the feed they come from. */
  readonly lines: number;
}

function settleClaims({ supposed, told, isWhole, ids }: ToSettle): Settled {
  const account = ownClaims(supposed);
  const readable = account.some(hasErased) ? asErased : <One extends Said>(one: One): One => one;
  const { otherwise, gone, fresh } = match(account.map(readable), told.map(readable));
  const { corrections, replaced } = correct(otherwise, { entries: supposed, ids, readable });
  const entered = byLine([...fresh, ...replaced.map((pair) => pair.told)]);
  return {
    amendments: [
      ...replaced.map(({ own }) => retractionOf(own, { reason: 'entered-in-error', ids })),
      ...(isWhole ? gone.map((own) => retractionOf(own, { reason: 'rescinded', ids })) : []),
      ...corrections,
    ],
    entered: entered.map((one) => entranceOf(one, ids)),
    lines: fresh.length + otherwise.length,
  };
}

interface Correcting {
  readonly entries: readonly LogEntry[];
  readonly ids: StreamIds;
  readonly readable: <One extends Said>(one: One) => One;
}

/** Corrects what can be corrected: what, folded, would not say what the feed says is replaced instead. */
function correct(
  pairs: readonly Pair<OwnClaim, FeedClaim>[],
  { entries, ids, readable }: Correcting,
): {
  readonly corrections: readonly DaybookEvent[];
  readonly replaced: readonly Pair<OwnClaim, FeedClaim>[];
} {
  const tried = pairs.map((pair) => ({ pair, correction: correctionOf(pair, { entries, ids }) }));
  const corrections = tried.flatMap(({ correction }) => (correction === null ? [] : [correction]));
  const after = new Map(
    ownClaims([...entries, ...suppose(corrections, entries)]).map((own) => [own.entry, readable(own)]),
  );
  const holds = ({ own, told }: Pair<OwnClaim, FeedClaim>): boolean => {
    const then = after.get(own.entry);
    return then !== undefined && wordsOf(then) === wordsOf(told);
  };
  const held = tried.filter(({ pair, correction }) => correction !== null && holds(pair));
  return {
    corrections: held.flatMap(({ correction }) => (correction === null ? [] : [correction])),
    replaced: pairs.filter((pair) => !held.some((one) => one.pair === pair)),
  };
}

function ownClaims(entries: readonly LogEntry[]): readonly OwnClaim[] {
  return standingClaims(entries).map(({ telling: { entry }, type, effectiveOn, data, because }) => {
    return { id: entry.event.id, type, effectiveOn, data, because, entry };
  });
}

/** Events as they would stand after these entries. */
function suppose(events: readonly DaybookEvent[], entries: readonly LogEntry[]): readonly LogEntry[] {
  const last = entries.reduce((most, { position }) => (position > most ? position : most), 0n);
  return events.map((event, i) => supposedEntry(event, Number(last) + i + 1));
}

function byLine<One extends { readonly line: number }>(lines: readonly One[]): readonly One[] {
  return [...lines].sort((a, b) => a.line - b.line);
}

function idReused(): Problem {
  const [code, detail] = ['id-reused', 'this source and id were recorded before with other content'] as const;
  return { code, detail, errors: [{ pointer: '/id', code, detail }] };
}
