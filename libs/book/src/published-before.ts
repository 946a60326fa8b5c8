import type { AnnouncedValue, KnownFact } from '@daybook/facts';
import type { FactStore } from '@daybook/views';
import { showEventRef, type EventRefShown } from './answer';
import { findMetric } from './catalogue';
import { ParameterReader, type Parameters } from './parameters';
import { badParameter } from './problem';
import type { Reading } from './reading';

/** What the authority told the world of a figure (`MetricPublished`), and the event that says so. */
export interface PublishedBefore {
  readonly event: EventRefShown;
  readonly definition: string;
  readonly asAt: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
}

/** A question for changes since the figure was published, as one from the position it was reckoned at. */
export interface SincePublished {
  readonly parameters: Parameters;
  readonly published: PublishedBefore;
}

/**
 * Turns `sincePublished=true` into the position at which the authority reckoned the figure that it published
 * last of a metric for a day, under the definition that it named.
 * @throws DaybookProblem `bad-parameter` where nothing was published of it, or `from` is given too
 */
export async function sincePublished(
  metric: string,
  { sincePublished: _, ...rest }: Parameters,
  { facts, reading, known }: { facts: FactStore; reading: Reading; known: readonly string[] },
): Promise<SincePublished> {
  const asked = ParameterReader.of(rest, known);
  if (asked.text('from') !== undefined) {
    throw badParameter('sincePublished', 'sincePublished stands in place of from: give one of them');
  }
  const authority = asked.authority();
  const asOf = reading.dateOf(asked);
  const { id } = findMetric(metric);
  const knownAt = await reading.locate(asked.asAt('to'), 'to');
  const days = { first: asOf, last: asOf };
  const announced = await facts.facts({ authority, what: ['announced'], days, knownAt });
  const own = announced.filter(
    (fact) => fact.key === id && isUnder(asked.text('definition'), valueOf(fact).definition),
  );
  const last = own.reduce<KnownFact | null>(later, null);
  if (last === null) {
    const sentence = `nothing was published of ${id} as of ${asOf}: there is no MetricPublished of it`;
    throw badParameter('sincePublished', sentence);
  }
  const { definition, asAt } = valueOf(last);
  const events = await reading.eventsAt(last.because);
  const [event] = [...events.values()].map(showEventRef);
  if (event === undefined) throw new Error('the views lack the event behind a fact of theirs');
  return {
    parameters: { ...rest, from: asAt, definition },
    published: { event, ...valueOf(last) },
  };
}

const valueOf = ({ value }: KnownFact): AnnouncedValue => value as AnnouncedValue;

/** A definition that is asked for narrows; without one the last publication counts, whatever it names. */
function isUnder(asked: string | undefined, definition: string): boolean {
  return asked === undefined || asked === definition;
}

/** Of two publications the one that was reckoned later. */
function later(one: KnownFact | null, other: KnownFact): KnownFact {
  return one !== null && BigInt(valueOf(one).asAt) > BigInt(valueOf(other).asAt) ? one : other;
}
