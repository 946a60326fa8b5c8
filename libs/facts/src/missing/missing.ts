import { begin, endBefore, hasDays, noEngagements, openPeriod, periodFrom } from '../engagement/engagement';
import type { Engagements, Period } from '../engagement/engagement';
import { wholeOf } from '../engagement/segment';
import type { Fact } from '../fact';
import { textIn } from '../field';
import { beforeAllDays, inPlaces, withClaim } from '../half-open/by-day';
import type { ByDay } from '../half-open/by-day';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import type { MissingValue } from '../care/care-values';

type Missing = Engagements<Period<MissingValue>>;
export type MissingTimes = ByDay<Missing>;

/** The event types that say that a child is missing or found: never a placement (events.md §4.4). */
export const missingTypes: readonly string[] = ['WentMissing', 'FoundFromMissing'];

/** Before the first event. */
export const neverMissing: MissingTimes = beforeAllDays(noEngagements('The time missing'));

/** Whether a child is missing after the next event in fold order. */
export function evolveMissing(state: MissingTimes, claim: Claim): MissingTimes {
  return missingTypes.includes(claim.type) ? withClaim(state, claim, dayOfMissing) : state;
}

/** `missing`, from the first day to the day on which the child is found. */
export function missingFacts({ evening }: MissingTimes, subject: Subject): readonly Fact[] {
  const segments = (evening.byKey.get('') ?? [])
    .filter(hasDays)
    .map((period) => wholeOf(period, period.steps[0]?.terms ?? {}));
  return factsOf(subject, { what: 'missing', key: '' }, segments);
}

/** What did not fit. */
export function missingRemarks({ evening }: MissingTimes): readonly Remark[] {
  return evening.remarks;
}

/** Who was missing when the day began is found before going missing again on it. */
function dayOfMissing(morning: Missing, today: readonly Claim[]): Missing {
  const found = openPeriod(morning, '') === undefined ? 3 : 1;
  return inPlaces(today, ({ type }) => (type === 'FoundFromMissing' ? found : 2)).reduce((state, claim) => {
    const word = { key: '', claim };
    if (claim.type === 'FoundFromMissing') return endBefore(state, word);
    return begin(state, word, periodFrom(claim, { kind: textIn(claim.data, 'kind') }));
  }, morning);
}
