import { isAmendment, type LogEntry } from '@daybook/events';
import { canonicalJson, uuidV5 } from '@daybook/proof';
import { targetOf } from './feed-claims';
import type { Feed } from './history-extent';

/** The namespace of the ids that comparing makes: a UUID of its own, never changed. */
const NAMESPACE = '6f1f4f0e-6c0b-5b7e-9a55-0f0d8f2f7c31';

/** How often another id is tried for the sake of its place in telling order. */
const ATTEMPTS = 64;

/** The ids of a source in one stream: which are used, and new ones that are the same whenever made anew. */
export class StreamIds {
  private readonly used: Set<string>;

  /**
   * @param entries what is recorded of the stream, by whomever
   * @param elsewhere ids that were found used in other streams
   */
  constructor(
    private readonly feed: Feed & { readonly stream: string },
    entries: readonly LogEntry[],
    elsewhere: ReadonlySet<string>,
  ) {
    this.used = new Set(elsewhere);
    for (const { event } of entries) {
      if (event.source !== feed.source) continue;
      this.used.add(event.id);
      if (!isAmendment(event.type)) continue;
      // An amendment may wait for an event of this id: what is entered under it would be amended at once.
      const { source, id } = targetOf(event);
      if (source === feed.source && typeof id === 'string') this.used.add(id);
    }
  }

  isFree(id: string): boolean {
    return !this.used.has(id);
  }

  /** Uses an id, if nobody has before. */
  take(id: string): boolean {
    if (this.used.has(id)) return false;
    this.used.add(id);
    return true;
  }

  /**
   * Makes and uses the id of something: the first of its ids that is free, so that what comes, goes and comes
   * back has another each time. Of those that are, rather one that is `wanted`.
   */
  make(what: readonly string[], wanted: (id: string) => boolean = () => true): string {
    const { authority, source, stream } = this.feed;
    let free: string | undefined;
    for (let count = 0, tried = 0; ; count++) {
      const id = uuidV5(NAMESPACE, canonicalJson([authority, source, stream, ...what, count]));
      if (this.used.has(id)) continue;
      free ??= id;
      const isWanted = wanted(id);
      if (!isWanted && ++tried < ATTEMPTS) continue;
      const made = isWanted ? id : free;
      this.used.add(made);
      return made;
    }
  }
}
