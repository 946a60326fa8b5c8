import { setImmediate } from 'node:timers/promises';

import type { LogEntry, Position } from '@daybook/events';
import { emptyLife } from '@daybook/facts';
import type { Components } from '@daybook/facts';

import { Beliefs } from './beliefs';
import { learnOne } from './learning';
import { entriesOf } from './component-entries';
import type { EntrySource } from './component-entries';
import { componentsOf, connectionOf } from './connecting';
import { projectedEventOf } from './projected-event';
import type { FactBuilder, Views } from './views';

const PAGE_SIZE = 5_000;
/** Components folded before others in the process have their turn. */
const COMPONENTS_IN_A_TURN = 50;

/** How far a rebuild is: every event is read once in the order of the log and once folded. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

/** What a rebuild reads from. */
export interface RebuildSource extends EntrySource {
  /** Components whose streams are read at the same time; default 1. Worth it where the log is far away. */
  readonly parallel?: number;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** What to build, and with what. */
interface Target {
  readonly builder: FactBuilder;
  readonly upTo: Position;
  readonly factsVersion: string;
}

/** What was built. */
export interface Rebuilt {
  readonly generation: number;
  readonly checkpoint: Position;
  /** Events behind it. */
  readonly events: number;
}

/**
 * Builds a new generation of views beside the present one, up to the log's head as it is now, and switches.
 * Where that fails nothing is switched and nothing is left. A projector of the old generation goes on writing
 * to the old generation: begin another on the new one.
 */
export async function rebuild(source: RebuildSource & { readonly views: Views }): Promise<Rebuilt> {
  const { views, log } = source;
  const upTo = await log.head();
  const { number, builder } = await views.build();
  const events = await buildViews(source, { builder, upTo, factsVersion: views.factsVersion });
  await views.switchTo(number);
  return { generation: number, checkpoint: upTo, events };
}

/**
 * Builds views of the log up to a position.
 *
 * @returns the number of events behind them
 */
export async function buildViews(source: RebuildSource, target: Target): Promise<number> {
  const { builder, upTo, factsVersion } = target;
  try {
    const { components, events } = await readEvents(source, target);
    await foldAll(source, { components, events, upTo, builder });
    await builder.finish({ checkpoint: upTo, factsVersion });
    return events;
  } catch (error) {
    await builder.abandon();
    throw error;
  }
}

/** One pass over the log: every event's own row, and what all merges make to be folded together. */
async function readEvents(source: RebuildSource, { upTo, builder }: Target) {
  const streams: string[] = [];
  const components = componentsOf([]);
  let events = 0;
  for await (const page of source.log.readAll({ after: 0n, upTo, pageSize: PAGE_SIZE })) {
    const entries = page.map((record) => source.open(record));
    await builder.addEvents(entries.map(projectedEventOf));
    for (const entry of entries) {
      if (entry.revision === 0n) streams.push(entry.stream);
      const connection = connectionOf(components, entry);
      if (connection !== null) await builder.addConnection(connection);
    }
    events += page.length;
    source.onProgress?.({ done: events, total: 2 * Math.max(events, Number(upTo)) });
    await setImmediate();
  }
  return { components: byComponent(components, streams), events };
}

/** The streams of each component. */
function byComponent(components: Components, streams: readonly string[]): readonly (readonly string[])[] {
  const byKey = new Map<string, string[]>();
  for (const stream of streams) {
    const key = components.keyOf(stream);
    const its = byKey.get(key);
    if (its === undefined) byKey.set(key, [stream]);
    else its.push(stream);
  }
  return [...byKey.values()];
}

interface Folding {
  readonly components: readonly (readonly string[])[];
  readonly events: number;
  readonly upTo: Position;
  readonly builder: FactBuilder;
}

/** Each component's own pass through time: no life is held longer than it takes to fold it. */
async function foldAll(source: RebuildSource, { components, events, upTo, builder }: Folding): Promise<void> {
  const waiting = components.values();
  let folded = 0;
  let done = 0;
  const foldNext = async (): Promise<void> => {
    for (const streams of waiting) {
      const entries = await entriesOf(source, streams, upTo);
      await builder.addBeliefs(beliefsOf(entries));
      done += entries.length;
      folded += 1;
      if (folded % COMPONENTS_IN_A_TURN !== 0) continue;
      source.onProgress?.({ done: events + done, total: 2 * events });
      await setImmediate();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, source.parallel ?? 1) }, foldNext));
  source.onProgress?.({ done: 2 * events, total: 2 * events });
}

/** What was believed of those of one component after each entry. */
function beliefsOf(entries: readonly LogEntry[]): Beliefs {
  const beliefs = Beliefs.none();
  let life = emptyLife();
  for (const entry of entries) {
    const learning = learnOne(life, entry);
    life = learning.life;
    if (learning.change !== null) beliefs.change(entry.position, learning.change);
  }
  return beliefs;
}
