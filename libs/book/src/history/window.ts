import type { CivilDate } from '@daybook/events';
import { isDated, type Said } from './claim-words';

/** The days that a history tells everything of, both inclusive: of a return, its year. */
export interface Window {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** How a claim lies to a window; the date of an undated one means nothing. */
export type Side = 'before' | 'within' | 'after' | 'undated';

/** On which side of a window a claim takes effect; without a window all are within. */
export function sideOf(
  { type, effectiveOn }: Pick<Said, 'type' | 'effectiveOn'>,
  window: Window | null,
): Side {
  if (window === null) return 'within';
  if (!isDated(type)) return 'undated';
  if (effectiveOn < window.from) return 'before';
  return effectiveOn > window.to ? 'after' : 'within';
}

/** Whether a claim is one that a history of the window may change; undated ones hold on all its days. */
export function isComparedIn(window: Window | null): (claim: Said) => boolean {
  return (claim) => ['within', 'undated'].includes(sideOf(claim, window));
}
