import { eventTypes } from './all-types';
import { effectiveDayOf, isAmendment, rankOf } from './precedence';

/** One line for each rank of a stream, the lowest first: what the types on it say of themselves. */
function precedenceTable(): string {
  const lines: string[] = [];
  for (const stream of ['worker', 'team', 'post', 'child', 'authority'] as const) {
    const ofStream = [...eventTypes.values()].filter(({ streams }) => streams.includes(stream));
    const orders = [...new Set(ofStream.map(({ rank }) => rank.order))].sort((a, b) => a - b);
    for (const order of orders) {
      const names = ofStream.filter(({ rank }) => rank.order === order).map(({ name }) => name);
      lines.push(`${stream} | ${names.join(', ')}`);
    }
  }
  return lines.join('\n');
}

describe('Precedence on one date', () => {
  it('puts starts before changes before ends, a case closed before it is allocated, and what is not listed after it all', () => {
    expect(precedenceTable()).toBe(
      [
        'worker | SocialWorkerStarted, MovedIntoChildrensServices, SecondmentEnded, CareerBreakEnded, AbsenceStarted, AgencyAssignmentStarted',
        'worker | FteChanged, RoleChanged, TeamChanged, SicknessDaysRecorded, AgencyAssignmentChanged, EmploymentTransferred, CaseloadReported',
        'worker | SocialWorkerLeft, MovedOutOfChildrensServices, SecondedOut, CareerBreakStarted, AbsenceEnded, AgencyAssignmentEnded',
        'worker | WorkerRegistered',
        'worker | RegistrationChanged, CaseloadReportingEnded, WorkersMerged, EventRetracted, EventCorrected',
        'team | ProjectTeamEngaged',
        'team | ProjectTeamChanged',
        'team | ProjectTeamEnded',
        'team | EventRetracted, EventCorrected',
        'post | PostEstablished',
        'post | PostFteChanged, PostFrozen, PostUnfrozen',
        'post | PostDeleted',
        'post | EventRetracted, EventCorrected',
        'child | CaseClosed',
        'child | CaseUnallocated',
        'child | CaseAllocated',
        'child | CeasedToBeLookedAfter',
        'child | StartedToBeLookedAfter',
        'child | TemporaryPlacementEnded',
        'child | PlacementRecoded',
        'child | PlacementChanged',
        'child | LegalStatusChanged',
        'child | TemporaryPlacementStarted',
        'child | ChildRegistered',
        'child | CoworkingEnded, WentMissing, FoundFromMissing, LookedAfterReviewHeld, ChildrenMerged, EventRetracted, EventCorrected',
        'authority | VacanciesReported',
        'authority | FigureQualified',
        'authority | FigurePublishedByDepartment, MetricPublished',
        'authority | VacancyReportingEnded, EventRetracted, EventCorrected, PopulationEstimated',
      ].join('\n'),
    );
  });

  it('orders a start, a change and a leaving of one day, and a type that is not known last', () => {
    expect(rankOf('SocialWorkerStarted')).toBeLessThan(rankOf('FteChanged'));
    expect(rankOf('FteChanged')).toBeLessThan(rankOf('SocialWorkerLeft'));
    expect(rankOf('SocialWorkerLeft')).toBeLessThan(rankOf('WorkerRegistered'));
    expect(rankOf('SomethingElse')).toBe(rankOf('RegistrationChanged'));
  });

  it('takes the day of sickness from its month, of all else from the date that it carries', () => {
    const month = { month: '2023-09', workingDays: 2 };
    const carried = '2024-02-28';
    expect(effectiveDayOf('SicknessDaysRecorded', { carried, data: month })).toBe('2023-09-01');
    expect(effectiveDayOf('SicknessDaysRecorded', { carried, data: {} })).toBe(carried);
    expect(effectiveDayOf('CaseloadReported', { carried, data: { cases: 3 } })).toBe(carried);
    expect(effectiveDayOf('SomethingElse', { carried, data: month })).toBe(carried);
  });

  it('knows retractions and corrections from claims', () => {
    const amendments = [...eventTypes.keys()].filter(isAmendment);
    expect(amendments).toEqual(['EventRetracted', 'EventCorrected']);
    expect(isAmendment('SomethingElse')).toBe(false);
  });
});
