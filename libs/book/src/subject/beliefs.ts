import type { Position } from '@daybook/events';
import { factKinds, type KnownFact } from '@daybook/facts';
import type { FoundSubject, SubjectPorts } from './asked-subject';

/**
 * Every belief about a subject that was held by a position: all under the names that it has there, and of
 * those under a name that it had while a merge stood that does no longer, the ones that rest on what was told
 * of the subject itself. In no order.
 */
export async function beliefsOf(
  found: FoundSubject,
  position: Position,
  ports: SubjectPorts,
): Promise<readonly KnownFact[]> {
  const { authority, subject, aliases } = found;
  const ever = { authority, what: factKinds };
  const beliefs: KnownFact[] = [];
  for (const name of [subject, ...aliases]) {
    beliefs.push(...(await ports.facts.facts({ ...ever, subject: name })));
  }
  const persons = await formerPersons(found, position, ports);
  const told = persons.length === 0 ? new Set() : await positionsIn(found.streams, ports);
  for (const person of persons) {
    const joint = await ports.facts.facts({ ...ever, subject: person });
    beliefs.push(...joint.filter(({ because }) => because.some((each) => told.has(each))));
  }
  return beliefs.filter(({ knownFrom }) => knownFrom <= position);
}

/** As whom the subject was known by merges that do not stand at the position. */
async function formerPersons(
  { authority, subject, aliases }: FoundSubject,
  position: Position,
  { facts }: SubjectPorts,
): Promise<readonly string[]> {
  const names = [subject, ...aliases];
  const identities = await facts.facts({ authority, what: ['identity'] });
  const persons = identities
    .filter(({ key, knownFrom }) => knownFrom <= position && names.includes(key))
    .map((identity) => identity.subject);
  return [...new Set(persons)].filter((person) => !names.includes(person));
}

async function positionsIn(
  streams: readonly string[],
  { log }: SubjectPorts,
): Promise<ReadonlySet<Position>> {
  const positions = new Set<Position>();
  for (const stream of streams) {
    for await (const page of log.readStream(stream)) {
      for (const record of page) positions.add(record.position);
    }
  }
  return positions;
}
