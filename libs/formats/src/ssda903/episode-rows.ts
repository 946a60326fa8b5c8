import type { CivilDate } from '@daybook/events';
import type { Fact } from '@daybook/facts';
import { GOES_ON, type NewEpisodeReason } from './code-sets';
import type { EpisodeRow } from './return-row';
import type { ReturnYear } from './return-year';

/** What of a child's care changes from day to day. */
const sharedKinds = ['legal-status', 'placement', 'temporary-placement'] as const;

/** The kinds of facts that rows are made of. */
export const careKinds: readonly Fact['what'][] = ['care', ...sharedKinds];

/** A stretch of days of one period of care in which nothing changes. */
interface Stretch {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly legalStatus: Fact;
  readonly placement: Fact;
  /** The same placement, as it is called at the end. */
  readonly recoded: Fact;
  readonly temporary: Fact | null;
}

/**
 * The rows of Episodes that a child's facts come to, in order of DECOM: the other way round of reading them.
 * A recode begins no row: a row has the code that its placement has at the end of the row.
 */
export function episodeRows(child: string, facts: readonly Fact[]): readonly EpisodeRow[] {
  const periods = facts.filter(({ what }) => what === 'care').toSorted(byBeginning);
  return periods.flatMap((care) => {
    const within = facts.filter(
      (fact) => sharedKinds.some((kind) => kind === fact.what) && overlap(fact, care),
    );
    const stretches = stretchesOf(care, within);
    return stretches.map((stretch, i) =>
      rowOf(child, { care, stretch, before: stretches[i - 1], next: stretches[i + 1] }),
    );
  });
}

/**
 * The rows of a year's file: those that were open on a day of it, and one that ended on its first day. They
 * are what they were at the end of the year: a row that ended later is open, under the code of that year.
 */
export function episodesOfYear(
  child: string,
  facts: readonly Fact[],
  { from, lastDay }: ReturnYear,
): readonly EpisodeRow[] {
  const begun = facts.filter((fact) => fact.from <= lastDay);
  const asTheyWere = begun.map((fact) =>
    fact.to !== null && fact.to > lastDay ? { ...fact, to: null } : fact,
  );
  return episodeRows(child, asTheyWere).filter(({ dec }) => dec === null || dec >= from);
}

function byBeginning(one: Fact, other: Fact): number {
  if (one.from === other.from) return 0;
  return one.from < other.from ? -1 : 1;
}

function overlap(fact: Fact, care: Fact): boolean {
  return (care.to === null || fact.from < care.to) && (fact.to === null || fact.to > care.from);
}

function stretchesOf(care: Fact, facts: readonly Fact[]): readonly Stretch[] {
  const begins = facts.flatMap((fact) => [fact.from, ...(endsAway(fact) ? [fact.to ?? ''] : [])]);
  const inCare = begins.filter((day) => day >= care.from && (care.to === null || day < care.to));
  const days = [...new Set([care.from, ...inCare])].toSorted();
  const stretches = days.flatMap((from, i) => {
    const on = (what: Fact['what']): Fact | undefined =>
      facts.find((fact) => fact.what === what && fact.from <= from && (fact.to === null || from < fact.to));
    const [legalStatus, placement] = [on('legal-status'), on('placement')];
    if (legalStatus === undefined || placement === undefined) return [];
    const temporary = on('temporary-placement') ?? null;
    return [{ from, to: days[i + 1] ?? care.to, legalStatus, placement, recoded: placement, temporary }];
  });
  return withoutRecodes(stretches);
}

function endsAway({ what, to }: Fact): boolean {
  return what === 'temporary-placement' && to !== null;
}

/** Stretches that differ only in the code of their placement are one, under the later code. */
function withoutRecodes(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const before = joined.at(-1);
    const isOnlyThat =
      before !== undefined &&
      beginsWithRecode(stretch) &&
      before.legalStatus === stretch.legalStatus &&
      before.temporary === stretch.temporary;
    if (isOnlyThat) joined[joined.length - 1] = { ...before, to: stretch.to, recoded: stretch.placement };
    else joined.push(stretch);
  }
  return joined;
}

/** Whether a placement goes on under another code from the first day of a stretch. */
function beginsWithRecode({ placement, from }: Stretch): boolean {
  return placement.value['codeSetYear'] !== null && placement.from === from;
}

/** Whether a placement goes on from one stretch into the next, under whatever code. */
function goesOn(before: Stretch, next: Stretch): boolean {
  return before.recoded === next.placement || beginsWithRecode(next);
}

interface Neighbours {
  readonly care: Fact;
  readonly stretch: Stretch;
  readonly before: Stretch | undefined;
  readonly next: Stretch | undefined;
}

function rowOf(child: string, { care, stretch, before, next }: Neighbours): EpisodeRow {
  const { from: decom, to: dec, recoded, temporary } = stretch;
  const where = temporary ?? recoded;
  const isMove =
    next !== undefined && !goesOn(stretch, next) && next.temporary === null && temporary === null;
  return {
    table: 'Episodes',
    child,
    decom,
    rne: reasonOf(stretch, before),
    ls: textOf(stretch.legalStatus, 'legalStatus') ?? '',
    cin: textOf(care, 'need'),
    place: textOf(where, 'type') ?? '',
    placeProvider: textOf(where, 'provider'),
    dec,
    rec: dec === null ? null : next === undefined ? textOf(care, 'reason') : GOES_ON,
    reasonPlaceChange: isMove ? textOf(next.placement, 'reason') : null,
    homePost: textOf(recoded, 'homePostcode'),
    plPost: textOf(where, 'postcode'),
    urn: textOf(where, 'urn'),
  };
}

/** What the letter of RNE says: which of legal status, placement and carer are others than before. */
function reasonOf(stretch: Stretch, before: Stretch | undefined): NewEpisodeReason {
  if (before === undefined) return 'S';
  const isOtherStatus = before.legalStatus !== stretch.legalStatus;
  const isElsewhere = !goesOn(before, stretch) || before.temporary !== stretch.temporary;
  if (!isElsewhere) return 'L';
  const isSameCarer = before.temporary === stretch.temporary && stretch.placement.value['sameCarer'] === true;
  if (isSameCarer) return isOtherStatus ? 'U' : 'T';
  return isOtherStatus ? 'B' : 'P';
}

/** A text of a fact; null where it is not said. */
function textOf({ value }: Fact, field: string): string | null {
  const text = value[field];
  return typeof text === 'string' ? text : null;
}
