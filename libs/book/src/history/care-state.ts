import { addDays, type CivilDate, type JsonObject, type LogEntry } from '@daybook/events';
import { foldSubject, type Fact } from '@daybook/facts';
import { barePostcode, careKinds, episodesOfYear, isRecode, placementFrom } from '@daybook/formats';
import { isErased } from './claim-words';

/** Where a child stays, as far as a return tells it; null where it does not say. */
export interface Place {
  readonly type: string | null;
  readonly provider: string | null;
  readonly postcode: string | null;
  readonly urn: string | null;
}

/** How the care of a child stands at the end of a day. */
export interface CareState {
  /** The day on which the present row of the return began: nothing has changed since. */
  readonly since: CivilDate;
  readonly legalStatus: string;
  readonly placement: Place;
  /** Where the child is for a time while the placement goes on. */
  readonly temporary: Place | null;
}

/** One thing that can differ between two states, and its value in each. */
export interface CareDifference {
  readonly aspect: CareAspect;
  readonly recorded: string | null;
  readonly told: string | null;
}

export const careAspects = [
  ...(['legalStatus', 'type', 'provider', 'postcode', 'urn'] as const),
  ...(['temporaryType', 'temporaryPostcode', 'temporaryUrn', 'since'] as const),
];
export type CareAspect = (typeof careAspects)[number];

/** How care stands at the end of the last day before `from`, as entries say; null where there is none. */
export function careBefore(from: CivilDate, entries: readonly LogEntry[]): CareState | null {
  const eve = eveOf(from);
  const facts = foldSubject(entries).facts.filter(({ what }) => careKinds.includes(what));
  const row = episodesOfYear('', facts, { from: eve, lastDay: eve }).find(({ dec }) => dec === null);
  const now = (what: Fact['what']): JsonObject | null =>
    facts.find((fact) => fact.what === what && fact.from <= eve && (fact.to === null || fact.to > eve))
      ?.value ?? null;
  const [placement, temporary] = [now('placement'), now('temporary-placement')];
  if (row === undefined || placement === null) return null;
  return {
    since: row.decom,
    legalStatus: row.ls,
    placement: placeOf(placement),
    temporary: temporary === null ? null : placeOf(temporary),
  };
}

/**
 * In what two states of the day before `from` differ. What was erased differs from nothing; nor does a code
 * of placement from the one that takes its place in the code set of the year (rule 503 of the return).
 */
export function careDifferences(
  recorded: CareState,
  told: CareState,
  from: CivilDate,
): readonly CareDifference[] {
  const [then, now] = [aspectsOf(recorded), aspectsOf(told)];
  return careAspects.flatMap((aspect) => {
    const difference = { aspect, recorded: then[aspect], told: now[aspect] };
    return agree(difference, from) ? [] : [difference];
  });
}

/** The day of which a history tells how it found things. */
export function eveOf(from: CivilDate): CivilDate {
  return addDays(from, -1);
}

function agree({ aspect, recorded, told }: CareDifference, from: CivilDate): boolean {
  if (recorded === told || isErased(recorded)) return true;
  return aspect === 'type' && isRecodedBy(from, recorded, told);
}

function isRecodedBy(from: CivilDate, before: string | null, after: string | null): boolean {
  if (before === null || after === null || !isRecode(before, after)) return false;
  const firstDay = placementFrom(after);
  return firstDay !== null && from >= firstDay;
}

function aspectsOf({
  since,
  legalStatus,
  placement,
  temporary,
}: CareState): Record<CareAspect, string | null> {
  const { type, provider, postcode, urn } = placement;
  return {
    ...{ legalStatus, type, provider, postcode, urn, since },
    temporaryType: temporary?.type ?? null,
    temporaryPostcode: temporary?.postcode ?? null,
    temporaryUrn: temporary?.urn ?? null,
  };
}

function placeOf(value: JsonObject): Place {
  const text = (field: string): string | null => {
    const said = value[field];
    return typeof said === 'string' ? said : null;
  };
  const postcode = text('postcode');
  return {
    type: text('type'),
    provider: text('provider'),
    postcode: postcode === null || isErased(postcode) ? postcode : barePostcode(postcode),
    urn: text('urn'),
  };
}
