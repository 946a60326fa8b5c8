import { compareUtf8 } from '@daybook/events';
import type { Claim, Telling } from '../order';
import type { Subject } from '../subject';
import { Components } from './components';
import { otherOf } from './merge';

/** One person or thing: what they are called, their streams, and the merges that make them one. */
export interface Person {
  readonly subject: Subject;
  /** Streams in which nothing was told yet among them. */
  readonly streams: ReadonlySet<string>;
  /** The subjects that they are not called by, in the order of their names. */
  readonly aliases: readonly string[];
  /** Standing merges, but of nobody into themselves. */
  readonly merges: readonly Claim[];
}

/** What merges say of the streams of a component. */
interface Graph {
  readonly subjects: ReadonlyMap<string, Subject>;
  /** The streams into which each was merged; none for one that was merged into no other. */
  readonly into: ReadonlyMap<string, ReadonlySet<string>>;
  readonly merges: readonly Claim[];
}

/** Who there is: standing merges make one person of streams. In the order of what they are called. */
export function personsOf(tellings: readonly Telling[], claims: readonly Claim[]): readonly Person[] {
  const graph = graphOf(tellings, claims);
  const components = new Components();
  for (const [stream, others] of graph.into) for (const other of others) components.connect(stream, other);
  const keys = new Set([...graph.subjects.keys()].map((stream) => components.keyOf(stream)));
  return [...keys]
    .map((key) => personFrom(components.streamsOf(key), graph))
    .sort((a, b) => compareUtf8(a.subject.subject, b.subject.subject));
}

function graphOf(tellings: readonly Telling[], claims: readonly Claim[]): Graph {
  const subjects = new Map<string, Subject>();
  const into = new Map<string, Set<string>>();
  const merges: Claim[] = [];
  for (const { entry } of tellings) {
    const { authority, subject } = entry.event;
    if (!subjects.has(entry.stream)) subjects.set(entry.stream, { authority, subject });
  }
  for (const claim of claims) {
    const other = otherOf(claim);
    if (other === null) continue;
    const { stream, event } = claim.telling.entry;
    merges.push(claim);
    subjects.set(other.stream, { authority: event.authority, subject: other.subject });
    into.set(stream, (into.get(stream) ?? new Set()).add(other.stream));
  }
  return { subjects, into, merges };
}

function personFrom(streams: readonly string[], graph: Graph): Person {
  const called = callOf(streams, graph);
  const subjects = streams.flatMap((stream) => graph.subjects.get(stream)?.subject ?? []);
  const subject = graph.subjects.get(called) ?? { authority: '', subject: '' };
  const its = new Set(streams);
  return {
    subject,
    streams: its,
    aliases: subjects.filter((each) => each !== subject.subject).sort(compareUtf8),
    merges: graph.merges.filter(({ telling }) => its.has(telling.entry.stream)),
  };
}

/**
 * The stream by which a person is called: the least of those that were merged into no other, or the least of
 * a ring if there is none (events.md §3). The streams are in the order of their names.
 */
function callOf(streams: readonly string[], { into }: Graph): string {
  const unmerged = streams.find((stream) => !into.has(stream));
  return unmerged ?? streams.find((stream) => isOnRing(stream, into)) ?? streams[0] ?? '';
}

/** Whether merges lead from a stream back to itself. */
function isOnRing(stream: string, into: Graph['into']): boolean {
  const reached = new Set(into.get(stream));
  // Grows while it is read: each stream enters once.
  for (const at of reached) for (const next of into.get(at) ?? []) reached.add(next);
  return reached.has(stream);
}
