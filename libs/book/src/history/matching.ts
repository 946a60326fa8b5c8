import { compareUtf8 } from '@daybook/events';
import { naturalKeyOf, wordsOf, type Said } from './claim-words';

/** A claim with the id under which it was told. */
export interface Told extends Said {
  readonly id: string;
}

/** A claim of the record, and the claim of the feed that is taken for it. */
export interface Pair<Own extends Told, New extends Told> {
  readonly own: Own;
  readonly told: New;
}

/** How the claims of a feed stand to those of the record. */
export interface Matching<Own extends Told, New extends Told> {
  /** Both say the same, whatever their ids. */
  readonly same: readonly Pair<Own, New>[];
  /** The feed says otherwise of what is likely to be the same. */
  readonly otherwise: readonly Pair<Own, New>[];
  /** Of the record, and not of the feed. */
  readonly gone: readonly Own[];
  /** Of the feed, and not of the record. */
  readonly fresh: readonly New[];
}

/**
 * Finds to each claim of a feed one of the record, for one subject. Content comes first, since sources
 * regenerate their ids: then what the claim is about, with its id, with its date, or because there is no
 * other; then its id alone. As many claims are matched as there are; the order of neither side matters.
 */
export function match<Own extends Told, New extends Told>(
  record: readonly Own[],
  feed: readonly New[],
): Matching<Own, New> {
  const rest = new Rest(record, feed);
  const same = [...rest.pair((one) => [wordsOf(one), one.id]), ...rest.pair((one) => [wordsOf(one)])];
  const otherwise = [
    ...rest.pair((one) => [naturalKeyOf(one), one.id]),
    ...rest.pair((one) => [naturalKeyOf(one), one.effectiveOn]),
    ...rest.pair((one) => [naturalKeyOf(one)], { onlyOne: true }),
    ...rest.pair((one) => [one.type, one.id]),
  ];
  return { same, otherwise, gone: rest.own, fresh: rest.told };
}

/** What has found no other yet. */
class Rest<Own extends Told, New extends Told> {
  own: readonly Own[];
  told: readonly New[];

  constructor(record: readonly Own[], feed: readonly New[]) {
    this.own = inOrder(record);
    this.told = inOrder(feed);
  }

  /** Pairs those of one key, in order; `onlyOne` where each side has no other of it. */
  pair(keyOf: (one: Told) => readonly string[], { onlyOne = false } = {}): readonly Pair<Own, New>[] {
    if (this.own.length === 0 || this.told.length === 0) return [];
    const owned = grouped(this.own, keyOf);
    const pairs: Pair<Own, New>[] = [];
    for (const [key, told] of grouped(this.told, keyOf)) {
      const own = owned.get(key) ?? [];
      if (onlyOne && (own.length !== 1 || told.length !== 1)) continue;
      own.slice(0, told.length).forEach((one, i) => pairs.push({ own: one, told: told[i] as New }));
    }
    const paired = new Set<Told>(pairs.flatMap(({ own, told }) => [own, told]));
    this.own = this.own.filter((one) => !paired.has(one));
    this.told = this.told.filter((one) => !paired.has(one));
    return pairs;
  }
}

function inOrder<One extends Told>(claims: readonly One[]): readonly One[] {
  const worded = claims.map((one) => ({ one, words: wordsOf(one) }));
  worded.sort((a, b) => compareUtf8(a.words, b.words) || compareUtf8(a.one.id, b.one.id));
  return worded.map(({ one }) => one);
}

function grouped<One extends Told>(
  claims: readonly One[],
  keyOf: (one: One) => readonly string[],
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of claims) {
    const key = JSON.stringify(keyOf(one));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
