import { compareUtf8 } from '@daybook/events';

/** What lasts to a day, the first on which it no longer holds, or has an open end. */
interface Lasting {
  readonly to: string | null;
}

/** Negative where the first ends earlier than the second; an open end comes last. */
export function compareEnds(a: Lasting, b: Lasting): number {
  if (a.to === null || b.to === null) return Number(a.to === null) - Number(b.to === null);
  return compareUtf8(a.to, b.to);
}
