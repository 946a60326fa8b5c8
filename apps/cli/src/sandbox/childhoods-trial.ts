import { addDays, type DaybookEvent, type JsonObject } from '@daybook/events';

import type { Randomness } from './randomness';

/** An event and the civil date on which it is keyed. */
export interface Keyed {
  readonly event: DaybookEvent;
  readonly keyedOn: string;
}

/** The childhoods of an authority: how many, told until when, and by whom they may be looked after. */
export interface Childhoods {
  readonly authority: string;
  readonly children: number;
  readonly until: string;
  /** Ids of workers, of whom one leads a child's case. */
  readonly workers: readonly string[];
}

const FIRST = '2019-04-01';
const DAYS = 2_400;
const placements = ['U6', 'U6', 'U4', 'K2', 'P1'] as const;

/** Children in care over some years, as a case system would tell of them; two in a hundred are one twice. */
export function childhoods(of: Childhoods, chance: Randomness): readonly Keyed[] {
  const told: Keyed[] = [];
  const tell = (subject: string, [type, on]: readonly [string, string], data: JsonObject): void => {
    if (on > of.until) return;
    const event: DaybookEvent = {
      ...{ specversion: '1.0', id: `care-${told.length}`, source: 'urn:liquidlogic:trial' },
      ...{ type, subject, authority: of.authority, effectiveon: on, data },
    };
    const keyedOn = addDays(on, chance.chance(0.1) ? chance.between(20, 90) : chance.below(8));
    told.push({ event, keyedOn });
  };
  for (let number = 1; number <= of.children; number += 1) {
    const child = `child/LAC-${number}`;
    childhood({ of, chance, tell: (typed, data) => tell(child, typed, data) });
    if (number % 50 === 0) {
      tell(child, ['ChildrenMerged', addDays(FIRST, chance.below(DAYS))], { into: `LAC-${number - 1}` });
    }
  }
  for (let year = 2019; year <= 2025; year += 1) {
    const data = { aged0to17: 80_000 + chance.below(3_000), midYear: year, release: 'ONS' };
    tell('authority', ['PopulationEstimated', `${year}-12-01`], data);
  }
  return told;
}

interface Teller {
  readonly of: Childhoods;
  readonly chance: Randomness;
  tell(typed: readonly [type: string, on: string], data: JsonObject): void;
}

function childhood({ of, chance, tell }: Teller): void {
  const placement = (): JsonObject => ({
    type: chance.pick(placements),
    ...(chance.chance(0.8) ? { carerId: `F-${chance.below(200)}` } : {}),
  });
  const legalStatus = (): string =>
    chance.weighted([
      ['C2', 6],
      ['C1', 3],
      ['V2', 2],
      ['V4', 1],
    ] as const);
  const allocated = (on: string): void =>
    tell(['CaseAllocated', on], { workerId: chance.pick(of.workers), as: 'lead' });
  let day = addDays(FIRST, chance.below(DAYS));
  tell(['ChildRegistered', day], { dateOfBirth: addDays(day, -chance.between(200, 6_000)) });
  tell(['StartedToBeLookedAfter', day], { legalStatus: legalStatus(), placement: placement() });
  allocated(day);
  const happenings: Readonly<Record<string, () => void>> = {
    moved: () => tell(['PlacementChanged', day], { placement: placement() }),
    stayed: () => tell(['PlacementChanged', day], { placement: { type: 'U4' }, sameCarer: true }),
    status: () => tell(['LegalStatusChanged', day], { legalStatus: legalStatus() }),
    worker: () => allocated(day),
    reviewed: () => tell(['LookedAfterReviewHeld', day], { participation: 'PN1' }),
    recoded: () => tell(['PlacementRecoded', day], { placementType: 'A6', codeSetYear: 2024 }),
    missing: () => {
      tell(['WentMissing', day], { kind: 'missing' });
      tell(['FoundFromMissing', addDays(day, 2)], {});
    },
    away: () => {
      tell(['TemporaryPlacementStarted', day], { type: 'T1' });
      tell(['TemporaryPlacementEnded', addDays(day, 9)], {});
    },
    home: () => {
      tell(['CeasedToBeLookedAfter', day], { reason: 'E4A' });
      day = addDays(day, chance.between(30, 400));
      tell(['StartedToBeLookedAfter', day], { legalStatus: legalStatus(), placement: placement() });
    },
  };
  const weights = [
    ...([
      ['moved', 6],
      ['stayed', 2],
      ['status', 3],
      ['worker', 4],
      ['reviewed', 4],
    ] as const),
    ...([
      ['recoded', 1],
      ['missing', 2],
      ['away', 1],
      ['home', 1],
    ] as const),
  ] as const;
  while (day < of.until) {
    day = addDays(day, chance.between(15, 240));
    happenings[chance.weighted<string>(weights)]?.();
  }
}
