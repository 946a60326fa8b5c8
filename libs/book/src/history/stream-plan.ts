import type { DaybookEvent, LogEntry, Problem } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { canonicalJson } from '@daybook/proof';
import { correctionOf, entranceOf, retractionOf, type OwnClaim } from './amending';
import { asErased, hasErased, isDated, wordsOf, type Said } from './claim-words';
import { feedOfStream, type FeedClaim, type FeedOfStream } from './feed-claims';
import { supposedEntry, type LineEvent, type RefusedLine } from './feed-lines';
import type { Feed } from './history-extent';
import { match, type Pair } from './matching';
import { toldBy } from './number-merges';
import { StreamIds } from './stream-ids';
import { isComparedIn, type Window } from './window';
import { notTold, outsideWindow } from './window-plan';

/** A stream and what a feed says of it. */
export interface StreamToCompare {
  readonly feed: Feed;
  readonly stream: string;
  /** What is recorded of it, by whomever. */
  readonly entries: readonly LogEntry[];
  readonly lines: readonly LineEvent[];
  /** What the lines leave out within the window never was. */
  readonly isWhole: boolean;
  /** Null where the feed tells of all days. */
  readonly window: Window | null;
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
  const { window, stream } = given;
  const own = toldBy(given.feed.source, given.entries);
  const ids = new StreamIds({ ...given.feed, stream }, given.entries, given.usedElsewhere);
  const told = feedOfStream(given.lines);
  if (window === null && own.length === 0 && canBeTakenAsSent(told, ids)) {
    const events = byLine(told.distinct).map(({ event }) => event);
    return { events, refused: [], unchanged: given.lines.length - events.length };
  }
  const outside = outsideWindow(told.claims, { own, window });
  const loose = window === null ? settleLoose(told.loose, own, ids) : notTold(told.loose);
  const asSent = byLine(outside.fresh).map((one) => entranceOf(one, ids));
  const looseEvents = byLine(loose.entered).map(({ event }) => event);
  const { amendments, entered, lines } = settleClaims({
    supposed: [...own, ...suppose(looseEvents, own)],
    told: told.claims.filter(isComparedIn(window)),
    isWhole: given.isWhole && !outside.isMisdated,
    ids,
    window,
  });
  const refused = [...loose.refused, ...outside.refused];
  const changed = loose.entered.length + refused.length + asSent.length + lines;
  return {
    events: [...looseEvents, ...amendments, ...asSent, ...entered],
    refused,
    unchanged: given.lines.length - changed,
  };
}

/** A source that has said nothing yet of a subject is taken at its word, line by line. */
function canBeTakenAsSent({ distinct }: FeedOfStream, ids: StreamIds): boolean {
  const told = new Set(distinct.map(({ event }) => event.id));
  return told.size === distinct.length && [...told].every((id) => ids.isFree(id));
}

interface SettledLoose {
  readonly entered: readonly LineEvent[];
  readonly refused: readonly RefusedLine[];
}

/** Amendments are known by their keys alone; one that comes with the key of something else is refused. */
function settleLoose(loose: readonly LineEvent[], own: readonly LogEntry[], ids: StreamIds): SettledLoose {
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
  readonly window: Window | null;
}

interface Settled {
  readonly amendments: readonly DaybookEvent[];
  readonly entered: readonly DaybookEvent[];
  /** How many lines of the feed they come from. */
  readonly lines: number;
}

function settleClaims({ supposed, told, isWhole, ids, window }: ToSettle): Settled {
  const account = ownClaims(supposed).filter(isComparedIn(window));
  const readable = account.some(hasErased) ? asErased : <One extends Said>(one: One): One => one;
  const { otherwise, gone, fresh } = match(account.map(readable), told.map(readable));
  const { corrections, replaced } = correct(otherwise, { entries: supposed, ids, readable });
  // What holds on all days is none that a history of some of them would have to tell again.
  const rescinded = isWhole ? gone.filter(({ type }) => window === null || isDated(type)) : [];
  const entered = byLine([...fresh, ...replaced.map((pair) => pair.told)]);
  return {
    amendments: [
      ...replaced.map(({ own }) => retractionOf(own, { reason: 'entered-in-error', ids })),
      ...rescinded.map((own) => retractionOf(own, { reason: 'rescinded', ids })),
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
