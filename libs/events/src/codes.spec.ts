import {
  absenceCodes,
  absenceKinds,
  censusNumberOf,
  countedRoles,
  destinations,
  isCountedRole,
  leavingReasons,
  origins,
  practiceLevels,
  roles,
  seniorityOf,
} from './codes';

describe('code sets', () => {
  it('counts the six roles of the census and records one more', () => {
    expect(countedRoles).toHaveLength(6);
    expect(roles.filter((role) => !isCountedRole(role))).toEqual(['not-social-worker']);
  });

  it('ranks a role by its census number, the most senior first', () => {
    expect([...roles].reverse().sort((a, b) => seniorityOf(a) - seniorityOf(b))).toEqual(roles);
    expect([
      seniorityOf('senior-manager'),
      seniorityOf('case-holder'),
      seniorityOf('not-social-worker'),
    ]).toEqual([1, 5, 7]);
    expect(() => seniorityOf('director')).toThrow('"director"');
  });

  it('gives agency another number among origins than among destinations', () => {
    expect(censusNumberOf(origins, 'agency')).toBe(4);
    expect(censusNumberOf(destinations, 'agency')).toBe(3);
  });

  it.each([
    [origins, 'not-known', 9],
    [destinations, 'not-known', 8],
    [leavingReasons, 'deceased', 6],
    [leavingReasons, 'not-known', 9],
    [practiceLevels, 'practice-leader', 4],
    [origins, 'elsewhere', undefined],
  ])('numbers values as the census does: %#', (codeSet: readonly string[], value, number) => {
    expect(censusNumberOf(codeSet, value)).toBe(number);
  });

  it('has a census code for every kind of absence but suspension', () => {
    const coded = absenceKinds.filter((kind) => absenceCodes[kind] !== null);
    expect(absenceKinds.filter((kind) => !coded.includes(kind))).toEqual(['suspension']);
    expect(new Set(coded.map((kind) => absenceCodes[kind])).size).toBe(7);
  });
});
