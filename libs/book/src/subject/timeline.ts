import { compareUtf8 } from '@daybook/events';
import { compareEnds, type KnownFact } from '@daybook/facts';
import { findingsAt } from '@daybook/views';
import type { AsAtShown, EventRefShown } from '../answer';
import { showEventRef } from '../answer';
import type { FactShown } from '../explanation';
import { type FindingShown, showFinding } from '../findings-page';
import type { FoundSubject, SubjectPorts } from './asked-subject';
import { beliefsOf } from './beliefs';
import { isPseudonymous, pseudonymousFact } from './pseudonymous';
import type { Shown } from './state';

/** A fact with the positions between which it was believed. */
export interface BeliefShown extends FactShown {
  readonly knownFrom: string;
  /** Null while it is believed. */
  readonly knownUntil: string | null;
  readonly because: readonly EventRefShown[];
}

/** Everything that was believed of a subject by a position, under any name that it has or had. */
export interface TimelineShown {
  readonly subject: string;
  readonly aliases: readonly string[];
  readonly asAt: AsAtShown;
  readonly position: string;
  readonly facts: readonly BeliefShown[];
  readonly findings: readonly FindingShown[];
}

/** Lists every belief about a subject, those that were given up too, and the findings that stand. */
export async function showTimeline(
  found: FoundSubject,
  { facts, reading, position, personal }: Shown,
  log: SubjectPorts['log'],
): Promise<TimelineShown> {
  const { subject, aliases, authority } = found;
  const told = [...(await beliefsOf(found, position, { facts, log }))].sort(compareBeliefs);
  const remarks = await findingsAt(facts, { authority, subject, knownAt: position });
  const findings = remarks.filter((finding) => personal || isPseudonymous(finding));
  const events = await reading.eventsAt([...told, ...findings].flatMap(({ because }) => because));
  const asAt = await reading.shown(position);
  return {
    subject,
    aliases,
    asAt,
    position: asAt.position,
    facts: told.map((belief) => {
      const { what, key, from, to, value, knownFrom, knownUntil } = personal
        ? belief
        : pseudonymousFact(belief);
      const isGivenUp = knownUntil !== null && knownUntil <= position;
      return {
        what,
        key,
        from,
        to,
        value,
        knownFrom: String(knownFrom),
        knownUntil: isGivenUp ? String(knownUntil) : null,
        because: belief.because.flatMap((each) => {
          const event = events.get(each);
          return event === undefined ? [] : [showEventRef(event)];
        }),
      };
    }),
    findings: findings.map((finding) => showFinding(finding, events)),
  };
}

/** By kind, key and days, whatever name a belief was under; of one fact, in the order of believing. */
function compareBeliefs(a: KnownFact, b: KnownFact): number {
  return (
    compareUtf8(a.what, b.what) ||
    compareUtf8(a.key, b.key) ||
    compareUtf8(a.from, b.from) ||
    compareEnds(a, b) ||
    (a.knownFrom < b.knownFrom ? -1 : Number(a.knownFrom > b.knownFrom))
  );
}
