import type { Position } from '@daybook/events';
import type { KnownFact } from '@daybook/facts';
import { decimalText, somethingStands, type Quantity, type Ratio, type Reckoning } from '@daybook/metrics';
import type { EventRef } from '@daybook/views';
import {
  showEventRef,
  writeAnswer,
  type Answer,
  type AsAtShown,
  type EventRefShown,
  type SettledQuestion,
} from './answer';
import { cursorFor, startAt } from './cursor';
import type { ParameterReader } from './parameters';
import type { PublishedBefore } from './published-before';
import type { Reading } from './reading';

/** One event that moved an answer, by how much: signed, null counted as 0. */
export interface ChangeStep {
  readonly event: EventRefShown;
  /** The event that it retracts or corrects. */
  readonly amends?: EventRefShown;
  readonly numerator: string;
  readonly denominator: string;
  readonly valueAfter: string | null;
}

/** Why a number moved between two positions: the effects of the steps add up to the difference. */
export interface Changes {
  readonly asOf: string;
  readonly from: AsAtShown;
  readonly to: AsAtShown;
  readonly before: Answer;
  readonly after: Answer;
  readonly steps: readonly ChangeStep[];
  readonly next: string | null;
  /** Only where the changes since the figure was published were asked for: what was told the world. */
  readonly published?: PublishedBefore;
}

/** The parameters of a question why an answer moved. */
export const changesParameters: readonly string[] = [
  ...['authority', 'asOf', 'definition', 'team', 'from', 'to', 'sincePublished', 'limit', 'next', 'fresh'],
];

/** What explaining a change needs besides the facts. */
export interface ChangesContext {
  readonly asked: ParameterReader;
  readonly reading: Reading;
  /** The event that an amendment is about, as far as it is recorded. */
  amendedBy(event: EventRef): Promise<EventRef | null>;
}

/**
 * Explains how the answer to a question went from one position to another. The effect of the event at
 * position p is answer(p) − answer(p − 1); only events that have one are listed.
 */
export async function explainChanges(
  question: SettledQuestion,
  range: { readonly from: Position; readonly to: Position },
  { asked, reading, amendedBy }: ChangesContext,
): Promise<Changes> {
  const beliefs = await reading.beliefsFor(question);
  const limit = asked.count('limit', { default: 100, most: 1_000 });
  const tied = `${range.from}-${range.to}`;
  const start = startAt(asked.text('next'), tied);
  const moves = movesOf(question, beliefs, range);
  const page = moves.slice(start, start + limit);
  const events = await reading.eventsAt(page.map(({ position }) => position));
  const steps: ChangeStep[] = [];
  for (const move of page) {
    const event = events.get(move.position);
    if (event !== undefined) steps.push(stepOf(move, event, { question, amends: await amendedBy(event) }));
  }
  const shown = { from: await reading.shown(range.from), to: await reading.shown(range.to) };
  return {
    asOf: question.asOf,
    ...shown,
    before: writeAnswer({ ...question, asAt: shown.from }, reckonAt(question, beliefs, range.from)),
    after: writeAnswer({ ...question, asAt: shown.to }, reckonAt(question, beliefs, range.to)),
    steps,
    next: start + limit < moves.length ? cursorFor(tied, start + limit) : null,
  };
}

/** A position at which the answer became another. */
interface Move {
  readonly position: Position;
  readonly before: Reckoning | null;
  readonly after: Reckoning | null;
}

/** Beliefs change only where a fact opens or closes: nowhere else can the answer have moved. */
function movesOf(
  question: SettledQuestion,
  beliefs: readonly KnownFact[],
  { from, to }: { readonly from: Position; readonly to: Position },
): readonly Move[] {
  const turns = new Set<Position>();
  for (const { knownFrom, knownUntil } of beliefs) {
    if (knownFrom > from && knownFrom <= to) turns.add(knownFrom);
    if (knownUntil !== null && knownUntil > from && knownUntil <= to) turns.add(knownUntil);
  }
  const moves: Move[] = [];
  let before = reckonAt(question, beliefs, from);
  for (const position of [...turns].sort((a, b) => (a < b ? -1 : 1))) {
    const after = reckonAt(question, beliefs, position);
    if (!isSame(before, after)) moves.push({ position, before, after });
    before = after;
  }
  return moves;
}

function reckonAt(question: SettledQuestion, beliefs: readonly KnownFact[], at: Position): Reckoning | null {
  const visible = beliefs.filter(
    ({ knownFrom, knownUntil }) => knownFrom <= at && (knownUntil === null || at < knownUntil),
  );
  return somethingStands(question.metric, visible) ? question.metric.answer(visible, question) : null;
}

function isSame(one: Reckoning | null, other: Reckoning | null): boolean {
  if (one === null || other === null) return one === other;
  const isSameSum = one.numerator === other.numerator && one.denominator === other.denominator;
  return isSameSum && isSameRatio(one.ranked ?? null, other.ranked ?? null);
}

/** Two quotients, exactly: of distributions only these can differ. */
function isSameRatio(one: Ratio | null, other: Ratio | null): boolean {
  if (one === null || other === null) return one === other;
  return one.dividend * other.divisor === other.dividend * one.divisor;
}

function stepOf(
  { before, after }: Move,
  event: EventRef,
  { question, amends }: { readonly question: SettledQuestion; readonly amends: EventRef | null },
): ChangeStep {
  const difference = (part: 'numerator' | 'denominator'): string =>
    decimalText((after?.[part] ?? 0n) - (before?.[part] ?? (0n as Quantity)));
  return {
    event: showEventRef(event),
    ...(amends === null ? {} : { amends: showEventRef(amends) }),
    numerator: difference('numerator'),
    denominator: difference('denominator'),
    valueAfter: writeAnswer(question, after).value,
  };
}
