import { compareUtf8, isAmendment, type DaybookEvent, type JsonObject } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { samenessOf, supposedEntry, type LineEvent } from './feed-lines';
import type { Told } from './matching';

/** A claim of a feed, after what the feed itself says to amend it. */
export interface FeedClaim extends Told {
  readonly line: number;
  readonly event: DaybookEvent;
  /** Its data; `data` may be without what nobody can read any more, to be compared. */
  readonly sent: JsonObject;
  /** The feed itself corrects its line: the event as sent does not say what the claim says. */
  readonly amended: boolean;
}

/** What a feed tells of one stream. */
export interface FeedOfStream {
  readonly claims: readonly FeedClaim[];
  /** Amendments of what the feed does not hold: they are entered as they are. */
  readonly loose: readonly LineEvent[];
  /** Every line once. */
  readonly distinct: readonly LineEvent[];
}

/** Lets a feed amend itself, as the record does: what is left is what it claims. */
export function feedOfStream(lines: readonly LineEvent[]): FeedOfStream {
  const named = lines.map((one) => [samenessOf(one.event), one] as const);
  named.sort(([a], [b]) => compareUtf8(a, b));
  const distinct = [...new Map(named).values()];
  const byId = new Map(distinct.map((one) => [one.event.id, one]));
  const loose = distinct.filter((one) => isLoose(one, byId));
  const told = distinct.filter((one) => !loose.includes(one));
  const claims = standingClaims(told.map(({ event, line }) => supposedEntry(event, line)));
  const feedClaims = claims.map(({ telling: { entry }, type, effectiveOn, data, because }) => {
    const { event, position } = entry;
    return {
      id: event.id,
      type,
      effectiveOn,
      data,
      sent: data,
      event,
      line: Number(position),
      amended: because.length > 1,
    };
  });
  return { claims: feedClaims, loose, distinct };
}

/** The key of the event that an amendment is about. */
export function targetOf({ data }: DaybookEvent): { readonly source?: unknown; readonly id?: unknown } {
  return (data['retracts'] ?? data['corrects'] ?? {}) as { source?: unknown; id?: unknown };
}

/** Whether an amendment leads, through others, to no line of the feed that claims something. */
function isLoose(one: LineEvent, byId: ReadonlyMap<string, LineEvent>): boolean {
  const passed = new Set<LineEvent>();
  let at: LineEvent | undefined = one;
  while (at !== undefined && isAmendment(at.event.type)) {
    if (passed.has(at)) return true;
    passed.add(at);
    const { source, id } = targetOf(at.event);
    at = source === at.event.source && typeof id === 'string' ? byId.get(id) : undefined;
  }
  return at === undefined;
}
