import type { LogEntry } from '@daybook/events';
import type { EventLog } from '@daybook/log';
import type { FactStore } from '@daybook/views';
import { atPositionOfPage } from '../cursor';
import { ParameterReader, type Parameters } from '../parameters';
import { type Arrival, Reading } from '../reading';
import { findSubject, kindAsked, type SubjectAddress } from './asked-subject';
import { showState, type StateShown } from './state';
import { showTimeline, type TimelineShown } from './timeline';
import { showEvents, type ToldEvents } from './told-events';

/** What can be asked about a subject, and what each answers. */
export interface SubjectAnswers {
  readonly state: StateShown;
  readonly timeline: TimelineShown;
  readonly events: ToldEvents;
}

/** A part of what is known about a subject. */
export type SubjectPart = keyof SubjectAnswers;

/** A question about one subject. */
export interface SubjectQuestion extends SubjectAddress {
  readonly parameters: Parameters;
  /** Whether the one who asks may see personal words (classes P3 and P4). */
  readonly personal: boolean;
}

/** What questions about subjects are answered from. */
export interface SubjectSources {
  readonly facts: FactStore;
  readonly log: Pick<EventLog, 'readStream'>;
  readonly arrival: Arrival;
  entriesOf(stream: string): Promise<readonly LogEntry[]>;
}

const parametersOf: Readonly<Record<SubjectPart, readonly string[]>> = {
  state: ['authority', 'asOf', 'asAt', 'fresh'],
  timeline: ['authority', 'asAt', 'fresh'],
  events: ['authority', 'asAt', 'limit', 'next', 'fresh'],
};

/** Answers one part of what is known about a subject (interfaces.md §1.3). */
export async function answerSubject<Part extends SubjectPart>(
  part: Part,
  question: SubjectQuestion,
  { facts, log, arrival, entriesOf }: SubjectSources,
): Promise<SubjectAnswers[Part]> {
  kindAsked(question);
  const asked = ParameterReader.of(atPositionOfPage(question.parameters), parametersOf[part]);
  const authority = asked.authority();
  const reading = new Reading(facts, arrival);
  const asOf = reading.dateOf(asked);
  const position = await reading.locate(asked.asAt(), 'asAt');
  const found = await findSubject(question, { authority, position }, { log, facts });
  const shown = { facts, reading, authority, position, personal: question.personal };
  const answers: { readonly [P in SubjectPart]: () => Promise<SubjectAnswers[P]> } = {
    state: () => showState(found, asOf, shown),
    timeline: () => showTimeline(found, shown, log),
    events: () => showEvents(found, { ...shown, asked, entriesOf }),
  };
  return answers[part]();
}
