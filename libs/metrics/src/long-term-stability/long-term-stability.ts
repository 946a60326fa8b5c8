import { adoptionsByOthers, isCivilDate } from '@daybook/events';
import type { ChildValue, Fact, PlacementValue, StayValue } from '@daybook/facts';
import { anniversary, hasLasted } from '../anniversary';
import { ageOn } from '../breakdown/band';
import { censusInstant, holdsAtEndOf, stockDay } from '../census-instant';
import { careNeeds, continuousSince, lookedAfterAt, needsLookedAfterAt, respite } from '../looked-after-at';
import type { LeftOut, LeftOutReason, Metric, Need, Question, Reckoning } from '../metric';
import { lookedAfterReturn } from '../official-source';
import { type Judged, shareOf } from '../share-of-children';

/** The age that a child must be under, and the months of being looked after and of being placed. */
const [TOO_OLD, LOOKED_AFTER_MONTHS, PLACED_MONTHS] = [16, 30, 24] as const;

/**
 * `CH.LTSTAB`: of children under 16 looked after for two and a half years, the share with one carer for two,
 * or placed for adoption with that and the placement before it together two years. A child whose date of
 * birth is erased, or was never recorded, is left out as `erased`.
 */
export const longTermStability: Metric = {
  id: 'CH.LTSTAB',
  version: 1,
  switches: { anniversary, censusInstant, respite },
  question:
    'Which share of children under 16 looked after for two and a half years is with one carer for two?',
  follows: lookedAfterReturn,
  unit: 'percent',
  decimals: 0,
  additive: true,
  local: false,
  breakdowns: [],
  needsOneOf: careNeeds,
  window: () => null,
  needs: (question) => needsAt(stockDay(question)),
  answer: stabilityOf,
};

function needsAt(day: string): readonly Need[] {
  const days = { first: day, last: day };
  return [
    ...needsLookedAfterAt(day),
    { what: 'stay', days },
    { what: 'placement', days },
    { what: 'child', days },
  ];
}

function stabilityOf(facts: readonly Fact[], question: Question): Reckoning {
  const day = stockDay(question);
  const held = facts.filter((fact) => holdsAtEndOf(fact, day));
  const of = (what: Fact['what']): ReadonlyMap<string, Fact> =>
    new Map(held.filter((fact) => fact.what === what).map((fact) => [fact.subject, fact]));
  const [children, stays, placements] = [of('child'), of('stay'), of('placement')];
  const { runs, leftOut: onShortBreaks } = lookedAfterAt(held, day);
  const cohort: Judged[] = [];
  const leftOut: LeftOut[] = [...onShortBreaks];
  for (const run of runs) {
    const reason = whyNot(run, children.get(run.subject), question);
    if (reason === null) {
      cohort.push(judged(run, { stay: stays.get(run.subject), in: placements.get(run.subject) }, question));
    } else leftOut.push({ fact: run, reason });
  }
  return shareOf(cohort, leftOut);
}

/** Why a looked-after child is not one of the cohort, or null where it is. */
function whyNot(run: Fact, child: Fact | undefined, { asOf, ...question }: Question): LeftOutReason | null {
  const from = continuousSince(run, question.switches['respite']);
  const lasted = { from, day: stockDay({ asOf, ...question }), method: question.switches['anniversary'] };
  if (!hasLasted(LOOKED_AFTER_MONTHS, lasted)) return 'too-short';
  const dateOfBirth = (child?.value as ChildValue | undefined)?.dateOfBirth ?? '';
  // One whose key was destroyed reads as `erased`.
  if (!isCivilDate(dateOfBirth)) return 'erased';
  return ageOn(asOf, dateOfBirth) < TOO_OLD ? null : 'too-old';
}

interface Placing {
  readonly stay: Fact | undefined;
  readonly in: Fact | undefined;
}

/** An adoptive placement and the one before it count together; recodes are applied. */
function judged(run: Fact, { stay, in: placement }: Placing, question: Question): Judged {
  if (stay === undefined) return { run, counts: false, by: [] };
  const type = (placement?.value as PlacementValue | undefined)?.type ?? '';
  const before = adoptionsByOthers.includes(type) ? (stay.value as StayValue).stayBeforeFrom : null;
  const method = question.switches['anniversary'];
  const lasted = { from: before ?? stay.from, day: stockDay(question), method };
  const by = placement === undefined ? [stay] : [stay, placement];
  return { run, counts: hasLasted(PLACED_MONTHS, lasted), by };
}
