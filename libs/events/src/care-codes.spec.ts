import {
  adoptionsByCurrentCarers,
  adoptionsByOthers,
  legalStatuses,
  placementTypes,
  placementTypesIn,
  shortBreaks,
  temporaryTypes,
} from './care-codes';
import { parseEvent } from './parse-event';

function refusalsOf(type: string, data: object): readonly string[] {
  const wire = { specversion: '1.0', id: '1', source: 's', type, subject: 'child/C1', authority: '990' };
  const parsed = parseEvent({ ...wire, effectiveon: '2024-04-01', data } as never);
  return parsed.ok ? [] : parsed.problem.errors.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('the codes of the children looked after return', () => {
  it('know the old supported accommodation and the new, and no temporary placement among placements', () => {
    expect(placementTypes).toEqual(expect.arrayContaining(['H5', 'P2', 'K3', 'Z1', 'Z11', 'Z14']));
    for (const type of temporaryTypes) expect(placementTypes).not.toContain(type);
    for (const type of [...adoptionsByCurrentCarers, ...adoptionsByOthers])
      expect(placementTypes).toContain(type);
    for (const status of shortBreaks) expect(legalStatuses).toContain(status);
  });

  it.each([
    [2022, ['H5', 'P2', 'Z1'], ['K3', 'Z11', 'Z14']],
    [2023, ['H5', 'K3', 'Z1'], ['Z11']],
    [2024, ['K3', 'Z1'], ['H5', 'P2', 'Z12']],
    [2025, ['K3', 'Z1', 'Z13'], ['H5']],
    [2026, ['K3', 'Z14'], ['Z1', 'P2']],
  ])('of %d have some codes and not others', (year, has, hasNot) => {
    expect(placementTypesIn(year)).toEqual(expect.arrayContaining(has));
    expect(placementTypesIn(year).filter((type) => hasNot.includes(type))).toEqual([]);
  });

  it('refuse a recode to a code that its year does not have', () => {
    expect(refusalsOf('PlacementRecoded', { placementType: 'K3', codeSetYear: 2023 })).toEqual([]);
    expect(refusalsOf('PlacementRecoded', { placementType: 'K3', codeSetYear: 2022 })).toEqual([
      'bad-value /data/placementType',
    ]);
    expect(refusalsOf('PlacementRecoded', { placementType: 'T1', codeSetYear: '2022' })).toEqual([
      'bad-value /data/placementType',
      'bad-value /data/codeSetYear',
    ]);
  });

  it('refuse a temporary placement as a placement, pointing at its type', () => {
    expect(refusalsOf('PlacementChanged', { placement: { type: 'T1' } })).toEqual([
      'bad-value /data/placement/type',
    ]);
    expect(refusalsOf('PlacementChanged', { placement: { room: 7 } })).toEqual([
      'unknown-field /data/placement/room',
      'missing-field /data/placement/type',
    ]);
    expect(refusalsOf('TemporaryPlacementStarted', { type: 'U6' })).toEqual(['bad-value /data/type']);
  });
});
