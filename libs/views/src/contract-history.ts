import { addDays } from '@daybook/events';
import type { DaybookEvent, JsonObject } from '@daybook/events';
import type { KnownFact, KnownFinding } from '@daybook/facts';
import { factIdentity, factKinds, findingIdentity } from '@daybook/facts';

import { inPages } from './contract-rows';
import type { FactStore } from './fact-store';

/** What decides a claim: whose, which employment, what about it, on which day, which of several values. */
export type Pick = readonly [worker: number, employment: number, kind: number, day: number, value: number];

/** The largest number of each place of a Pick. */
export const LARGEST_PICK: Pick = [5, 1, 17, 400, 5];

const SOURCE = 'urn:hr';
const ROLES = ['case-holder', 'senior-practitioner', 'first-line-manager', 'not-social-worker'];
const FTES = [0.2, 0.4, 0.5, 0.6, 0.8, 1];

/** Of one authority those in even places, of another the rest. */
const WORKERS = ['a', 'Z', '~', 'b', 'q', 'x'];

const chosen = <Item>(items: readonly Item[], value: number): Item => items[value % items.length] as Item;

type Claim = (id: string, value: number) => readonly [type: string, data: JsonObject];

const merged: Claim = (_, value) => ['WorkersMerged', { into: chosen(WORKERS, value) }];

/** What amends an earlier claim of the history. */
const RETRACTS = 10;
const CORRECTS = 11;

/** A worker's claims of every sort that a fold takes differently: periods, changes, personal data, none. */
const claims: Readonly<Record<number, Claim>> = [
  (id, value) => [
    'SocialWorkerStarted',
    { employmentId: id, fte: chosen(FTES, value), role: chosen(ROLES, value), team: 'Duty' },
  ],
  (id) => ['SocialWorkerStarted', { employmentId: id, role: 'case-holder', origin: 'agency' }],
  (id) => ['SocialWorkerLeft', { employmentId: id, reason: 'resignation' }],
  (id, value) => ['FteChanged', { employmentId: id, fte: chosen(FTES, value) }],
  (id, value) => ['RoleChanged', { employmentId: id, role: chosen(ROLES, value) }],
  (id) => ['MovedOutOfChildrensServices', { employmentId: id }],
  (id) => ['MovedIntoChildrensServices', { employmentId: id }],
  (id) => ['AgencyAssignmentStarted', { assignmentId: id, role: 'case-holder', fte: 1, coversVacancy: true }],
  (id) => ['AgencyAssignmentEnded', { assignmentId: id }],
  (_, value) => ['WorkerRegistered', { sweNumber: `SW${100 + value}`, name: 'Amara Okafor' }],
];

/** More of them, whose kinds come after the amendments. */
const laterClaims: Readonly<Record<number, Claim>> = {
  12: merged,
  13: merged,
  14: (_, value) => ['CaseloadReported', { cases: value }],
  15: () => ['CaseloadReportingEnded', {}],
  16: (id) => ['AbsenceStarted', { absenceId: id, kind: 'sickness' }],
};
/** Corrects an earlier claim, a merge perhaps, to be about another worker. */
const CORRECTS_INTO = 17;

const workerOf = ([worker]: Pick) => ({
  authority: chosen(['990', '991'], worker),
  subject: `worker/${chosen(WORKERS, worker)}`,
});

/** The claim that a pick stands for; some kinds amend an earlier claim of the history. */
function eventOf(history: readonly Pick[], index: number): DaybookEvent {
  const pick = history[index] as Pick;
  const [, employment, kind, day, value] = pick;
  const effectiveon = addDays('2023-01-01', day);
  const envelope = { specversion: '1.0' as const, source: SOURCE, id: `e-${index}`, ...workerOf(pick) };
  const claim = claims[kind] ?? laterClaims[kind];
  if (claim !== undefined) {
    const [type, data] = claim(`E-${employment}`, value);
    return { ...envelope, type, effectiveon, data };
  }
  const about = Math.max(0, index - 1 - (kind === CORRECTS_INTO ? employment : value));
  const target = { source: SOURCE, id: `e-${about}` };
  const amended = { ...envelope, ...workerOf(history[about] ?? pick) };
  if (kind === RETRACTS)
    return { ...amended, type: 'EventRetracted', data: { retracts: target, reason: 'entered-in-error' } };
  const change =
    kind === CORRECTS ? { effectiveOn: effectiveon } : { data: { into: chosen(WORKERS, value) } };
  return {
    ...amended,
    type: 'EventCorrected',
    data: { corrects: target, reason: 'late-information', ...change },
  };
}

/** Claims about a few workers of two authorities: early, late, doubled, amended, and some without sense. */
export const historyOf = (picks: readonly Pick[]): readonly DaybookEvent[] =>
  picks.map((_, index) => eventOf(picks, index));

const range = ({ knownFrom, knownUntil }: KnownFact | KnownFinding) => `${knownFrom}-${knownUntil ?? 'now'}`;

/** Everything that a store ever held of a history of so many events, in one order whatever the adapter. */
export async function rowsOf(store: FactStore, events: number) {
  const authorities = await store.authorities();
  const facts: KnownFact[] = [];
  for (const authority of authorities) facts.push(...(await store.facts({ authority, what: factKinds })));
  const checkpoint = await store.checkpoint();
  return {
    checkpoint,
    authorities,
    facts: facts.map((fact) => `${factIdentity(fact)} ${range(fact)}`).sort(),
    findings: (await store.findings({})).map((row) => `${findingIdentity(row)} ${range(row)}`).sort(),
    events: await store.events(Array.from({ length: events }, (_, index) => BigInt(index + 1))),
    connections: await store.connections(),
    visible: (await inPages(store.visibleFacts(checkpoint))).length,
  };
}
