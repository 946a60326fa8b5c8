import type { StreamKind } from '@daybook/events';
import type { KnownFact } from '@daybook/facts';
import { type FactStore, findingsAt } from '@daybook/views';
import type { AsAtShown } from '../answer';
import { type FindingShown, showFinding } from '../findings-page';
import type { Reading } from '../reading';
import type { AskedWhere, FoundSubject } from './asked-subject';
import { type AuthorityState, authorityReading } from './authority-state';
import { type ChildState, childReading } from './child-state';
import { type PostState, postReading } from './post-state';
import { isPseudonymous, pseudonymousFact } from './pseudonymous';
import type { StateReading } from './state-reading';
import { type TeamState, teamReading } from './team-state';
import { type WorkerState, workerReading } from './worker-state';

/** What is so of a subject, by its kind. */
export type SubjectState = WorkerState | PostState | ChildState | TeamState | AuthorityState;

/** One subject at the end of a day, as known at a position (interfaces.md §1.3). */
export interface StateShown {
  readonly subject: string;
  readonly asked: string;
  readonly authority: string;
  readonly aliases: readonly string[];
  readonly asOf: string;
  readonly asAt: AsAtShown;
  readonly position: string;
  readonly state: SubjectState;
  /** Those of that day, those too that only several subjects show together. */
  readonly findings: readonly FindingShown[];
}

const readings: Readonly<Record<StreamKind, StateReading<SubjectState>>> = {
  worker: workerReading,
  post: postReading,
  child: childReading,
  team: teamReading,
  authority: authorityReading,
};

/** What the answers about a subject are made of. */
export interface Shown extends AskedWhere {
  readonly facts: FactStore;
  readonly reading: Reading;
  /** Whether personal words (classes P3 and P4) are shown. */
  readonly personal: boolean;
}

/** Reads and writes out the state of a subject at the end of a day. */
export async function showState(
  { kind, subject, asked, authority, aliases }: FoundSubject,
  asOf: string,
  { facts, reading, position, personal }: Shown,
): Promise<StateShown> {
  const { own: what, around, state } = readings[kind];
  const visible = { authority, knownAt: position };
  const own = await facts.facts({ ...visible, subject, what });
  const others: KnownFact[] = [];
  for (const need of around(asOf)) {
    others.push(...(await facts.facts({ ...visible, what: [need.what], days: need.days })));
  }
  const found = await findingsAt(facts, { ...visible, subject, asOf });
  const findings = found.filter((finding) => personal || isPseudonymous(finding));
  const events = await reading.eventsAt(findings.flatMap(({ because }) => because));
  const asAt = await reading.shown(position);
  return {
    subject,
    asked,
    authority,
    aliases,
    asOf,
    asAt,
    position: asAt.position,
    state: state({ subject, asOf, own: personal ? own : own.map(pseudonymousFact), around: others }),
    findings: findings.map((finding) => showFinding(finding, events)),
  };
}
