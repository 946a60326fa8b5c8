import type { Position } from '@daybook/events';
import type { Claim } from './order';

/** The recorded events behind claims: ascending, each once. */
export function positionsBehind(claims: Iterable<Pick<Claim, 'because'>>): readonly Position[] {
  const all: Position[] = [];
  // One by one: an event may have been corrected more often than a call takes arguments.
  for (const { because } of claims) for (const position of because) all.push(position);
  return ascending(all);
}

/** Positions in ascending order, each once. */
export function ascending(positions: readonly Position[]): readonly Position[] {
  // Most often there is one, or they come in order already.
  if (positions.every((position, i) => i === 0 || (positions[i - 1] ?? position) < position))
    return positions;
  const sorted = [...positions].sort((a, b) => (a < b ? -1 : Number(a > b)));
  return sorted.filter((position, i) => position !== sorted[i - 1]);
}
