import { badParameter } from './problem';

/** A cursor into a list; it names what the list is tied to, so that it cannot be used for another. */
export function cursorFor(tiedTo: string, start: number): string {
  return Buffer.from(`${start} ${tiedTo}`).toString('base64url');
}

/**
 * Where a page begins.
 * @throws DaybookProblem `bad-parameter` for a cursor of another list
 */
export function startAt(next: string | undefined, tiedTo: string): number {
  if (next === undefined) return 0;
  const [, start, to] = /^(\d{1,9}) (.*)$/.exec(Buffer.from(next, 'base64url').toString()) ?? [];
  if (start === undefined || to !== tiedTo) {
    throw badParameter('next', 'next goes with the question whose answer gave it');
  }
  return Number(start);
}
