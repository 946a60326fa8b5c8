import { eventTypes } from './all-types';
import type { Json, JsonObject } from './event';
import { exampleEvents, exampleEventsOf } from './examples';
import { noteOf } from './fields';
import { parseEvent } from './parse-event';

/** The tables of events.md §4.1 to §4.4, §3, §4.6: type, streams, newest fields (`?` optional). */
const tables = `
WorkerRegistered | worker | sweNumber? dateOfBirth? sex? name?
SocialWorkerStarted | worker | employmentId fte? role team? postId? origin? employer? practiceLevel?
SocialWorkerLeft | worker | employmentId reason? destination?
FteChanged | worker | employmentId? assignmentId? fte
RoleChanged | worker | employmentId role practiceLevel?
TeamChanged | worker | employmentId? assignmentId? team
MovedOutOfChildrensServices | worker | employmentId otherService?
MovedIntoChildrensServices | worker | employmentId
SecondedOut | worker | employmentId host?
SecondmentEnded | worker | employmentId
CareerBreakStarted | worker | employmentId
CareerBreakEnded | worker | employmentId
AbsenceStarted | worker | absenceId kind expectedEndOn?
AbsenceEnded | worker | absenceId
SicknessDaysRecorded | worker | month workingDays
AgencyAssignmentStarted | worker | assignmentId agency? fte? role team? coversVacancy projectTeam? plannedEndOn? rate?
AgencyAssignmentChanged | worker | assignmentId fte? role? coversVacancy? plannedEndOn?
AgencyAssignmentEnded | worker | assignmentId reason?
EmploymentTransferred | worker | employmentId employer
RegistrationChanged | worker | status
ProjectTeamEngaged | team | projectTeamId agency? headcount fte coversVacancy? plannedEndOn?
ProjectTeamChanged | team | projectTeamId headcount? fte?
ProjectTeamEnded | team | projectTeamId
PostEstablished | post | team? fte role?
PostFteChanged | post | fte
PostFrozen | post |
PostUnfrozen | post |
PostDeleted | post |
VacanciesReported | authority | fteVacant? fteAgencyCovering? headcountAgencyCovering?
VacancyReportingEnded | authority |
CaseAllocated | child | workerId as team? reason?
CaseUnallocated | child | reason?
CoworkingEnded | child | workerId
CaseClosed | child | reason
CaseloadReported | worker | cases
CaseloadReportingEnded | worker |
ChildRegistered | child | dateOfBirth sex? upn? name?
StartedToBeLookedAfter | child | legalStatus need? placement homePostcode?
PlacementChanged | child | placement reason? sameCarer? legalStatus? homePostcode?
LegalStatusChanged | child | legalStatus
PlacementRecoded | child | placementType codeSetYear
CeasedToBeLookedAfter | child | reason
TemporaryPlacementStarted | child | type postcode? urn? distanceMiles?
TemporaryPlacementEnded | child |
WentMissing | child | kind
FoundFromMissing | child |
LookedAfterReviewHeld | child | participation?
WorkersMerged | worker | into
ChildrenMerged | child | into
EventRetracted | worker,post,child,team,authority | retracts reason
EventCorrected | worker,post,child,team,authority | corrects reason note? effectiveOn? data?
FigureQualified | authority | metrics symbol note
FigurePublishedByDepartment | authority | metric asOf release area? numerator? denominator? value? symbol?
PopulationEstimated | authority | aged0to17 midYear release
MetricPublished | authority | metric definition asOf asAt numerator denominator value
`.trim();

const types = [...eventTypes.values()];
const examples = exampleEvents();

/** The errors with which a value is refused, as `code pointer`; none where it is an event. */
function refusalsOf(value: Json): string[] {
  const parsed = parseEvent(value);
  return parsed.ok ? [] : parsed.problem.errors.map(({ code, pointer }) => `${code} ${pointer}`);
}

function without(object: JsonObject, field: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== field));
}

describe('The event types', () => {
  it('are those of events.md §4.1 to §4.4, §3 and §4.6, with their fields in the order of its tables', () => {
    const described = types.map(({ name, streams, schemas }) => {
      const fields = Object.entries(schemas.at(-1)?.data.shape ?? {}).map(
        ([field, schema]) => `${field}${schema.safeParse(undefined).success ? '?' : ''}`,
      );
      return `${name} | ${streams.join(',')} | ${fields.join(' ')}`.trim();
    });
    expect(described).toEqual(tables.split('\n'));
  });

  it('each have a number for their newest schema, a sentence, a source, and examples of every schema', () => {
    for (const type of types) {
      expect(type.latestSchema).toBe(type.schemas.length);
      expect(type.summary).toMatch(/^[A-Z].*\.$/);
      expect(type.follows.length).toBeGreaterThan(10);
      for (const { examples: ofSchema } of type.schemas) expect(ofSchema.length).toBeGreaterThanOrEqual(2);
    }
  });

  it('say of every field how sensitive it is and what it expects', () => {
    for (const { name, schemas } of types) {
      for (const [field, schema] of schemas.flatMap(({ data }) => Object.entries(data.shape))) {
        const note = noteOf(schema);
        expect([name, field, note?.class]).toEqual([name, field, expect.stringMatching(/^P[1-4]$/)]);
        expect(note?.expects.length).toBeGreaterThan(5);
      }
    }
  });

  it('turn every shape but the newest into the next one', () => {
    for (const { schemas } of types) {
      expect(schemas.slice(0, -1).every(({ upcast }) => upcast !== undefined)).toBe(true);
      expect(schemas.at(-1)?.upcast).toBeUndefined();
    }
  });

  it.each(examples.map((event) => [event.id, event] as const))('accept the example %s', (_, event) => {
    expect(parseEvent(event as unknown as Json)).toEqual({ ok: true, event });
  });

  it.each(examples.map((event) => [event.id, event] as const))('miss what is needed of %s', (_, event) => {
    const wire = event as unknown as JsonObject;
    const type = eventTypes.get(event.type);
    const optional = [
      'time',
      'dataschema',
      ...(type?.effectiveOn.convention === 'none' ? ['effectiveon'] : []),
    ];
    for (const name of Object.keys(wire).filter((attribute) => !optional.includes(attribute))) {
      expect(refusalsOf(without(wire, name))).toContain(`missing-field /${name}`);
    }
    const schema = event.id.split('-')[1];
    const shape = type?.schemas[Number(schema) - 1]?.data.shape ?? {};
    const required = Object.keys(shape).filter((field) => !shape[field]?.safeParse(undefined).success);
    for (const field of required) {
      expect(refusalsOf({ ...wire, data: without(event.data, field) })).toContain(
        `missing-field /data/${field}`,
      );
    }
  });

  it.each(examples.map((event) => [event.id, event] as const))('know no other fields in %s', (_, event) => {
    const data = { ...event.data, shoeSize: 42 };
    expect(refusalsOf({ ...event, data } as unknown as Json)).toEqual(['unknown-field /data/shoeSize']);
    expect(refusalsOf({ ...event, shoesize: 42 } as unknown as Json)).toEqual(['unknown-field /shoesize']);
  });

  it('have examples that are about the kind of thing that the type is about', () => {
    for (const type of types) expect(exampleEventsOf(type).length).toBeGreaterThanOrEqual(2);
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  });
});
