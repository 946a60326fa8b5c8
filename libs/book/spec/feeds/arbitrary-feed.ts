import fc from 'fast-check';
import type { DaybookEvent, JsonObject } from '@daybook/events';

/** The source whose histories are told. */
export const PAYROLL = 'urn:payroll';
export const AUTHORITY = '990';

/** One thing that happens before a feed is told. */
export type Step =
  | { readonly record: readonly DaybookEvent[] }
  | { readonly history: readonly DaybookEvent[]; readonly scope: 'complete' | 'partial' };

interface Shape {
  readonly type: string;
  readonly data: JsonObject;
  readonly subject: string;
}

const workers = fc.constantFrom('worker/SW-1', 'worker/SW-1', 'worker/SW-2');
const fte = fc.constantFrom<number | string>(0.4, 0.6, '0.5', 1);
const team = fc.constantFrom('Duty', 'Bank');

function shape(
  type: string,
  data: Record<string, fc.Arbitrary<unknown>>,
  subject: fc.Arbitrary<string> = workers,
): fc.Arbitrary<Shape> {
  const said = fc.record(data).map((fields) => {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given) as JsonObject;
  });
  return fc.record({ type: fc.constant(type), data: said, subject });
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const employmentId = fc.constantFrom('E1', 'E2');

const claims = fc.oneof(
  shape('SocialWorkerStarted', {
    employmentId,
    role: fc.constantFrom('case-holder', 'senior-practitioner'),
    fte: maybe(fte),
    team: maybe(team),
  }),
  shape('SocialWorkerLeft', { employmentId, reason: maybe(fc.constant('retired')) }),
  shape('FteChanged', { employmentId, fte }),
  shape('TeamChanged', { employmentId, team }),
  shape('WorkerRegistered', { name: maybe(fc.constantFrom('Ada', 'Bea')), sex: maybe(fc.constant('1')) }),
  shape('AgencyAssignmentStarted', {
    assignmentId: fc.constantFrom('A1', 'A2'),
    role: fc.constant('case-holder'),
    coversVacancy: fc.boolean(),
    fte: maybe(fte),
    hourlyRatePence: maybe(fc.constantFrom(3_500, 3_900)),
  }),
  shape('SicknessDaysRecorded', { month: fc.constant('2024-01'), workingDays: fc.constantFrom(3, '4.5') }),
  shape('WorkersMerged', { into: fc.constantFrom('SW-2', 'SW-3') }),
  shape('PostFteChanged', { fte }, fc.constant('post/P-1')),
);

/** Ids that several events may have: sources regenerate them, and use them again. */
const ids = fc.integer({ min: 1, max: 12 }).map((id) => `e${id}`);
const source = fc.constantFrom(PAYROLL, PAYROLL, PAYROLL, 'urn:form');
const key = fc.record({ source, id: ids });
const amendments = fc.oneof(
  shape('EventRetracted', { retracts: key, reason: fc.constant('duplicate') }),
  shape('EventCorrected', {
    corrects: key,
    reason: fc.constant('other'),
    effectiveOn: maybe(fc.constantFrom('2024-02-01', '2024-02-02')),
    data: fc.constantFrom<JsonObject>({ fte: 0.8 }, { team: 'Court' }, { team: null }, { name: 'Cy' }),
  }),
);

const times = fc.constantFrom(undefined, '2024-02-01T00:00:00Z', '2024-02-02T00:00:00Z');

function eventsOf(
  shapes: fc.Arbitrary<Shape>,
  { from, most }: { readonly from: fc.Arbitrary<string>; readonly most: number },
): fc.Arbitrary<readonly DaybookEvent[]> {
  const day = fc.integer({ min: 1, max: 9 });
  const event = fc.record({ shape: shapes, id: ids, source: from, day, time: times });
  return fc.array(event, { maxLength: most }).map((told) =>
    told.map(({ shape: { type, data, subject }, id, source: by, day: on, time }) => ({
      specversion: '1.0',
      id,
      source: by,
      type,
      subject,
      authority: AUTHORITY,
      effectiveon: `2024-01-0${on}`,
      ...(time === undefined ? {} : { time }),
      data,
    })),
  );
}

const payroll = { from: fc.constant(PAYROLL), most: 7 };

/** Claims of payroll alone. */
export const plainFeed = eventsOf(claims, payroll);

/** Claims of payroll, and what it says to amend them, or others that it does not name. */
export const amendingFeed = eventsOf(
  fc.oneof({ arbitrary: claims, weight: 4 }, { arbitrary: amendments, weight: 1 }),
  payroll,
);

const recorded = eventsOf(fc.oneof({ arbitrary: claims, weight: 3 }, { arbitrary: amendments, weight: 2 }), {
  from: source,
  most: 9,
});

/** What was recorded before: by payroll and by others, one at a time and as histories. */
export const past: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    recorded.map((events) => ({ record: events })),
    fc.record({
      history: fc.oneof(plainFeed, amendingFeed),
      scope: fc.constantFrom('complete' as const, 'partial' as const),
    }),
  ),
  { maxLength: 3 },
);
