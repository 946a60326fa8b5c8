import type { Parameters } from './parameters';
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

/**
 * The parameters of a further page, at the position of the page before where they name no asAt: while more is
 * recorded, pages of one list still fit together. Cursors of lists that are asked at an asAt end with it.
 */
export function atPositionOfPage(parameters: Parameters): Parameters {
  const { next, asAt } = parameters;
  if (typeof next !== 'string' || asAt !== undefined) return parameters;
  const position = / (\d{1,20})$/.exec(Buffer.from(next, 'base64url').toString())?.[1];
  return position === undefined ? parameters : { ...parameters, asAt: position };
}
