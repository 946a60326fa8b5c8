import fc from 'fast-check';

import { eventTypes } from './all-types';
import type { JsonObject } from './event';
import { fitsSchema } from './parse-event';
import { currentData, currentDataOf, readDataSchema, schemaOf } from './schema-number';

const assignment = { assignmentId: 'A-3', role: 'case-holder', coversVacancy: true };

describe('Schema numbers', () => {
  it('is 1 where the event does not say, else what ends its dataschema', () => {
    expect(schemaOf({})).toBe(1);
    expect(schemaOf({ dataschema: 'https://daybook.example/schemas/FteChanged/12' })).toBe(12);
    expect(readDataSchema('/schemas/FteChanged/1')).toEqual({ type: 'FteChanged', schema: 1 });
  });

  it.each([
    'schemas/FteChanged/1',
    '/schemas/FteChanged/0',
    '/schemas/FteChanged/01',
    '/schemas/FteChanged/1/',
    '/schemas//1',
  ])('cannot be read from %s', (text) => expect(readDataSchema(text)).toBeUndefined());

  it('turns the hourly rate of an assignment into a rate by the hour', () => {
    const type = 'AgencyAssignmentStarted';
    expect(currentDataOf({ type, data: { ...assignment, hourlyRatePence: 3850 } })).toEqual({
      ...assignment,
      rate: { amountPence: 3850, per: 'hour' },
    });
    expect(currentDataOf({ type, data: assignment })).toEqual(assignment);
  });

  it('leaves the newest shape, other types and unknown types as they are', () => {
    const rated = { ...assignment, rate: { amountPence: 42000, per: 'day' } };
    const dataschema = '/schemas/AgencyAssignmentStarted/2';
    expect(currentDataOf({ type: 'AgencyAssignmentStarted', dataschema, data: rated })).toBe(rated);
    const hourly = { ...assignment, hourlyRatePence: 1 };
    expect(currentData('AgencyAssignmentStarted', 2, hourly)).toBe(hourly);
    expect(currentDataOf({ type: 'FteChanged', data: assignment })).toBe(assignment);
    expect(currentDataOf({ type: 'SomethingElse', data: assignment })).toBe(assignment);
    expect(currentData('SomethingElse', 1, assignment)).toBe(assignment);
  });

  it('loses nothing: the older shape can be told from the newer, whatever the rate', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(), { nil: undefined }), (hourlyRatePence) => {
        const data = hourlyRatePence === undefined ? assignment : { ...assignment, hourlyRatePence };
        const { rate, ...kept } = currentData('AgencyAssignmentStarted', 1, data);
        const amount = (rate as { amountPence: number } | undefined)?.amountPence;
        expect(amount === undefined ? kept : { ...kept, hourlyRatePence: amount }).toEqual(data);
      }),
    );
  });

  it('turns every example of an older shape into data of the newest', () => {
    for (const { name, schemas, latestSchema } of eventTypes.values()) {
      schemas.forEach(({ examples }, index) => {
        for (const { data } of examples) {
          expect(fitsSchema(name, latestSchema, currentData(name, index + 1, data))).toEqual({ ok: true });
        }
      });
    }
  });
});

describe('Whether data fits a schema', () => {
  it('goes by the rules of the schema number that is asked', () => {
    const rated = { ...assignment, hourlyRatePence: 3850 };
    expect(fitsSchema('AgencyAssignmentStarted', 1, rated)).toEqual({ ok: true });
    expect(fitsSchema('AgencyAssignmentStarted', 2, rated)).toEqual({
      ok: false,
      detail: 'hourlyRatePence: "hourlyRatePence" is not a field here',
    });
    expect(fitsSchema('AgencyAssignmentStarted', 3, assignment).ok).toBe(false);
    expect(fitsSchema('SomethingElse', 1, {}).ok).toBe(false);
  });

  it('keeps the rules over several fields', () => {
    expect(fitsSchema('ProjectTeamChanged', 1, { projectTeamId: 'PT', headcount: 2, fte: '2.1' })).toEqual({
      ok: false,
      detail: 'fte: expected an FTE that is at most the headcount',
    });
    expect(fitsSchema('FteChanged', 1, { fte: 1 })).toEqual({
      ok: false,
      detail: 'employmentId: employmentId or assignmentId is needed',
    });
  });

  it('takes an erased value where it was sealed, and nowhere else', () => {
    const started = { absenceId: 'AB-1', kind: 'erased' };
    expect(fitsSchema('AbsenceStarted', 1, started)).toEqual({ ok: true });
    expect(fitsSchema('AbsenceStarted', 1, { ...started, expectedEndOn: 'erased' }).ok).toBe(false);
    expect(fitsSchema('FteChanged', 1, { employmentId: 'E-1', fte: 'erased' }).ok).toBe(false);
    const placed = (placement: JsonObject) => fitsSchema('PlacementChanged', 1, { placement }).ok;
    expect(placed({ type: 'U6', distanceMiles: 'erased' })).toBe(true);
    expect(placed({ type: 'erased' })).toBe(false);
    expect(fitsSchema('PlacementChanged', 1, { placement: 'erased' }).ok).toBe(false);
  });
});
