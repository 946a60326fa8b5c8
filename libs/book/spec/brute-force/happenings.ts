import type { JsonObject } from '@daybook/events';
import type { StandingClaim } from './standing-claims';
import { toldBefore } from './telling-order';

/** The part of a day in which things of a kind happen: starts and returns, changes, ends and departures. */
export type PartOfDay = 'starts' | 'changes' | 'ends';

const starts = [
  'SocialWorkerStarted',
  'AgencyAssignmentStarted',
  'ProjectTeamEngaged',
  'MovedIntoChildrensServices',
  'SecondmentEnded',
  'CareerBreakEnded',
];
const changes = ['FteChanged', 'RoleChanged', 'TeamChanged', 'AgencyAssignmentChanged', 'ProjectTeamChanged'];
const ends = [
  'SocialWorkerLeft',
  'AgencyAssignmentEnded',
  'ProjectTeamEnded',
  'MovedOutOfChildrensServices',
  'SecondedOut',
  'CareerBreakStarted',
];
const partsOfDay: readonly (readonly [PartOfDay, readonly string[]])[] = [
  ['starts', starts],
  ['changes', changes],
  ['ends', ends],
];

/** Something that happened on a day to one employment, assignment or team. */
export interface Happening {
  readonly type: string;
  readonly data: JsonObject;
}

/** What happened, by day and part of the day; within a part in telling order. */
export class Happenings {
  private readonly byDay = new Map<number, Map<PartOfDay, Happening[]>>();

  constructor(claims: readonly StandingClaim[]) {
    for (const claim of [...claims].sort((a, b) => toldBefore(a.event, b.event))) {
      const part = partsOfDay.find(([, types]) => types.includes(claim.type))?.[0];
      if (part === undefined) continue;
      const parts = this.byDay.get(claim.day) ?? new Map<PartOfDay, Happening[]>();
      this.byDay.set(claim.day, parts.set(part, [...(parts.get(part) ?? []), claim]));
    }
  }

  on(day: number, part: PartOfDay): readonly Happening[] {
    return this.byDay.get(day)?.get(part) ?? [];
  }
}

/** The claims about each thing of one kind, apart: by subject and by the field that names the thing. */
export function claimsByThing(
  claims: readonly StandingClaim[],
  field: 'employmentId' | 'assignmentId' | 'projectTeamId',
): readonly (readonly [subject: string, thing: string, claims: readonly StandingClaim[]])[] {
  const things = new Map<string, [string, string, StandingClaim[]]>();
  for (const claim of claims) {
    const thing = claim.data[field];
    if (typeof thing !== 'string') continue;
    const name = JSON.stringify([claim.subject, thing]);
    const found = things.get(name) ?? [claim.subject, thing, []];
    found[2].push(claim);
    things.set(name, found);
  }
  return [...things.values()];
}

/** A wire FTE in millionths; null where it is not known. At most six places, so rounding is exact. */
export function millionthsOf(data: JsonObject, field = 'fte'): number | null {
  return data[field] === undefined ? null : Math.round(Number(data[field]) * 1e6);
}
