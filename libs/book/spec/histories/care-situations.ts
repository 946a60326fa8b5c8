import { dayNumber, type JsonObject } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { careAnswer, careNeeds } from '../brute-force/care-measures';
import { type StandingClaim, standingClaims } from '../brute-force/standing-claims';
import type { Situations } from './life-coverage';

type Relation = (one: StandingClaim, other: StandingClaim) => boolean;

const STARTED = 'StartedToBeLookedAfter';
const PLACED = 'PlacementChanged';
const CEASED = 'CeasedToBeLookedAfter';

const isOneChild: Relation = (one, other) => one.subject === other.subject;
const isOneDay: Relation = (one, other) => isOneChild(one, other) && one.day === other.day;
const isLater: Relation = (one, other) => isOneChild(one, other) && one.day < other.day;
const placementOf = ({ data }: StandingClaim): JsonObject => (data['placement'] ?? {}) as JsonObject;
const isShortBreak = ({ data }: StandingClaim): boolean =>
  data['legalStatus'] === 'V3' || data['legalStatus'] === 'V4';

/** Two claims that stand at the authority asked about, one of each type, and stand in a relation. */
const both =
  ([type, next]: readonly [string, string], holds: Relation) =>
  (history: History): boolean => {
    const claims = claimsOf(history);
    const others = claims.filter((claim) => claim.type === next);
    return claims.some(
      (one) => one.type === type && others.some((other) => one !== other && holds(one, other)),
    );
  };

/** A claim that stands at the authority asked about. */
const some = (holds: (claim: StandingClaim) => boolean) => (history: History) =>
  claimsOf(history).some(holds);

/** Of one history it is asked many times what stands. */
const standing = new WeakMap<History, readonly StandingClaim[]>();

function claimsOf(history: History): readonly StandingClaim[] {
  const before = standing.get(history);
  if (before !== undefined) return before;
  const claims = standingClaims(history).filter(({ authority }) => authority === '990');
  standing.set(history, claims);
  return claims;
}

/** An amendment that finds a claim of a type, and what it says of it. */
const amended = (type: string, says: (data: JsonObject) => boolean) => (history: History) =>
  history.some(({ subject, data }) => {
    const about = (data['retracts'] ?? data['corrects']) as JsonObject | undefined;
    const claim = history.find(({ source, id }) => source === about?.['source'] && id === about['id']);
    return claim?.type === type && claim.subject === subject && says(data);
  });
const isRetraction = (data: JsonObject): boolean => data['retracts'] !== undefined;
const movesTheDay = (data: JsonObject): boolean => data['effectiveOn'] !== undefined;
const changes = (name: string) => (data: JsonObject) =>
  (data['data'] as JsonObject | undefined)?.[name] !== undefined;

const isMerge = ({ type }: StandingClaim): boolean => type === 'ChildrenMerged';
const intoOf = ({ data }: StandingClaim): string => `child/${String(data['into'])}`;

/** Days on which it is looked whether a measure of children comes to anything. */
const days = ['2023-09-30', '2024-03-01', '2024-09-30'].map(dayNumber);

/** Every measure of children counts somebody, as it is reckoned by brute force; else it would be 0 = 0. */
const measures: Situations = Object.fromEntries(
  Object.keys(careNeeds).map((metric) => [
    `${metric} counts somebody`,
    (history: History) =>
      days.some((day) => {
        const answer = careAnswer(metric, claimsOf(history), day);
        return answer !== 'x' && 'numerator' in answer && answer.numerator > 0n;
      }),
  ]),
);

/** Care as it comes out of claims, and the ways in which it is told and told again. */
export const careSituations: Situations = {
  ...measures,
  'care that ends and begins again on one day': both([CEASED, STARTED], isOneDay),
  'care that begins again later': both([CEASED, STARTED], isLater),
  'care that starts twice': both([STARTED, STARTED], isLater),
  'a move on the first day of care': both([STARTED, PLACED], isOneDay),
  'a move on the day on which care ends': both([CEASED, PLACED], isOneDay),
  'two placements of one day': both([PLACED, PLACED], isOneDay),
  'a move to a carer who is named to one who is not': both(
    [PLACED, PLACED],
    (one, other) =>
      isLater(one, other) && 'carerId' in placementOf(one) && !('carerId' in placementOf(other)),
  ),
  'the same carer by name': both(
    [STARTED, PLACED],
    (one, other) =>
      isLater(one, other) &&
      placementOf(one)['carerId'] !== undefined &&
      placementOf(one)['carerId'] === placementOf(other)['carerId'],
  ),
  'the same carer asserted': some(({ type, data }) => type === PLACED && data['sameCarer'] === true),
  'adopted by those who care for the child': some((claim) => placementOf(claim)['type'] === 'A5'),
  'another code of a placement': both([PLACED, 'PlacementRecoded'], isLater),
  'a short break within care': both(
    [STARTED, 'LegalStatusChanged'],
    (one, other) => isLater(one, other) && !isShortBreak(one) && isShortBreak(other),
  ),
  'a short break that becomes care': both(
    [STARTED, 'LegalStatusChanged'],
    (one, other) => isLater(one, other) && isShortBreak(one) && !isShortBreak(other),
  ),
  'away for a time when care ends': both(['TemporaryPlacementStarted', CEASED], isLater),
  'missing when moved': both(['WentMissing', PLACED], isLater),
  'a review of a child in care': both([STARTED, 'LookedAfterReviewHeld'], isLater),
  'two words on the number of children in one year': both(
    ['PopulationEstimated', 'PopulationEstimated'],
    (one, other) => one.data['midYear'] === other.data['midYear'],
  ),
  'children merged, both in care': (history) => {
    const claims = claimsOf(history);
    const starts = claims.filter(({ type }) => type === STARTED);
    const inCare = new Set(starts.map(({ subject }) => subject));
    const merges = claims.filter((claim) => isMerge(claim) && intoOf(claim) !== claim.subject);
    return merges.some((merge) => inCare.has(merge.subject) && inCare.has(intoOf(merge)));
  },
  'a merge of children that is retracted': amended('ChildrenMerged', isRetraction),
  'a merge of children that is corrected': amended('ChildrenMerged', changes('into')),
  'a start of care that is retracted': amended(STARTED, isRetraction),
  'a move that is retracted': amended(PLACED, isRetraction),
  'a correction of the day of a move': amended(PLACED, movesTheDay),
  'a correction of where a child was placed': amended(PLACED, changes('placement')),
  'a correction of under what a child is in care': amended(STARTED, changes('legalStatus')),
  'an authority with children of the same ids': (history) =>
    history.some(({ authority, type }) => authority !== '990' && type === STARTED),
};
