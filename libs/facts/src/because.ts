import type { Position } from '@daybook/events';
import type { Claim } from './order';

/** The recorded events behind claims: ascending, each once. */
export function positionsBehind(claims: Iterable<Pick<Claim, 'because'>>): readonly Position[] {
  const all: Position[] = [];
  for (const claim of claims) all.push(...claim.because);
  return ascending(all);
}

/** Positions in ascending order, each once. */
export function ascending(positions: readonly Position[]): readonly Position[] {
  const sorted = [...positions].sort((a, b) => (a < b ? -1 : Number(a > b)));
  return sorted.filter((position, i) => position !== sorted[i - 1]);
}
