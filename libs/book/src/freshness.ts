import type { Position } from '@daybook/events';
import type { Parameters } from './parameters';
import { badParameter } from './problem';
import { viewsBehind } from './store-state';

/**
 * The position that the views must reach: what is needed, or more where `fresh` asks for it.
 * @throws DaybookProblem `views-behind` where `fresh` is beyond the head: nobody here can wait for that
 */
export function freshOf(
  parameters: Parameters,
  { head, needed }: { readonly head: Position; readonly needed: Position },
): Position {
  const fresh = parameters['fresh'];
  if (fresh === undefined) return needed;
  if (typeof fresh !== 'string' || !/^\d{1,20}$/.test(fresh)) {
    throw badParameter('fresh', 'fresh must be a log position, such as 42');
  }
  if (BigInt(fresh) > head) throw viewsBehind(BigInt(fresh));
  return BigInt(fresh) > needed ? BigInt(fresh) : needed;
}

/** The position that an answer reflects as far as its parameters say: that of asAt, or the head. */
export function neededOf(parameters: Parameters, head: Position): Position {
  const asAt = parameters['asAt'];
  const isPosition = typeof asAt === 'string' && /^\d{1,20}$/.test(asAt);
  return isPosition && BigInt(asAt) < head ? BigInt(asAt) : head;
}
