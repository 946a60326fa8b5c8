import { eventTypes } from './all-types';
import { exampleEvents } from './examples';
import { classOfField, sealedFieldsOf } from './field-classes';

function sealed(type: string, data: object): string[] {
  return sealedFieldsOf({ type, data: data as never });
}

describe('What is sealed before it is stored', () => {
  it('is every personal field and every dangerous one, and no other', () => {
    const sealedByType = [...eventTypes.values()].flatMap(({ name, schemas }) =>
      Object.keys(Object.assign({}, ...schemas.map(({ data }) => data.shape)) as object)
        .filter((field) => classOfField(name, field) >= 'P3')
        .map((field) => `${name}.${field} ${classOfField(name, field)}`),
    );
    expect(sealedByType).toEqual([
      'WorkerRegistered.sweNumber P3',
      'WorkerRegistered.dateOfBirth P3',
      'WorkerRegistered.sex P3',
      'WorkerRegistered.name P3',
      'SocialWorkerLeft.reason P4',
      'AbsenceStarted.kind P4',
      'AgencyAssignmentEnded.reason P4',
      'RegistrationChanged.status P3',
      'CaseAllocated.reason P4',
      'CaseUnallocated.reason P4',
      'CaseClosed.reason P4',
      'ChildRegistered.dateOfBirth P3',
      'ChildRegistered.sex P3',
      'ChildRegistered.upn P3',
      'ChildRegistered.name P3',
      'StartedToBeLookedAfter.need P4',
      'StartedToBeLookedAfter.placement P4',
      'StartedToBeLookedAfter.homePostcode P4',
      'PlacementChanged.placement P4',
      'PlacementChanged.reason P4',
      'PlacementChanged.homePostcode P4',
      'CeasedToBeLookedAfter.reason P4',
      'TemporaryPlacementStarted.type P4',
      'TemporaryPlacementStarted.postcode P4',
      'TemporaryPlacementStarted.urn P4',
      'TemporaryPlacementStarted.distanceMiles P4',
      'WentMissing.kind P4',
      'EventCorrected.note P4',
      'EventCorrected.data P4',
    ]);
  });

  it('is pointed at in the event, in the order of the document', () => {
    expect(sealed('WorkerRegistered', { name: 'A', sweNumber: 'SW1' })).toEqual([
      '/data/name',
      '/data/sweNumber',
    ]);
    expect(sealed('SocialWorkerLeft', { employmentId: 'E-1', reason: 'deceased' })).toEqual(['/data/reason']);
    expect(sealed('SocialWorkerStarted', { employmentId: 'E-1', fte: 1, role: 'case-holder' })).toEqual([]);
  });

  it('of a correction is its note and, field by field, what is sealed in any type', () => {
    const data = {
      corrects: { source: 's', id: 'i' },
      reason: 'late-information',
      note: 'told by phone',
      data: { fte: 0.5, name: 'B', kind: 'sickness', team: 'Duty', reason: null },
    };
    expect(sealed('EventCorrected', data)).toEqual([
      '/data/note',
      '/data/data/name',
      '/data/data/kind',
      '/data/data/reason',
    ]);
  });

  it('of a correction is also what no type knows, lest a misspelt name is stored in the clear', () => {
    const data = { corrects: {}, reason: 'other', data: { 'full/name': 'B', data: { name: 'B' } } };
    expect(sealed('EventCorrected', data)).toEqual(['/data/data/full~1name', '/data/data/data']);
    expect(sealed('SomethingElse', { who: 'B' })).toEqual(['/data/who']);
    expect(classOfField('SomethingElse', 'who')).toBe('P4');
    expect(classOfField('FteChanged', 'who')).toBe('P4');
  });

  it('of a placement is what tells its address, so that stability outlives an erasure', () => {
    const placement = { type: 'U6', provider: 'PR1', carerId: 'F-1', urn: 'SC1', postcode: 'B70' };
    const address = ['/data/placement/urn', '/data/placement/postcode'];
    expect(sealed('StartedToBeLookedAfter', { legalStatus: 'C2', placement })).toEqual(address);
    expect(sealed('PlacementChanged', { placement: { ...placement, distanceMiles: 2, room: 7 } })).toEqual([
      ...address,
      '/data/placement/distanceMiles',
      '/data/placement/room',
    ]);
    expect(classOfField('PlacementChanged', 'placement', 'type')).toBe('P2');
    expect(classOfField('PlacementChanged', 'placement', 'room')).toBe('P4');
    expect(classOfField('FteChanged', 'fte', 'room')).toBe('P4');
  });

  it('of a correction of a placement is the same, and all of it where it is no placement', () => {
    const correcting = (placement: unknown) =>
      sealed('EventCorrected', { corrects: {}, reason: 'other', data: { placement } });
    expect(correcting({ type: 'U6', postcode: 'B70' })).toEqual(['/data/data/placement/postcode']);
    expect(correcting('B70 8AA')).toEqual(['/data/data/placement']);
    expect(correcting(['B70 8AA'])).toEqual(['/data/data/placement']);
    expect(correcting(null)).toEqual([]);
  });

  it('is never a number that a metric needs, so that metrics outlive an erasure', () => {
    for (const name of eventTypes.keys()) {
      for (const field of [
        'fte',
        'workingDays',
        'headcount',
        'role',
        'team',
        'employmentId',
        'assignmentId',
        'workerId',
        'fteVacant',
        'fteAgencyCovering',
        'headcountAgencyCovering',
        'cases',
        'into',
        'legalStatus',
        'sameCarer',
        'placementType',
        'aged0to17',
      ]) {
        const has = eventTypes.get(name)?.schemas.some(({ data }) => field in data.shape);
        if (has) expect([name, field, classOfField(name, field) < 'P3']).toEqual([name, field, true]);
      }
    }
    expect(classOfField('SicknessDaysRecorded', 'workingDays')).toBe('P2');
  });

  it('points only at fields that are there', () => {
    for (const event of exampleEvents()) {
      for (const pointer of sealedFieldsOf(event)) {
        const steps = pointer.slice(1).split('/');
        const value = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], event);
        expect(value).toBeDefined();
      }
    }
  });
});
