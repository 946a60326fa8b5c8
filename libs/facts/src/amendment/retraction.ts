import type { Telling } from '../order';
import type { Amendment } from './target';

/** What became of retractions: those that stand, and whatever they remove. */
export interface Retracted {
  readonly standing: ReadonlySet<Telling>;
  readonly removed: ReadonlySet<Telling>;
}

/**
 * Settles retractions, of which some retract others. One that no standing retraction removes stands; so the
 * unopposed are settled first, and each settles its target. What is left undecided are rings that nothing
 * outside breaks: they neither stand nor remove.
 */
export function settleRetractions(retractions: readonly Amendment[]): Retracted {
  const standing = new Set<Telling>();
  const removed = new Set<Telling>();
  const opponents = opponentsOf(retractions);
  const settled = retractions.filter(({ telling }) => opponents.get(telling) === 0);
  const byTelling = new Map(retractions.map((retraction) => [retraction.telling, retraction]));
  for (const { telling } of settled) standing.add(telling);
  // Grows while it is read: each retraction enters once, when it is settled.
  for (const { telling, target } of settled) {
    if (target === null) continue;
    const opposed = byTelling.get(target);
    const undecided = opposed !== undefined && !standing.has(target) && !removed.has(target);
    if (standing.has(telling)) {
      removed.add(target);
      if (undecided) settled.push(opposed);
    } else if (undecided && lessOne(opponents, target) === 0) {
      standing.add(target);
      settled.push(opposed);
    }
  }
  return { standing, removed };
}

/** How many retractions name each retraction. */
function opponentsOf(retractions: readonly Amendment[]): Map<Telling, number> {
  const opponents = new Map<Telling, number>(retractions.map(({ telling }) => [telling, 0]));
  for (const { target } of retractions) {
    const count = target === null ? undefined : opponents.get(target);
    if (target !== null && count !== undefined) opponents.set(target, count + 1);
  }
  return opponents;
}

function lessOne(opponents: Map<Telling, number>, target: Telling): number {
  const left = (opponents.get(target) ?? 0) - 1;
  opponents.set(target, left);
  return left;
}
