import type { DaybookEvent, JsonObject } from '@daybook/events';
import type { History } from './arbitrary-history';

/** Situations that a run of properties has to have met, beside every event type. */
export const situations = [
  'chain of three amendments',
  'ring of retractions',
  'amendment before what it is about',
  'amendment about nothing',
  'correction across a census day',
  'rehire under the same id',
  'started and left on one day',
  'two starts of one employment',
  'leaving before its start arrived',
  'named member of a project team',
] as const;

export type Situation = (typeof situations)[number];

/** Counts in how many histories each event type and each situation was met. */
export class HistoryCoverage {
  private readonly met = new Map<string, number>();

  /** Takes a history into account. */
  see(history: History): void {
    for (const name of new Set([...history.map((event) => event.type), ...situationsIn(history)])) {
      this.met.set(name, (this.met.get(name) ?? 0) + 1);
    }
  }

  /** In how many of the histories seen an event type or a situation was met. */
  countOf(name: string): number {
    return this.met.get(name) ?? 0;
  }
}

function situationsIn(history: History): readonly Situation[] {
  const tests: Readonly<Record<Situation, (history: History) => boolean>> = {
    'chain of three amendments': (h) => h.some((event) => chainLength(event, h) >= 3),
    'ring of retractions': (h) => h.some((event) => isInRingOfRetractions(event, h)),
    'amendment before what it is about': (h) => h.some((event, i) => i < indexOfTarget(event, h)),
    'amendment about nothing': (h) =>
      h.some((event) => keyOfTarget(event) !== null && indexOfTarget(event, h) < 0),
    'correction across a census day': (h) => h.some((event) => movesAcrossCensusDay(event, h)),
    'rehire under the same id': (h) => employmentsOf(h).some(isRehired),
    'started and left on one day': (h) => employmentsOf(h).some(isStartedAndLeftOnOneDay),
    'two starts of one employment': (h) => employmentsOf(h).some((claims) => starts(claims).length >= 2),
    'leaving before its start arrived': (h) => employmentsOf(h).some(isLeftBeforeStartArrived),
    'named member of a project team': (h) => h.some((event) => event.data['projectTeam'] !== undefined),
  };
  return situations.filter((situation) => tests[situation](history));
}

function keyOfTarget(event: DaybookEvent): JsonObject | null {
  return ((event.data['retracts'] ?? event.data['corrects']) as JsonObject | undefined) ?? null;
}

function indexOfTarget(event: DaybookEvent, history: History): number {
  const key = keyOfTarget(event);
  if (key === null) return -1;
  return history.findIndex(({ source, id }) => source === key['source'] && id === key['id']);
}

/** How many amendments lead from an event to a claim; Infinity in a ring. */
function chainLength(event: DaybookEvent, history: History): number {
  const seen = new Set<DaybookEvent>();
  let at: DaybookEvent | undefined = event;
  while (at !== undefined && keyOfTarget(at) !== null) {
    if (seen.has(at)) return Infinity;
    seen.add(at);
    at = history[indexOfTarget(at, history)];
  }
  return seen.size;
}

/** Whether two or more retractions, one after another, retract each other. */
function isInRingOfRetractions(event: DaybookEvent, history: History): boolean {
  const seen: DaybookEvent[] = [];
  let at: DaybookEvent | undefined = event;
  while (at?.type === 'EventRetracted' && !seen.includes(at)) {
    seen.push(at);
    at = history[indexOfTarget(at, history)];
  }
  return at === event && seen.length >= 2;
}

function movesAcrossCensusDay(event: DaybookEvent, history: History): boolean {
  const before = history[indexOfTarget(event, history)]?.effectiveon;
  const after = event.data['effectiveOn'];
  if (before === undefined || typeof after !== 'string') return false;
  return ['2022-09-30', '2023-09-30'].some((day) => before <= day !== after <= day);
}

function employmentsOf(history: History): readonly History[] {
  const byEmployment = new Map<string, DaybookEvent[]>();
  for (const event of history) {
    if (!['SocialWorkerStarted', 'SocialWorkerLeft'].includes(event.type)) continue;
    const key = `${event.subject} ${String(event.data['employmentId'])}`;
    byEmployment.set(key, [...(byEmployment.get(key) ?? []), event]);
  }
  return [...byEmployment.values()];
}

function starts(claims: History): readonly string[] {
  return claims
    .filter(({ type }) => type === 'SocialWorkerStarted')
    .map(({ effectiveon }) => effectiveon ?? '');
}

function ends(claims: History): readonly string[] {
  return claims.filter(({ type }) => type === 'SocialWorkerLeft').map(({ effectiveon }) => effectiveon ?? '');
}

function isRehired(claims: History): boolean {
  return ends(claims).some(
    (end) => starts(claims).some((start) => start <= end) && starts(claims).some((start) => start > end),
  );
}

function isStartedAndLeftOnOneDay(claims: History): boolean {
  return starts(claims).some((start) => ends(claims).includes(start));
}

function isLeftBeforeStartArrived(claims: History): boolean {
  const start = claims.findIndex(({ type }) => type === 'SocialWorkerStarted');
  return claims.some(({ type }, i) => type === 'SocialWorkerLeft' && i < start);
}
