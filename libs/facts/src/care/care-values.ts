import type { JsonObject } from '@daybook/events';

/** The value of `care`: a period of care. Null where not said. */
export interface CareValue extends JsonObject {
  /** The category of need with which it began. */
  readonly need: string | null;
  /** Why it ended. */
  readonly reason: string | null;
}

/** The value of `legal-status`: under what a child is looked after. */
export interface LegalStatusValue extends JsonObject {
  readonly legalStatus: string;
}

/**
 * The value of `looked-after`: a longest run of days in one period of care without a day under `V3` or `V4`.
 */
export interface LookedAfterValue extends JsonObject {
  /** The first day of the first such run of the period of care, as if short breaks did not break it. */
  readonly throughShortBreaksFrom: string;
}

/** The value of `placement`: one placement under one code. Null where not said, `erased` where it was. */
export interface PlacementValue extends JsonObject {
  /** With the recode that holds. */
  readonly type: string;
  readonly provider: string | null;
  readonly carerId: string | null;
  readonly urn: string | null;
  readonly postcode: string | null;
  /** An exact decimal. */
  readonly distanceMiles: string | null;
  /** The child's home, as last said in the period of care. */
  readonly homePostcode: string | null;
  /** Whether it is said to be with the carer of the placement before. */
  readonly sameCarer: boolean | null;
  /** Why the placement before it ended. */
  readonly reason: string | null;
  /** Of the recode that holds; null where the code is the first. */
  readonly codeSetYear: number | null;
}

/**
 * The value of `stay`: a child with one carer or in one setting, over all placements that are no new one
 * (metrics.md §2.2).
 */
export interface StayValue extends JsonObject {
  /** First day of the stay before it in the same period of care; null for the first. */
  readonly stayBeforeFrom: string | null;
}

/** The value of `temporary-placement`; the child's placement goes on underneath. */
export interface TemporaryPlacementValue extends JsonObject {
  readonly type: string;
  readonly urn: string | null;
  readonly postcode: string | null;
  readonly distanceMiles: string | null;
}

/** The value of `missing`. */
export interface MissingValue extends JsonObject {
  readonly kind: string | null;
}

/** The value of `review`, one day. */
export interface ReviewValue extends JsonObject {
  readonly participation: string | null;
}

/** The value of `child`: each field as last said, null where it was not, `erased` where the key is gone. */
export interface ChildValue extends JsonObject {
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly upn: string | null;
  readonly name: string | null;
}

/** The value of `population`: the mid-year estimate that is in force. */
export interface PopulationValue extends JsonObject {
  readonly aged0to17: number;
  readonly midYear: number;
  readonly release: string | null;
}
