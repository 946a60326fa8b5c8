import { positionsBehind } from '../because';
import { endOf } from '../engagement/engagement';
import type { Period } from '../engagement/engagement';
import type { Claim } from '../order';
import { remarkOnDays } from '../remark';
import type { Remark } from '../remark';

/**
 * A temporary placement is not over, or after it the child was not where it was before: care ended, or a new
 * placement had begun by the day of the return. Then it was a move, not temporary (codes.md §3, rule 383).
 */
export function temporaryPlacementNotReturned(stay: Period, moves: readonly Claim[]): readonly Remark[] {
  const { first: from, startedBy, endedBy } = stay;
  const to = endOf(stay);
  const move = moves.find(({ effectiveOn: day }) => from < day && (to === null || day <= to));
  const ceased = endedBy?.type === 'CeasedToBeLookedAfter';
  if (move === undefined && !ceased && to !== null) return [];
  const claims = [startedBy, endedBy, move].filter((claim) => claim != null);
  return [
    remarkOnDays(
      { from, to },
      {
        rule: 'temporary-placement-not-returned',
        because: positionsBehind(claims),
        message: `The child has not returned from the temporary placement of ${from}${why(move, to)}.`,
      },
    ),
  ];
}

function why(move: Claim | undefined, to: string | null): string {
  if (move !== undefined) return ` to where it was placed before, but is placed elsewhere`;
  return to === null ? '' : ': care ended';
}
