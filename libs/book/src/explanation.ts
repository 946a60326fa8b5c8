import type { Position } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import { decimalText, type Quantity, type Reckoning } from '@daybook/metrics';
import type { EventRef } from '@daybook/views';
import { showEventRef, writeAnswer, type Answer, type EventRefShown } from './answer';
import { cursorFor, startAt } from './cursor';
import type { ParameterReader } from './parameters';
import type { Reckoned } from './reading';

/** What a fact says, without whose it is and why. */
export interface FactShown {
  readonly what: string;
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
  readonly value: unknown;
}

/** One counted fact, or one that was left out and why, with the events behind it. */
export interface ExplainedItem {
  readonly subject: string;
  readonly fact: FactShown;
  readonly amount?: string;
  readonly reason?: string;
  readonly because: readonly EventRefShown[];
}

/** A page of such items; `total` is that of all pages. */
export interface ExplainedList {
  readonly total?: string | null;
  readonly items: readonly ExplainedItem[];
  readonly next: string | null;
}

/** Why a number is what it is: the amounts add up exactly to numerator and denominator. */
export interface Explanation {
  readonly answer: Answer;
  readonly numerator?: ExplainedList;
  readonly denominator?: ExplainedList;
  readonly leftOut?: ExplainedList;
}

type Part = 'numerator' | 'denominator' | 'leftOut';
const parts: readonly Part[] = ['numerator', 'denominator', 'leftOut'];

interface Line {
  readonly fact: Fact;
  readonly amount?: string;
  readonly reason?: string;
}

/** What explaining needs besides the reckoning: the paging parameters and the events behind facts. */
export interface ExplanationContext {
  readonly asked: ParameterReader;
  eventsAt(positions: readonly Position[]): Promise<ReadonlyMap<Position, EventRef>>;
}

/** Lists what was counted and left out: the first page of each part, or one page of the part asked for. */
export async function explanationOf(
  { question, reckoning, qualified }: Reckoned,
  { asked, eventsAt }: ExplanationContext,
): Promise<Explanation> {
  const limit = asked.count('limit', { default: 100, most: 1_000 });
  const part = asked.oneOf('part', parts);
  const tied = (one: Part | undefined): string => `${one} ${question.asAt.position}`;
  const start = startAt(asked.text('next'), tied(part));
  const answer = writeAnswer(question, reckoning, qualified);
  const explained: { -readonly [K in Part]?: ExplainedList } = {};
  for (const one of part === undefined ? parts : [part]) {
    const lines = linesOf(one, reckoning);
    const page = lines.slice(start, start + limit);
    const events = await eventsAt(page.flatMap(({ fact }) => fact.because));
    explained[one] = {
      ...(one === 'leftOut' ? {} : { total: totalOf(one, reckoning) }),
      items: page.map((line) => showLine(line, events)),
      next: start + limit < lines.length ? cursorFor(tied(one), start + limit) : null,
    };
  }
  return { answer, ...explained };
}

function linesOf(part: Part, reckoning: Reckoning | null): readonly Line[] {
  if (reckoning === null) return [];
  if (part === 'leftOut') return reckoning.leftOut.map(({ fact, reason }) => ({ fact, reason })).sort(byFact);
  const counted = reckoning.counted[part].map(({ fact, amount }) => ({ fact, amount: decimalText(amount) }));
  // The values of a distribution are listed as they are sorted: that is what explains it.
  return reckoning.ranked === undefined ? counted.sort(byFact) : counted;
}

/** An order of facts that does not depend on how they were read, so that pages fit together. */
function byFact({ fact: a }: Line, { fact: b }: Line): number {
  const one = [a.subject, a.what, a.key, a.from];
  const other = [b.subject, b.what, b.key, b.from];
  const differing = one.findIndex((text, index) => text !== other[index]);
  return differing < 0 ? 0 : (one[differing] ?? '') < (other[differing] ?? '') ? -1 : 1;
}

function totalOf(part: 'numerator' | 'denominator', reckoning: Reckoning | null): string | null {
  const total: Quantity | null = reckoning === null ? null : reckoning[part];
  return total === null ? null : decimalText(total);
}

function showLine({ fact, amount, reason }: Line, events: ReadonlyMap<Position, EventRef>): ExplainedItem {
  const { what, key, from, to, value } = fact;
  return {
    subject: fact.subject,
    ...(reason === undefined ? {} : { reason }),
    fact: { what, key, from, to, value },
    ...(amount === undefined ? {} : { amount }),
    because: fact.because.flatMap((position) => {
      const event = events.get(position);
      return event === undefined ? [] : [showEventRef(event)];
    }),
  };
}
