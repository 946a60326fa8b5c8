import { isSubject, type Position, type StreamKind, streamOf } from '@daybook/events';
import type { IdentityValue } from '@daybook/facts';
import type { EventLog } from '@daybook/log';
import type { FactStore } from '@daybook/views';
import { DaybookProblem, parameterProblem } from '../problem';

/** The kinds of subjects that can be asked about. */
export const subjectKinds: readonly StreamKind[] = ['worker', 'post', 'child', 'team', 'authority'];

/** A subject as it stands in an address: `worker` and `SW-1042`. */
export interface SubjectAddress {
  readonly kind: string;
  readonly id: string;
}

/** A subject as it is known at a position. */
export interface FoundSubject {
  readonly kind: StreamKind;
  readonly authority: string;
  /** What it is called after merges: `worker/SW-1042`. */
  readonly subject: string;
  readonly asked: string;
  /** What else it is called. */
  readonly aliases: readonly string[];
  /** The streams in which it was told of. */
  readonly streams: readonly string[];
}

/** Where subjects are looked up. */
export interface SubjectPorts {
  readonly log: Pick<EventLog, 'readStream'>;
  readonly facts: Pick<FactStore, 'facts'>;
}

/** Of which authority, and what had been recorded by then. */
export interface AskedWhere {
  readonly authority: string;
  readonly position: Position;
}

/** @throws DaybookProblem `not-found` for a kind that there is not */
export function kindAsked({ kind }: SubjectAddress): StreamKind {
  const known = subjectKinds.find((one) => one === kind);
  if (known !== undefined) return known;
  const detail = `there is no kind of subject ${kind}; these are: ${subjectKinds.join(', ')}`;
  throw new DaybookProblem('not-found', detail, { errors: [{ pointer: '', code: 'not-found', detail }] });
}

/**
 * Finds a subject by any of its ids.
 * @throws DaybookProblem `not-found`, or `unknown-subject` where no event at or before the position is of it
 */
export async function findSubject(
  address: SubjectAddress,
  { authority, position }: AskedWhere,
  ports: SubjectPorts,
): Promise<FoundSubject> {
  const kind = kindAsked(address);
  const asked = kind === 'authority' ? kind : `${kind}/${address.id}`;
  const shown = `${kind}/${address.id}`;
  const isNamed = kind === 'authority' ? address.id === authority : isSubject(asked);
  const found = isNamed ? await identified(asked, { authority, position }, ports) : null;
  if (found !== null && (await isToldOf(found.streams, position, ports))) return { kind, ...found };
  const until = `at or before position ${position}`;
  throw parameterProblem('unknown-subject', 'id', `no event ${until} is of ${shown} in ${authority}`);
}

/** Who is meant by an id: merges that stand at the position say so (events.md §5). */
async function identified(
  asked: string,
  { authority, position }: AskedWhere,
  { facts }: SubjectPorts,
): Promise<Omit<FoundSubject, 'kind'>> {
  const identities = await facts.facts({ authority, what: ['identity'], knownAt: position });
  const own = identities.find(({ key }) => key === asked)?.value as IdentityValue | undefined;
  const subject = own?.person ?? asked;
  const aliases = identities.filter((fact) => fact.subject === subject).map(({ key }) => key);
  const streams = [subject, ...aliases].map((each) => streamOf({ authority, subject: each }));
  return { authority, subject, asked, aliases, streams };
}

async function isToldOf(
  streams: readonly string[],
  position: Position,
  { log }: SubjectPorts,
): Promise<boolean> {
  for (const stream of streams) {
    for await (const [first] of log.readStream(stream)) {
      if (first !== undefined && first.position <= position) return true;
      break;
    }
  }
  return false;
}
