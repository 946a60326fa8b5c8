import { filled, type ReturnClaim } from './return-claim';
import type { HeaderRow, MissingRow, ReviewRow, SocialWorkerRow } from './return-row';

/**
 * A row of Header has no date: the child is registered from birth, so that the day does not depend on the
 * year of the file.
 */
export function headerClaims({ dob, sex, upn }: HeaderRow): readonly ReturnClaim[] {
  return [{ type: 'ChildRegistered', effectiveOn: dob, data: filled({ dateOfBirth: dob, sex, upn }) }];
}

/** Going missing and being found: never a placement. */
export function missingClaims({ kind, start, end }: MissingRow): readonly ReturnClaim[] {
  const went = { type: 'WentMissing', effectiveOn: start, data: { kind } };
  return end === null ? [went] : [went, { type: 'FoundFromMissing', effectiveOn: end, data: {} }];
}

export function reviewClaims({ review, reviewCode }: ReviewRow): readonly ReturnClaim[] {
  const data = filled({ participation: reviewCode });
  return [{ type: 'LookedAfterReviewHeld', effectiveOn: review, data }];
}

/**
 * What the social workers of one child say, in order of SW_DECOM, row by row. Where a stretch ends and no
 * other begins on that day the case is without a worker; where none ever follows it is closed.
 */
export function socialWorkerClaims(rows: readonly SocialWorkerRow[]): readonly (readonly ReturnClaim[])[] {
  return rows.map((row, index) => {
    const { decom, dec, swId, reason } = row;
    const data = filled({ workerId: workerIdOf(swId), as: 'lead', reason });
    const allocated = { type: 'CaseAllocated', effectiveOn: decom, data };
    if (dec === null) return [allocated];
    const next = rows.slice(index + 1).find((later) => later.decom >= dec);
    if (next === undefined) {
      return [allocated, { type: 'CaseClosed', effectiveOn: dec, data: { reason: 'other' } }];
    }
    const isCovered = rows.some((other) => other.decom <= dec && (other.dec === null || other.dec > dec));
    return isCovered ? [allocated] : [allocated, { type: 'CaseUnallocated', effectiveOn: dec, data: {} }];
  });
}

const professionalNumber = /^SW(\d{1,10})$/;

/** A professional number as the id of a worker, `swe-<n>` (events.md §3); a local id as it stands. */
export function workerIdOf(swId: string): string {
  const [, number] = professionalNumber.exec(swId) ?? [];
  return number === undefined ? swId : `swe-${number}`;
}
