import type { Statement } from './statements';

/** What a line may say of posts, and of vacancies where no posts are kept. */
export const postStatements: readonly Statement[] = [
  {
    of: 'post',
    says: ['is established', 'are established', 'established'],
    noun: 'establishment',
    type: 'PostEstablished',
    given: {},
    takes: ['fte', 'role', 'team'],
    needs: ['fte'],
  },
  {
    of: 'post',
    says: ['changes to', 'change to'],
    noun: 'change of FTE',
    type: 'PostFteChanged',
    given: {},
    takes: ['fte'],
    needs: ['fte'],
  },
  {
    of: 'post',
    says: ['is frozen', 'are frozen'],
    noun: 'freezing',
    type: 'PostFrozen',
    given: {},
    takes: [],
  },
  {
    of: 'post',
    says: ['is unfrozen', 'are unfrozen'],
    noun: 'unfreezing',
    type: 'PostUnfrozen',
    given: {},
    takes: [],
  },
  {
    of: 'post',
    says: ['is deleted', 'are deleted'],
    noun: 'deletion',
    type: 'PostDeleted',
    given: {},
    takes: [],
  },
  {
    of: 'authority',
    says: ['vacancies reported'],
    noun: 'vacancy report',
    type: 'VacanciesReported',
    given: {},
    takes: ['fteVacant', 'fteAgencyCovering', 'headcountAgencyCovering'],
  },
  {
    of: 'authority',
    says: ['vacancy reporting ends'],
    noun: 'end of vacancy reporting',
    type: 'VacancyReportingEnded',
    given: {},
    takes: [],
  },
];
