import type { Position } from '@daybook/events';
import { factIdentity, type KnownFact } from '@daybook/facts';
import {
  decimalText,
  present,
  qualificationOf,
  somethingStands,
  type Presented,
  type Qualification,
  type Quantity,
  type Reckoning,
} from '@daybook/metrics';
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
  const course = courseOf(question, beliefs, range);
  const page = course.moves.slice(start, start + limit);
  const events = await reading.eventsAt(page.map(({ position }) => position));
  const steps: ChangeStep[] = [];
  for (const move of page) {
    const event = events.get(move.position);
    if (event !== undefined) steps.push(stepOf(move, event, await amendedBy(event)));
  }
  const [from, to] = [await reading.shown(range.from), await reading.shown(range.to)];
  return {
    asOf: question.asOf,
    from,
    to,
    before: answerOf({ ...question, asAt: from }, course.before),
    after: answerOf({ ...question, asAt: to }, course.after),
    steps,
    next: start + limit < course.moves.length ? cursorFor(tied, start + limit) : null,
  };
}

/** What is answered at a position: what the facts come to, and what the authority says of its own figure. */
interface Standing {
  readonly reckoning: Reckoning | null;
  readonly qualified: Qualification | null;
  readonly shown: Presented;
}

/** A position at which the answer became another. */
interface Move {
  readonly position: Position;
  readonly before: Standing;
  readonly after: Standing;
}

/** How an answer went from one position to another. */
interface Course {
  readonly before: Standing;
  readonly after: Standing;
  readonly moves: readonly Move[];
}

/** Beliefs change only where a fact opens or closes: nowhere else can the answer have moved. */
function courseOf(
  question: SettledQuestion,
  beliefs: readonly KnownFact[],
  { from, to }: { readonly from: Position; readonly to: Position },
): Course {
  const visible = new Set(beliefs.filter((belief) => isVisibleAt(from, belief)));
  const before = standingOf(question, visible);
  const moves: Move[] = [];
  let last = before;
  for (const { position, opened, closed } of turnsOf(beliefs, { from, to })) {
    for (const belief of closed) visible.delete(belief);
    for (const belief of opened) visible.add(belief);
    if (isSaidAgain(opened, closed)) continue;
    const next = standingOf(question, visible);
    if (differs(last.shown, next.shown)) moves.push({ position, before: last, after: next });
    last = next;
  }
  return { before, after: last, moves };
}

/** What opens and what closes at one position. */
interface Turn {
  readonly position: Position;
  readonly opened: KnownFact[];
  readonly closed: KnownFact[];
}

/** The turns after one position up to another, in order. */
function turnsOf(
  beliefs: readonly KnownFact[],
  { from, to }: { readonly from: Position; readonly to: Position },
): readonly Turn[] {
  const turns = new Map<Position, Turn>();
  const turnAt = (position: Position): Turn | null => {
    if (position <= from || position > to) return null;
    const turn = turns.get(position) ?? { position, opened: [], closed: [] };
    turns.set(position, turn);
    return turn;
  };
  for (const belief of beliefs) {
    turnAt(belief.knownFrom)?.opened.push(belief);
    if (belief.knownUntil !== null) turnAt(belief.knownUntil)?.closed.push(belief);
  }
  return [...turns.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
}

function isVisibleAt(at: Position, { knownFrom, knownUntil }: KnownFact): boolean {
  return knownFrom <= at && (knownUntil === null || at < knownUntil);
}

/** Whether what opens says what closes said, because of other events: no answer can tell the difference. */
function isSaidAgain(opened: readonly KnownFact[], closed: readonly KnownFact[]): boolean {
  if (opened.length !== closed.length) return false;
  const said = (facts: readonly KnownFact[]) =>
    facts.map((fact) => factIdentity({ ...fact, because: [] })).sort();
  const before = said(closed);
  return said(opened).every((text, i) => text === before[i]);
}

function standingOf(question: SettledQuestion, visible: Iterable<KnownFact>): Standing {
  const { metric, asOf } = question;
  const facts = [...visible];
  const reckoning = somethingStands(metric, facts) ? metric.answer(facts, question) : null;
  const qualified = qualificationOf(metric, facts, asOf);
  return { reckoning, qualified, shown: present(metric, reckoning ?? 'nothing-stands', qualified) };
}

function answerOf(question: SettledQuestion, { reckoning, qualified }: Standing): Answer {
  return writeAnswer(question, reckoning, qualified);
}

function differs(one: Presented, other: Presented): boolean {
  const parts = ['numerator', 'denominator', 'value', 'symbol'] as const;
  return parts.some((part) => one[part] !== other[part]);
}

function stepOf({ before, after }: Move, event: EventRef, amends: EventRef | null): ChangeStep {
  const difference = (part: 'numerator' | 'denominator'): string =>
    decimalText(amountOf(after, part) - amountOf(before, part));
  return {
    event: showEventRef(event),
    ...(amends === null ? {} : { amends: showEventRef(amends) }),
    numerator: difference('numerator'),
    denominator: difference('denominator'),
    valueAfter: after.shown.value,
  };
}

/** What is not told counts as nothing: a figure that is withheld, too. */
function amountOf({ reckoning, shown }: Standing, part: 'numerator' | 'denominator'): Quantity {
  return shown[part] === null ? 0n : (reckoning?.[part] ?? 0n);
}
