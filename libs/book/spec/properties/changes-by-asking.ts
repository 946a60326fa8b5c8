import type { Position } from '@daybook/events';
import { type Quantity, sumOf } from '@daybook/metrics';
import type { Answer } from '../../src/answer';
import { exact } from '../daybooks/exact-quantity';
import { type Asked, answer, changes, type SmallDaybook } from '../daybooks/small-daybook';

interface Range {
  readonly from: Position;
  readonly to: Position;
}

/** How an answer came about, in what can be compared. */
export interface Moved {
  readonly before: Answer;
  readonly after: Answer;
  readonly steps: readonly Step[];
  /** The sums of the effects, and what they have to be. */
  readonly sums: readonly Quantity[];
}

interface Step {
  readonly position: Position;
  readonly numerator: Quantity;
  readonly denominator: Quantity;
  readonly valueAfter: string | null;
}

/** What is told of how an answer went from one position to another. */
export async function changesTold(daybook: SmallDaybook, asked: Asked, range: Range): Promise<Moved> {
  const { before, after, steps: told } = await changes(daybook, asked, range);
  const steps = told.map(({ event, numerator, denominator, valueAfter }) => ({
    position: BigInt(event.position),
    numerator: exact(numerator),
    denominator: exact(denominator),
    valueAfter,
  }));
  return { before, after, steps, sums: sumsOf(steps) };
}

/** The same by asking at every position: the effect of an event is the answer with it less that before it. */
export async function changesByAsking(
  daybook: SmallDaybook,
  asked: Asked,
  { from, to }: Range,
): Promise<Moved> {
  const before = await answer(daybook, { ...asked, asAt: from });
  const steps: Step[] = [];
  let last = before;
  for (let position = from + 1n; position <= to; position += 1n) {
    const next = await answer(daybook, { ...asked, asAt: position });
    if (differs(last, next)) steps.push({ position, ...effectOf(last, next), valueAfter: next.value });
    last = next;
  }
  const { numerator, denominator } = effectOf(before, last);
  return { before, after: last, steps, sums: [numerator, denominator] };
}

type Effect = Pick<Step, 'numerator' | 'denominator'>;

function effectOf(before: Answer, after: Answer): Effect {
  const difference = (part: 'numerator' | 'denominator'): Quantity =>
    exact(after[part]) - exact(before[part]);
  return { numerator: difference('numerator'), denominator: difference('denominator') };
}

function differs(one: Answer, other: Answer): boolean {
  return (['numerator', 'denominator', 'value', 'symbol'] as const).some((part) => one[part] !== other[part]);
}

function sumsOf(steps: readonly Effect[]): readonly Quantity[] {
  return (['numerator', 'denominator'] as const).map((part) => sumOf(steps.map((step) => step[part])));
}
