import type { DaybookEvent, JsonObject } from '@daybook/events';
import fc from 'fast-check';
import { careWords } from './care-words';

const SOURCE = 'urn:hr';
const LONGEST = 14;

/** A fortnight, so that dates meet, touch and overlap often. */
const days = fc.integer({ min: 1, max: 14 }).map((day) => `2024-01-${String(day).padStart(2, '0')}`);
const fte = fc.constantFrom(0.4, 0.6, '0.5', 1);
const role = fc.constantFrom('case-holder', 'senior-practitioner', 'not-social-worker');
const team = fc.constantFrom('Duty', 'Bank');
const times = fc.constantFrom(
  undefined,
  '2024-02-01T00:00:00Z',
  '2024-02-01T01:00:00+01:00',
  '2024-02-02T00:00:00Z',
);

interface Shape {
  readonly type: string;
  readonly data: JsonObject;
}

function shape(type: string, data: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Shape> {
  return fc
    .record(data)
    .map((said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)))
    .map((said) => ({ type, data: said as JsonObject }));
}

const employmentId = fc.constantFrom('E1', 'E1', 'E2', 'E3');
const assignmentId = fc.constantFrom('A1', 'A2');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });

const starts = shape('SocialWorkerStarted', {
  employmentId,
  role,
  fte: maybe(fte),
  team: maybe(team),
  origin: maybe(fc.constant('agency')),
});
const leaves = shape('SocialWorkerLeft', {
  employmentId,
  reason: maybe(fc.constantFrom('resignation', 'retired')),
});
const words = fc.oneof(
  shape('FteChanged', { employmentId, fte }),
  shape('RoleChanged', { employmentId, role, practiceLevel: maybe(fc.constant('asye')) }),
  shape('TeamChanged', { employmentId, team }),
  shape('EmploymentTransferred', { employmentId, employer: fc.constant('Trust') }),
  ...['MovedOutOfChildrensServices', 'SecondedOut', 'CareerBreakStarted'].map((type) =>
    shape(type, { employmentId }),
  ),
  ...['MovedIntoChildrensServices', 'SecondmentEnded'].map((type) => shape(type, { employmentId })),
  shape('AgencyAssignmentStarted', {
    assignmentId,
    role,
    fte,
    coversVacancy: fc.boolean(),
    plannedEndOn: maybe(days),
  }),
  shape('AgencyAssignmentChanged', { assignmentId, plannedEndOn: maybe(days), fte: maybe(fte) }),
  shape('AgencyAssignmentEnded', { assignmentId }),
  shape('RegistrationChanged', { status: fc.constantFrom('granted', 'lapsed') }),
  shape('WorkerRegistered', {
    name: maybe(fc.constantFrom('Ada', 'Bea')),
    sex: maybe(fc.constantFrom('1', '2')),
  }),
  shape('SicknessDaysRecorded', { month: fc.constant('2024-01'), workingDays: fc.constantFrom(3, '4.5') }),
  shape('AbsenceStarted', { absenceId: fc.constant('X'), kind: fc.constant('sickness') }),
  shape('AbsenceEnded', { absenceId: fc.constant('X') }),
  shape('CaseloadReported', { cases: fc.constantFrom(0, 17, 18) }),
  shape('CaseloadReportingEnded', {}),
);

const workerId = fc.constantFrom('SW-1', 'SW-2');
const childWords = fc.oneof(
  shape('CaseAllocated', { workerId, as: fc.constantFrom('lead', 'lead', 'co'), team: maybe(team) }),
  shape('CaseUnallocated', {}),
  shape('CoworkingEnded', { workerId }),
  shape('CaseClosed', { reason: fc.constant('completed') }),
);
/** Care comes with its start often, so that most of what is said of it fits. */
const care = fc.oneof(
  ...careWords.map(([type, data]) => ({
    arbitrary: data.map((said) => ({ type, data: said })),
    weight: type === 'StartedToBeLookedAfter' || type === 'PlacementChanged' ? 4 : 2,
  })),
);
const postWords = fc.oneof(
  shape('PostEstablished', { fte, team: maybe(team) }),
  shape('PostFteChanged', { fte }),
  shape('PostFrozen', {}),
  shape('PostUnfrozen', {}),
  shape('PostDeleted', {}),
);
const authorityWords = fc.oneof(
  {
    arbitrary: shape('PopulationEstimated', {
      midYear: fc.constantFrom(2022, 2023),
      aged0to17: fc.constantFrom(100, 200),
      release: fc.constant('ONS'),
    }),
    weight: 1,
  },
  { arbitrary: shape('VacanciesReported', { fteVacant: maybe(fc.constantFrom(0, 9.4)) }), weight: 2 },
  { arbitrary: shape('VacancyReportingEnded', {}), weight: 1 },
);

