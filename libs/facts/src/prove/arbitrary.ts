import type { DaybookEvent, JsonObject } from '@daybook/events';
import fc from 'fast-check';

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
  readonly subject?: string;
}

function shape(
  type: string,
  data: Record<string, fc.Arbitrary<unknown>>,
  subject?: string,
): fc.Arbitrary<Shape> {
  return fc
    .record(data)
    .map((said) => Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)))
    .map((said) => ({ type, data: said as JsonObject, ...(subject === undefined ? {} : { subject }) }));
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
  shape('SicknessDaysRecorded', { month: fc.constant('2024-01'), workingDays: fc.constant(3) }),
  shape('AbsenceEnded', { absenceId: fc.constant('X') }),
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
      .oneof(shape('', { fte: fte as fc.Arbitrary<unknown> }), shape('', { team: fc.constant(null) }))
      .map(({ data }) => data),
  ),
});

/** Events of one worker, two of whose ids may be in use; some amend others. In the order of their ids. */
export const lives: fc.Arbitrary<readonly DaybookEvent[]> = fc
  .array(
    fc.record({
      said: fc.oneof(
        { arbitrary: starts, weight: 4 },
        { arbitrary: leaves, weight: 3 },
        { arbitrary: words, weight: 7 },
        { arbitrary: retractions, weight: 2 },
        { arbitrary: corrections, weight: 3 },
        { arbitrary: shape('WorkersMerged', { into: fc.constantFrom('SW-1', 'SW123456') }), weight: 1 },
      ),
      on: days,
      time: times,
      alias: fc.oneof({ arbitrary: fc.constant('worker/SW-1'), weight: 9 }, fc.constant('worker/SW123456')),
    }),
    { maxLength: LONGEST },
  )
  .map((told) =>
    told.map(({ said: { type, data }, on, time, alias }, i) => ({
      specversion: '1.0',
      id: `e${i + 1}`,
      source: SOURCE,
      type,
      subject: alias,
      authority: '990',
      effectiveon: on,
      ...(time === undefined ? {} : { time }),
      data,
    })),
  );
