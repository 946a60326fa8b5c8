import { decimalOfMillionths } from '@daybook/events';
import type { EmploymentTermsValue, Fact, PostTermsValue } from '@daybook/facts';
import {
  employmentsAt,
  holdsAtEndOf,
  isVacancyWhenEmpty,
  needsEmploymentsAt,
  vacantMillionths,
} from '@daybook/metrics';
import type { StateReading, StateSources } from './state-reading';

/** An employment that is in force and not away, and says that it is in the post. */
export interface OccupantShown {
  readonly subject: string;
  readonly employmentId: string;
  /** Exact decimal; null where it is not known: then it fills what is left. */
  readonly fte: string | null;
}

/** What is so of a post at the end of a day (interfaces.md §1.3). */
export interface PostState {
  readonly exists: boolean;
  /** Exact decimals; null where there is no such post. */
  readonly fte: string | null;
  readonly frozen: boolean;
  readonly team: string | null;
  readonly role: string | null;
  readonly occupants: readonly OccupantShown[];
  /** As vacancies count it: 0 of a post that is no social worker's; null where there is no such post. */
  readonly vacantFte: string | null;
}

/** Reads the state of a post. */
export const postReading: StateReading<PostState> = {
  own: ['post-terms'],
  around: needsEmploymentsAt,
  state: (from) => {
    const occupying = employmentsIn(from);
    const occupants = occupying.map(occupantOf);
    const fact = from.own.find((one) => one.what === 'post-terms' && holdsAtEndOf(one, from.asOf));
    if (fact === undefined) {
      return { exists: false, fte: null, frozen: false, team: null, role: null, occupants, vacantFte: null };
    }
    const terms = fact.value as PostTermsValue;
    const { fteMillionths, frozen, team, role } = terms;
    const vacant = isVacancyWhenEmpty(terms) ? vacantMillionths(terms, occupying) : 0;
    const fte = decimalOfMillionths(fteMillionths);
    return { exists: true, fte, frozen, team, role, occupants, vacantFte: decimalOfMillionths(vacant) };
  },
};

function employmentsIn({ subject, asOf, around }: StateSources): readonly Fact[] {
  return employmentsAt(around, asOf).filter(({ value }) => {
    const { postId } = value as EmploymentTermsValue;
    return postId !== null && `post/${postId}` === subject;
  });
}

function occupantOf({ subject, key, value }: Fact): OccupantShown {
  const { fteMillionths } = value as EmploymentTermsValue;
  const fte = fteMillionths === null ? null : decimalOfMillionths(fteMillionths);
  return { subject, employmentId: key, fte };
}
