import type { Position } from '@daybook/events';
import { remarkOnAllDates } from '../remark';
import type { Remark } from '../remark';

/**
 * A professional number of Social Work England is `SW` and its digits. Numbers in use have five or six, the
 * census makes room for ten (codes.md §2); fewer are taken for somebody's own counting (`SW1`).
 */
const professionalNumber = /^SW\d{5,10}$/i;

/** Whether a subject's id says who it is. */
export function isIdentifying(subject: string): boolean {
  return subject.startsWith('worker/') && professionalNumber.test(subject.slice('worker/'.length));
}

/** A professional number is used as a worker's id, which should be pseudonymous (events.md §3). */
export function identifyingSubjectId(subject: string, because: readonly Position[]): readonly Remark[] {
  if (!isIdentifying(subject)) return [];
  return [
    remarkOnAllDates({
      rule: 'identifying-subject-id',
      because,
      message: `The id ${subject} is a professional number: ids should not say who somebody is.`,
    }),
  ];
}
