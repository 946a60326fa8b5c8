import type { Segment } from './engagement/segment';
import type { Fact, FactKind, Finding } from './fact';
import type { Remark } from './remark';

/** Whose facts and findings they are. */
export type Subject = Pick<Fact, 'authority' | 'subject'>;

/** Segments as facts of a subject. */
export function factsOf(
  { authority, subject }: Subject,
  { what, key }: { what: FactKind; key: string },
  segments: readonly Segment[],
): readonly Fact[] {
  return segments.map(({ from, to, value, because }) => ({
    authority,
    subject,
    what,
    key,
    from,
    to,
    value,
    because,
  }));
}

/** Remarks as findings on a subject. */
export function findingsOf({ authority, subject }: Subject, remarks: readonly Remark[]): readonly Finding[] {
  return remarks.map((remark) => ({ authority, subject, ...remark }));
}
