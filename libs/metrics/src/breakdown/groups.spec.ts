import { readTimeline } from '@daybook/events/drawn';
import { metricById } from '../all';
import { defaultSwitches } from '../definition';
import type { By, Metric } from '../metric';
import { present } from '../present';
import { factsOfRecord, recordOf } from '../prove/record';
import { groupsOf } from './groups';

/** The groups of an answer, each in words: `Duty 2/7.5 = 26.7`. */
function groups(
  timeline: string,
  asked: { metric: string; by: By; asOf?: string; team?: string; definition?: object },
) {
  const metric = metricById(asked.metric) as Metric;
  const { asOf = '2024-09-30', team, definition } = asked;
  const switches = { ...defaultSwitches(metric), ...definition };
  const question = { asOf, switches, ...(team === undefined ? {} : { team }) };
  const facts = factsOfRecord(recordOf(readTimeline(timeline)));
  const grouped = groupsOf(metric, asked.by, { facts, question });
  return grouped.groups.map(({ key, reckoning }) => {
    const { numerator, denominator, display } = present(metric, reckoning);
    const exact = denominator === null ? numerator : `${numerator}/${denominator}`;
    return `${key} ${exact} = ${display}`;
  });
}

const workforce = `
  2020-01-06  SW1..SW4 start            1.0 FTE  team Duty
  2020-01-06  SW5 starts                0.5 FTE  senior-practitioner  team Court
  2022-10-01  SW6 starts                1.0 FTE  first-line-manager
  2024-02-05  SW7..SW8 start            1.0 FTE  team Duty  from newly-qualified
  2024-02-05  SW9 starts                1.0 FTE  team Court  from agency
  2020-01-06  SW1 is registered         born 1964-09-30
  2020-01-06  SW2 is registered         born 1994-10-01
  2020-01-06  SW5 is registered         born 1994-05-01
  2024-05-31  SW1 leaves                retired  to other
  2024-06-28  SW2 leaves                resignation  to agency
  2024-07-31  SW5 is seconded out`;

