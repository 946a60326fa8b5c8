import { isAmendment } from '@daybook/events';
import type { Claim, Telling } from '../order';
import type { Remark } from '../remark';
import { correctedClaim, originalsOf } from './correction';
import type { Original } from './correction';
import { correctionDoesNotFit, correctionTargetMissing } from './remarks';
import { settleRetractions } from './retraction';
import { CORRECTION, nameOf, RETRACTION, targetNameOf } from './target';
import type { Amendment } from './target';

/** A subject's events after step 2 of events.md §5. */
export interface Amended {
  /** What stands, as corrected; in no particular order. */
  readonly claims: readonly Claim[];
  readonly remarks: readonly Remark[];
  /** Names of events that amendments wait for. */
  readonly awaited: ReadonlySet<string>;
}

/**
 * Retracts and corrects. An amendment finds its target only on its own literal stream; what has been
 * retracted never happened, whatever corrections it has; what has been corrected was always so.
 */
export function amend(tellings: readonly Telling[]): Amended {
  const amendments = tellings.filter(isAmending);
  if (amendments.length === 0) return { claims: tellings.map(uncorrected), remarks: [], awaited: new Set() };
  const byName = new Map(tellings.map((telling) => [ownNameOf(telling), telling]));
  const aimed = amendments.map((telling) => ({ telling, target: byName.get(targetNameOf(telling)) ?? null }));
  const retractions = aimed.filter(({ telling }) => typeOf(telling) === RETRACTION);
  const corrections = aimed.filter(({ telling }) => typeOf(telling) === CORRECTION);
  const { standing, removed } = settleRetractions(retractions);
  const originals = originalsOf(corrections);
  const effective = corrections.filter(({ telling }) => !removed.has(telling));
  const corrected = correctedClaims(
    tellings.filter((telling) => !isAmending(telling) && !removed.has(telling)),
    correctionsOf(effective, originals),
  );
  const waiting = retractions.filter(({ telling, target }) => standing.has(telling) && target === null);
  return {
    claims: corrected.map(({ claim }) => claim),
    remarks: [
      ...waiting.map(({ telling }) => correctionTargetMissing(telling)),
      ...effective.flatMap((correction) => aimless(correction, originals.get(correction.telling))),
      ...corrected.flatMap(({ remarks }) => remarks),
    ],
    awaited: new Set(
      aimed.flatMap(({ telling, target }) => (target === null ? [targetNameOf(telling)] : [])),
    ),
  };
}

/** Whether an event is about another event rather than about the world. */
export function isAmending(telling: Telling): boolean {
  return isAmendment(typeOf(telling));
}

/** The name under which amendments may wait for this event. */
export function ownNameOf({ entry }: Telling): string {
  return nameOf(entry.stream, entry.event);
}

/** The claim of an event that nothing corrects. */
export function uncorrected(telling: Telling): Claim {
  return correctedClaim(telling, []).claim;
}

function correctedClaims(
  claims: readonly Telling[],
  corrections: ReadonlyMap<Telling, readonly Telling[]>,
): ReturnType<typeof correctedClaim>[] {
  return claims.map((telling) => correctedClaim(telling, corrections.get(telling) ?? []));
}

/** Standing corrections, by the event that each is about in the end. */
function correctionsOf(
  effective: readonly Amendment[],
  originals: ReadonlyMap<Telling, Original>,
): ReadonlyMap<Telling, readonly Telling[]> {
  const corrections = new Map<Telling, Telling[]>();
  for (const { telling } of effective) {
    const original = originals.get(telling);
    if (original === undefined || typeof original === 'string') continue;
    const others = corrections.get(original);
    if (others === undefined) corrections.set(original, [telling]);
    else others.push(telling);
  }
  return corrections;
}

function aimless({ telling, target }: Amendment, original: Original | undefined): readonly Remark[] {
  if (original === 'missing') return [correctionTargetMissing(telling)];
  if (original !== 'nowhere') return [];
  const why =
    target !== null && typeOf(target) === RETRACTION
      ? 'a retraction cannot be corrected, only retracted'
      : 'it leads to a retraction, or round to itself, and not to a claim';
  return [correctionDoesNotFit(telling, { behind: target === null ? [] : [target.entry.position], why })];
}

function typeOf(telling: Telling): string {
  return telling.entry.event.type;
}
