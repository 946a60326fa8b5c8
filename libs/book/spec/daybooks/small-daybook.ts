import type { DaybookEvent, LogEntry, Position } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import { decimalText } from '@daybook/metrics';
import type { FactStore } from '@daybook/views';
import { type Answer, writeAnswer } from '../../src/answer';
import { type Changes, changesParameters, explainChanges } from '../../src/changes';
import { ParameterReader } from '../../src/parameters';
import { type Reckoned, Reading } from '../../src/reading';

/** How a history comes in: in which requests, read in which batches, with which restarts between. */
export interface Cuts {
  /** How many events each request holds, in turn; what is left over comes in one. */
  readonly requests: readonly number[];
  /** Events that the runner takes in a batch. */
  readonly batchSize: number;
  /** Events that the lives held by the runner remember together. */
  readonly eventsHeld: number;
  /** How far the views are behind the log whenever all is closed and opened again. */
  readonly behind: number;
}

/** What a Daybook keeps of a history that it was told. */
export interface SmallDaybook {
  readonly store: FactStore;
  /** Every recorded event in the order of recording. */
  readonly entries: readonly LogEntry[];
  /** The first position of each batch that was taken in. */
  readonly batchesBegin: readonly Position[];
  close(): Promise<void>;
}

/** Tells a new Daybook everything in the order of arrival; what comes again is a duplicate. */
export type Telling = (arrivals: readonly DaybookEvent[], cuts: Cuts) => Promise<SmallDaybook>;

/** A question under the default definition, as-at a position, by default the last. */
export interface Asked {
  readonly metric: string;
  readonly authority: string;
  readonly asOf: string;
  /** All of them where absent. */
  readonly team?: string;
  readonly asAt?: Position;
}

/** Long after everything that is ever asked about. */
const NOW_MS = Date.UTC(2030, 0, 1);

/** Settles and reckons a question as the book does. */
export async function ask({ store }: SmallDaybook, { asAt, ...question }: Asked): Promise<Reckoned> {
  const head = await store.checkpoint();
  const parameters = { ...parametersOf(question), asAt: String(asAt ?? head) };
  const reader = ParameterReader.of(parameters, Object.keys(parameters));
  return new Reading(store, { head, nowMs: NOW_MS }).reckon(question.metric, reader);
}

/** The answer to a question as the book writes it. */
export async function answer(daybook: SmallDaybook, asked: Asked): Promise<Answer> {
  const { question, reckoning, qualified } = await ask(daybook, asked);
  return writeAnswer(question, reckoning, qualified);
}

/** Explains, as the book does, how an answer went from one position to another: all of its steps. */
export async function changes(
  { store }: SmallDaybook,
  question: Omit<Asked, 'asAt'>,
  range: { readonly from: Position; readonly to: Position },
): Promise<Changes> {
  const parameters = { ...parametersOf(question), limit: '1000' };
  const asked = ParameterReader.of(parameters, changesParameters);
  const reading = new Reading(store, { head: await store.checkpoint(), nowMs: NOW_MS });
  const settled = await reading.settle(question.metric, asked);
  return explainChanges(settled, range, { asked, reading, amendedBy: () => Promise.resolve(null) });
}

function parametersOf({ authority, asOf, team }: Omit<Asked, 'asAt'>): Record<string, string> {
  return { authority, asOf, ...(team === undefined ? {} : { team }) };
}

/** An answer with its parts, in words that do not tell in which order the events arrived. */
export async function askInWords(daybook: SmallDaybook, question: Asked): Promise<readonly string[]> {
  const { question: settled, reckoning } = await ask(daybook, question);
  const { numerator, denominator, display } = writeAnswer(settled, reckoning);
  const shown = `${question.metric} as-of ${question.asOf}: ${numerator}/${denominator} = ${display}`;
  if (reckoning === null) return [shown];
  const counted = (['numerator', 'denominator'] as const).flatMap((part) =>
    reckoning.counted[part].map(({ fact, amount }) => `${part}: ${decimalText(amount)} for ${nameOf(fact)}`),
  );
  const leftOut = reckoning.leftOut.map(({ fact, reason }) => `left out: ${nameOf(fact)}, ${reason}`);
  return [shown, ...counted.sort(), ...leftOut.sort()];
}

/** Not until when it held: that is told later. */
const nameOf = ({ subject, what, key, from }: Fact): string => `${subject} ${what} ${key} from ${from}`;