describe('an answer in groups', () => {
  it('lists roles in the order of the census', () => {
    expect(groups(workforce, { metric: 'WF.INPOST.HC', by: 'role' })).toEqual([
      'first-line-manager 1 = 1',
      'case-holder 5 = 5',
    ]);
  });

  it('lists teams by their names, and last who is in none', () => {
    expect(groups(workforce, { metric: 'WF.INPOST.FTE', by: 'team' })).toEqual([
      'Court 1 = 1.0',
      'Duty 4 = 4.0',
      'null 1 = 1.0',
    ]);
  });

  it('takes leavers by team and role of the last day, and gives each group a rate of its own', () => {
    expect(groups(workforce, { metric: 'WF.TURNOVER.FTE', by: 'team' })).toEqual([
      'Court 0.5/1 = 50.0',
      'Duty 2/4 = 50.0',
      'null 0/1 = 0.0',
    ]);
    expect(groups(workforce, { metric: 'WF.TURNOVER.HC', by: 'role' })).toEqual([
      'first-line-manager 0/1 = 0.0',
      'senior-practitioner 1/0 = z',
      'case-holder 2/5 = 40.0',
    ]);
  });

  it('says why leavers left and where they went, as far as it was said', () => {
    expect(groups(workforce, { metric: 'WF.LEAVERS.HC', by: 'reason' })).toEqual([
      'resignation 1 = 1',
      'retired 1 = 1',
      'null 1 = 1',
    ]);
    expect(groups(workforce, { metric: 'WF.LEAVERS.FTE', by: 'destination' })).toEqual([
      'agency 1 = 1.0',
      'other 1 = 1.0',
      'null 0.5 = 0.5',
    ]);
    const byPost = { metric: 'WF.LEAVERS.FTE', by: 'destination', definition: { twoPosts: 'post' } } as const;
    expect(groups(workforce, byPost)).toEqual(['agency 1 = 1.0', 'other 1 = 1.0', 'null 0.5 = 0.5']);
  });

  it('says where starters came from', () => {
    expect(groups(workforce, { metric: 'WF.STARTERS.HC', by: 'origin' })).toEqual([
      'newly-qualified 2 = 2',
      'agency 1 = 1',
    ]);
  });

  it('bands ages at the end of the day, of leavers on their last day', () => {
    expect(groups(workforce, { metric: 'WF.INPOST.HC', by: 'age-band' })).toEqual(['null 6 = 6']);
    const asOf = '2024-05-30';
    expect(groups(workforce, { metric: 'WF.INPOST.HC', by: 'age-band', asOf })).toEqual([
      '20-29 1 = 1',
      '30-39 1 = 1',
      '50-59 1 = 1',
      'null 6 = 6',
    ]);
    expect(groups(workforce, { metric: 'WF.LEAVERS.HC', by: 'age-band' })).toEqual([
      '20-29 1 = 1',
      '30-39 1 = 1',
      '50-59 1 = 1',
    ]);
  });

  it('bands time in service from the first day of the spell', () => {
    expect(groups(workforce, { metric: 'WF.INPOST.HC', by: 'service-band' })).toEqual([
      '<2 3 = 3',
      '2-<5 3 = 3',
    ]);
    expect(groups(workforce, { metric: 'WF.LEAVERS.HC', by: 'service-band' })).toEqual(['2-<5 3 = 3']);
  });

  it('narrows to a team before it groups', () => {
    expect(groups(workforce, { metric: 'WF.TURNOVER.HC', by: 'role', team: 'Duty' })).toEqual([
      'case-holder 2/4 = 50.0',
    ]);
    expect(groups(workforce, { metric: 'WF.INPOST.HC', by: 'team', team: 'Duty' })).toEqual(['Duty 4 = 4']);
    const moved = { metric: 'WF.TURNOVER.TEAM', by: 'team', team: 'Duty' } as const;
    expect(groups(workforce, moved)).toEqual(['Duty 2/4 = 50.0']);
  });

  it('groups each agency assignment for itself, and a project team with nobody', () => {
    const agency = `
      2020-01-06  SW1 starts                1.0 FTE  team Duty
      2024-01-08  AG1 begins an assignment  0.5 FTE  team Duty  assignment A1
      2024-01-08  AG1 begins an assignment  0.5 FTE  team Court  assignment A2
      2024-02-01  project team PT1 is engaged  2 heads  2 FTE`;
    expect(groups(agency, { metric: 'WF.AGENCY.FTE', by: 'team' })).toEqual([
      'Court 0.5/0.5 = 100.0',
      'Duty 0.5/1.5 = 33.3',
      'null 2/2 = 100.0',
    ]);
  });

  it('takes a case holder whole: to the senior role, the team of the largest FTE, and permanent', () => {
    const holders = `
      2020-01-06  SW1 starts                0.4 FTE  senior-practitioner  team Duty
      2024-01-08  SW1 begins an assignment  0.6 FTE  team Court
      2024-01-08  AG1 begins an assignment  1.0 FTE  team Court
      2024-01-15  children C1..C10 allocated to SW1
      2024-01-15  children C11..C26 allocated to AG1`;
    expect(groups(holders, { metric: 'WF.CASELOAD', by: 'role' })).toEqual([
      'senior-practitioner 10/1 = 10.0',
      'case-holder 16/1 = 16.0',
    ]);
    expect(groups(holders, { metric: 'WF.CASELOAD', by: 'team' })).toEqual(['Court 26/2 = 13.0']);
    expect(groups(holders, { metric: 'WF.CASELOAD.MAX', by: 'agency' })).toEqual([
      'permanent null = 10.0',
      'agency null = 16.0',
    ]);
  });

  it('groups days lost by where the person is, or was last', () => {
    const sickness = `
      2020-01-06  SW1..SW3 start            1.0 FTE  team Duty
      2024-02-01  SW1..SW3 are sick for     2 days
      2024-05-31  SW1 leaves                resignation
      2024-06-03  SW2 joins                 team Court`;
    expect(groups(sickness, { metric: 'WF.ABSENCE', by: 'team' })).toEqual([
      'Court 2/254 = 0.8',
      'Duty 4/254 = 1.6',
    ]);
    expect(groups(sickness, { metric: 'WF.ABSENCE', by: 'service-band' })).toEqual(['2-<5 6/508 = 1.2']);
    expect(groups(sickness, { metric: 'WF.ABSENCE', by: 'age-band' })).toEqual(['null 6/508 = 1.2']);
  });

  it('says whether the groups add up, and what does not', () => {
    const of = (id: string, by: By) => {
      const metric = metricById(id) as Metric;
      const question = { asOf: '2024-09-30', switches: defaultSwitches(metric) };
      const { addsUp, note } = groupsOf(metric, by, { facts: [], question });
      return [addsUp, note];
    };
    expect(of('WF.INPOST.HC', 'role')).toEqual([true, null]);
    expect(of('WF.VACANCY', 'team')).toEqual([true, expect.stringContaining('rates do not')]);
    expect(of('WF.CASELOAD.P90', 'team')).toEqual([false, expect.stringContaining('distribution')]);
    expect(of('WF.TURNOVER.TEAM', 'team')).toEqual([false, expect.stringContaining('another team')]);
  });

  it('refuses a breakdown that the metric does not list', () => {
    const metric = metricById('WF.VACANCY') as Metric;
    const asked = { facts: [], question: { asOf: '2024-09-30', switches: {} } };
    expect(() => groupsOf(metric, 'destination', asked)).toThrow(
      'WF.VACANCY cannot be broken down by destination',
    );
  });
});
