/** Values of the workforce events and of amendments, in the order of their census numbers (codes.md §1). */

/** The six roles of the children's social work workforce census, most senior first: 1 to 6. */
export const countedRoles = [
  'senior-manager',
  'middle-manager',
  'first-line-manager',
  'senior-practitioner',
  'case-holder',
  'qualified-without-cases',
] as const;

/** Every role that may be recorded: the counted ones and one outside the census. */
export const roles = [...countedRoles, 'not-social-worker'] as const;

/** The practice levels of the census (CFKSSstatus), 1 to 4. */
export const practiceLevels = ['asye', 'frontline', 'practice-supervisor', 'practice-leader'] as const;

/** Where a starter came from (StartOrigin), 1 to 9. */
export const origins = [
  'newly-qualified',
  'other-authority',
  'outside-england',
  'agency',
  'other-social-work',
  'other-social-care',
  'outside-social-care',
  'other',
  'not-known',
] as const;

/** Where a leaver went (LeaverDestination), 1 to 8: numbered otherwise than {@link origins}. */
export const destinations = [
  'other-authority',
  'outside-england',
  'agency',
  'other-social-work',
  'other-social-care',
  'outside-social-care',
  'other',
  'not-known',
] as const;

/** Why a leaver left (ReasonLeave), 1 to 9. */
export const leavingReasons = [
  'resignation',
  'voluntary-redundancy',
  'compulsory-redundancy',
  'dismissed',
  'retired',
  'deceased',
  'moved-to-other-role',
  'other',
  'not-known',
] as const;

/** Kinds of absence during which a person stays in post. */
export const absenceKinds = [
  'maternity',
  'sickness',
  'training',
  'public-duty',
  'other-paid',
  'unpaid-authorised',
  'unauthorised',
  'suspension',
] as const;

/** The census code (ReasonAbsence) of a kind of absence; a suspension has none. */
export const absenceCodes: Readonly<Record<AbsenceKind, string | null>> = {
  maternity: 'MAT',
  sickness: 'SIC',
  training: 'TRN',
  'public-duty': 'PUB',
  'other-paid': 'OTH',
  'unpaid-authorised': 'UNP',
  unauthorised: 'UNA',
  suspension: null,
};

/** Male, female, not known. */
export const sexes = ['1', '2', '9'] as const;

/** What became of a worker's professional registration. */
export const registrationStatuses = ['granted', 'lapsed', 'removed'] as const;

/** How a worker holds a case: leads it, or works along on it. */
export const allocationKinds = ['lead', 'co'] as const;

/** Why a child's social worker changed: the return's own codes (SW_REASON). */
export const socialWorkerReasons = [
  'MANAGE',
  'FCONTA',
  'LEFTRL',
  'ORGRST',
  'TSPROC',
  'ABSENC',
  'CHCHAN',
  'PCCHAN',
  'SWDIED',
  'OTHERS',
] as const;

/** Why a case was closed. */
export const closureReasons = [
  'completed',
  'transferred-out',
  'adult-services',
  'died',
  'entered-in-error',
  'other',
] as const;

/** Why an event never happened. */
export const retractionReasons = ['entered-in-error', 'rescinded', 'duplicate'] as const;

/** Why an event was always otherwise. */
export const correctionReasons = [
  'entered-in-error',
  'late-information',
  'source-system-corrected',
  'conversion',
  'other',
] as const;

/** How an authority may qualify a figure of its own: unreliable, not available. */
export const qualifyingSymbols = ['u', 'x'] as const;

/** What stands in place of a published figure: see metrics.md §1. */
export const figureSymbols = ['c', 'x', 'z', 'low', 'u'] as const;

export type CountedRole = (typeof countedRoles)[number];
export type Role = (typeof roles)[number];
export type PracticeLevel = (typeof practiceLevels)[number];
export type Origin = (typeof origins)[number];
export type Destination = (typeof destinations)[number];
export type LeavingReason = (typeof leavingReasons)[number];
export type AbsenceKind = (typeof absenceKinds)[number];
export type Sex = (typeof sexes)[number];
export type RegistrationStatus = (typeof registrationStatuses)[number];
export type AllocationKind = (typeof allocationKinds)[number];
export type SocialWorkerReason = (typeof socialWorkerReasons)[number];
export type ClosureReason = (typeof closureReasons)[number];
export type RetractionReason = (typeof retractionReasons)[number];
export type CorrectionReason = (typeof correctionReasons)[number];
export type QualifyingSymbol = (typeof qualifyingSymbols)[number];
export type FigureSymbol = (typeof figureSymbols)[number];

/** The place of a value in its code set, from 1: its number in the census. Undefined for other values. */
export function censusNumberOf(codeSet: readonly string[], value: string): number | undefined {
  const index = codeSet.indexOf(value);
  return index < 0 ? undefined : index + 1;
}

/**
 * The rank of a role, 1 being the most senior; outside the census, 7. Throws a RangeError on any other word.
 */
export function seniorityOf(role: string): number {
  const rank = censusNumberOf(roles, role);
  if (rank === undefined) throw new RangeError(`not a role: ${JSON.stringify(role)}`);
  return rank;
}

/** Whether a role is one of the six of the census. */
export function isCountedRole(role: string): role is CountedRole {
  return (countedRoles as readonly string[]).includes(role);
}
