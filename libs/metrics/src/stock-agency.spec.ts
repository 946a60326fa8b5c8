import type { AssignmentTermsValue, Fact, ProjectTeamTermsValue } from '@daybook/facts';
import { decimalText } from './quantity';
import { agencyAt } from './stock-agency';

const DAY = '2024-09-30';

const holding = (subject: string, fact: Pick<Fact, 'what' | 'key' | 'value'>): Fact => ({
  authority: '990',
  subject,
  from: '2024-02-01',
  to: null,
  because: [1n],
  ...fact,
});

const member = (subject: string): Fact => {
  const value: AssignmentTermsValue = {
    fteMillionths: 1_000_000,
    role: 'case-holder',
    team: null,
    agency: null,
    coversVacancy: false,
    projectTeam: 'PT1',
    plannedEndOn: null,
  };
  return holding(subject, { what: 'assignment-terms', key: 'A1', value });
};

const team = (subject: string, headcount: number): Fact => {
  const value: ProjectTeamTermsValue = {
    headcount,
    fteMillionths: headcount * 1_000_000,
    agency: null,
    coversVacancy: false,
    plannedEndOn: null,
  };
  return holding(subject, { what: 'project-team-terms', key: 'PT1', value });
};

describe('project teams at the end of a day', () => {
  it('account for a named member once, also when two streams engage a team of one id', () => {
    const members = ['worker/AG1', 'worker/AG2', 'worker/AG3'].map(member);
    const facts = [team('team/T2', 4), ...members, team('team/T1', 2)];
    for (const given of [facts, [...facts].reverse()]) {
      const { total, counted } = agencyAt(given, DAY, 'headcount');
      // Three named; none is left of the first team's two, three of the second's four.
      expect(decimalText(total)).toBe('6');
      const teams = counted.filter(({ fact }) => fact.what === 'project-team-terms');
      expect(teams.map(({ fact, amount }) => [fact.subject, decimalText(amount)])).toEqual([
        ['team/T2', '3'],
      ]);
    }
  });
});