/** An event about any of the others, itself included, or about one that never comes (`e99`). */
const target = fc
  .oneof(fc.integer({ min: 0, max: LONGEST }), fc.constant(98))
  .map((i) => ({ source: SOURCE, id: `e${i + 1}` }));
const retractions = shape('EventRetracted', { retracts: target, reason: fc.constant('duplicate') });
const corrections = shape('EventCorrected', {
  corrects: target,
  reason: fc.constant('other'),
  effectiveOn: maybe(days),
  data: maybe(
    fc
      .oneof(
        shape('', { fte: fte as fc.Arbitrary<unknown> }),
        shape('', { team: fc.constant(null) }),
        shape('', { into: fc.constantFrom('SW-1', 'SW-2') as fc.Arbitrary<unknown> }),
        shape('', { workerId: fc.constant('SW-3') }),
        shape('', { legalStatus: fc.constantFrom('C2', 'V4') as fc.Arbitrary<unknown> }),
        shape('', { placement: fc.constant({ type: 'K2', carerId: 'F1' }) }),
      )
      .map(({ data }) => data),
  ),
});

/** Merges of workers, among whom a ring may form, and into one of whom nothing may ever be told. */
const merges = shape('WorkersMerged', { into: fc.constantFrom('SW-1', 'SW-2', 'SW123456') });

/** What a life is made of: the subjects of its events, and what they say besides amendments. */
interface Making {
  readonly subjects: fc.Arbitrary<string>;
  readonly said: fc.Arbitrary<Shape>;
}

const makings: readonly fc.WeightedArbitrary<Making>[] = [
  {
    arbitrary: fc.constant({
      subjects: fc.constantFrom('worker/SW-1', 'worker/SW-1', 'worker/SW-2', 'worker/SW123456'),
      said: fc.oneof(
        { arbitrary: starts, weight: 4 },
        { arbitrary: leaves, weight: 3 },
        { arbitrary: words, weight: 7 },
        { arbitrary: merges, weight: 2 },
      ),
    }),
    weight: 5,
  },
  { arbitrary: fc.constant({ subjects: fc.constant('child/C-1'), said: childWords }), weight: 2 },
  {
    arbitrary: fc.constant({
      subjects: fc.constantFrom('child/C-1', 'child/C-1', 'child/C-2'),
      said: fc.oneof({ arbitrary: care, weight: 5 }, { arbitrary: childWords, weight: 1 }),
    }),
    weight: 4,
  },
  { arbitrary: fc.constant({ subjects: fc.constant('post/P-1'), said: postWords }), weight: 1 },
  { arbitrary: fc.constant({ subjects: fc.constant('authority'), said: authorityWords }), weight: 1 },
];

/**
 * Events of one component: of a worker with several ids that may be merged, of a child, a post or an
 * authority. Some amend others. In the order of their ids.
 */
export const lives: fc.Arbitrary<readonly DaybookEvent[]> = fc.oneof(...makings).chain(lifeOf);

function lifeOf({ subjects, said }: Making): fc.Arbitrary<readonly DaybookEvent[]> {
  const anything = fc.oneof(
    { arbitrary: said, weight: 16 },
    { arbitrary: retractions, weight: 2 },
    { arbitrary: corrections, weight: 3 },
  );
  const event = fc.record({ said: anything, on: days, time: times, subject: subjects });
  return fc.array(event, { maxLength: LONGEST }).map((told) =>
    told.map(({ said: { type, data }, on, time, subject }, i) => ({
      specversion: '1.0',
      id: `e${i + 1}`,
      source: SOURCE,
      type,
      subject,
      authority: '990',
      effectiveon: on,
      ...(time === undefined ? {} : { time }),
      data,
    })),
  );
}
