import { addDays, type DaybookEvent, type JsonObject } from '@daybook/events';

import type { Randomness } from './randomness';

/** What a correction may say of a claim, besides another day, for some of the event types. */
const corrections: Readonly<Record<string, (chance: Randomness) => JsonObject>> = {
  SocialWorkerStarted: (chance) =>
    chance.pick([
      { fte: 0.5 },
      { fte: 0.8 },
      { fte: null },
      { role: 'not-social-worker' },
      { team: 'Court' },
    ]),
  FteChanged: (chance) => ({ fte: chance.pick([0.4, 0.6, 1]) }),
  RoleChanged: (chance) => ({ role: chance.pick(['senior-practitioner', 'not-social-worker']) }),
  TeamChanged: () => ({ team: 'Court' }),
  AgencyAssignmentStarted: (chance) =>
    chance.pick([{ fte: 0.5 }, { coversVacancy: false }, { coversVacancy: true }, { fte: null }]),
  CaseAllocated: (chance) => chance.pick([{ as: 'co' }, { workerId: 'W-1005' }, { workerId: 'W-1042' }]),
  CaseloadReported: (chance) => ({ cases: chance.below(30) }),
  SicknessDaysRecorded: (chance) => ({ workingDays: chance.below(21) }),
  VacanciesReported: (chance) => ({ fteVacant: chance.between(20, 80), fteAgencyCovering: chance.below(40) }),
  PlacementChanged: (chance) =>
    chance.pick([
      { placement: { type: 'K2' } },
      { sameCarer: true },
      { placement: { type: 'U6', carerId: 'F-1' } },
    ]),
  StartedToBeLookedAfter: (chance) =>
    chance.pick([{ legalStatus: 'V4' }, { legalStatus: 'C2' }, { placement: { type: 'K2' } }]),
  LegalStatusChanged: (chance) => ({ legalStatus: chance.pick(['C2', 'V3', 'V4']) }),
  ChildRegistered: (chance) => ({ dateOfBirth: `${chance.between(2005, 2020)}-05-05` }),
  PopulationEstimated: (chance) => ({ aged0to17: 80_000 + chance.below(5_000) }),
};

const RETRACTED = 0.25;
const UPON_ANOTHER = 0.1;

/**
 * Amendments of what an authority was told, entered after everything else: every event type is amended as
 * often as every other, some of the amendments in their turn.
 */
export function laterAmendments(
  told: readonly DaybookEvent[],
  count: number,
  chance: Randomness,
): readonly DaybookEvent[] {
  const types = [...new Set(told.map(({ type }) => type))].filter((type) => !isAmendment(type)).sort();
  const byType = new Map(types.map((type) => [type, told.filter((event) => event.type === type)]));
  const amendments: DaybookEvent[] = [];
  while (amendments.length < count) {
    const upon = amendments.length > 0 && chance.chance(UPON_ANOTHER);
    const target = chance.pick(upon ? amendments : (byType.get(chance.pick(types)) ?? told));
    amendments.push(amendmentOf(target, chance, `later-${amendments.length}`));
  }
  return amendments;
}

const isAmendment = (type: string): boolean => type === 'EventCorrected' || type === 'EventRetracted';

function amendmentOf(target: DaybookEvent, chance: Randomness, id: string): DaybookEvent {
  const { source, subject, authority, effectiveon } = target;
  const about = { source, id: target.id };
  const isRetracted = chance.chance(RETRACTED);
  const envelope = { specversion: '1.0', id, source: 'urn:audit:trial', subject, authority } as const;
  if (isRetracted) {
    return { ...envelope, type: 'EventRetracted', data: { retracts: about, reason: 'entered-in-error' } };
  }
  const fields = corrections[target.type]?.(chance);
  const data = fields === undefined || chance.chance(0.2) ? {} : { data: fields };
  const moves = !('data' in data) || chance.chance(0.3);
  const effectiveOn = addDays(effectiveon ?? '2024-06-01', chance.between(-60, 60));
  const said = { ...data, ...(moves ? { effectiveOn } : {}) };
  return {
    ...envelope,
    type: 'EventCorrected',
    data: { corrects: about, reason: 'late-information', ...said },
  };
}
