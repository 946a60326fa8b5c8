import { ToldBook } from '../../spec/daybooks/told-book';
import type { AuthorityState } from './authority-state';
import type { CareState } from './care-state';
import type { ChildState } from './child-state';
import type { TeamState } from './team-state';

let told: ToldBook;

afterEach(() => told.close());

const tell = async (timeline: string): Promise<void> => {
  told = await ToldBook.of(timeline);
};

describe('the state of a child', () => {
  it('says who leads the case and who works along, by the ids of the persons that they are', async () => {
    await tell(`
      2024-01-08  SW1..SW3 start  1 FTE
      2024-02-01  child C1 is allocated  to SW1
      2024-03-01  child C1 is co-worked  by SW3
      2024-03-01  child C1 is co-worked  by SW2
      2024-06-01  child C1 is allocated  to SW2
      2024-06-03  SW3 is the same person  as SW1
      2024-08-01  child C1's case is closed  completed`);
    const child = (asOf: string, asAt: string): Promise<ChildState> => told.state('child/C1', asOf, { asAt });
    const care = {
      ...{ lookedAfter: false, since: null, legalStatus: null, placement: null, temporary: null },
      missing: null,
    };
    expect(await child('2024-06-30', '7')).toEqual({
      case: { open: true, since: '2024-02-01', lead: 'SW2', co: ['SW2', 'SW3'] },
      care,
    });
    expect((await child('2024-05-31', '9')).case).toEqual({
      ...{ open: true, since: '2024-02-01', lead: 'SW1', co: ['SW1', 'SW2'] },
    });
    expect((await child('2024-08-01', '9')).case).toEqual({ open: false, since: null, lead: null, co: [] });
  });
});

describe('the care of a child', () => {
  const care = async (asOf: string, personal = true): Promise<CareState> => {
    const { state } = await told.subject('state', 'child/C1', { parameters: { asOf }, personal });
    return (state as ChildState).care;
  };
  const nothing = { legalStatus: null, placement: null, temporary: null, missing: null };

  it('says under what and with whom they live, since when, a recode being no move', async () => {
    await tell(`
      2023-06-01  child C1 starts to be looked after  C1  P2  PR1  with CAR-1  at B70
      2024-01-08  child C1 comes under  C2
      2024-04-01  child C1 is recoded to  H5  2024 codes
      2024-06-03  child C1 stays for a time in  T1
      2024-06-10  child C1 returns
      2024-07-01  child C1 goes missing  away-without-authorisation
      2024-07-03  child C1 is found
      2024-08-01  child C1 moves to  U1  PR4
      2024-10-01  child C1 ceases to be looked after  E11`);
    const inCare = { lookedAfter: true, since: '2023-06-01', temporary: null, missing: null };
    expect(await care('2023-05-31')).toEqual({ lookedAfter: false, since: null, ...nothing });
    const placement = { type: 'H5', provider: 'PR1', carerId: 'CAR-1', since: '2023-06-01' };
    expect(await care('2024-04-30')).toEqual({ ...inCare, legalStatus: 'C2', placement });
    expect(await care('2024-06-09')).toMatchObject({
      placement,
      temporary: { type: 'T1', since: '2024-06-03' },
    });
    expect(await care('2024-07-02')).toMatchObject({
      temporary: null,
      missing: { kind: 'away-without-authorisation', since: '2024-07-01' },
    });
    expect(await care('2024-08-01')).toEqual({
      ...{ ...inCare, legalStatus: 'C2' },
      placement: { type: 'U1', provider: 'PR4', carerId: null, since: '2024-08-01' },
    });
    expect(await care('2024-10-01')).toEqual({ lookedAfter: false, since: null, ...nothing });
    expect(await care('2024-06-09', false)).toMatchObject({ temporary: { type: null, since: '2024-06-03' } });
    expect(await care('2024-07-02', false)).toMatchObject({ missing: { kind: null, since: '2024-07-01' } });
  });

  it('does not call looked after who is so only for short breaks, as the count does not', async () => {
    await tell('2024-01-08  child C1 starts to be looked after  V4  U1');
    expect(await care('2024-03-31')).toMatchObject({
      ...{ lookedAfter: false, since: '2024-01-08', legalStatus: 'V4', placement: { type: 'U1' } },
    });
  });
});

describe('the state of a team and of an authority', () => {
  it('lists the agency teams that are engaged', async () => {
    await tell(`
      2024-01-08  project team PT1 is engaged  6 heads  5.5 FTE  agency Reed  covers vacancy  until 2024-12-31
      2024-06-01  project team PT1 changes to  5 heads  4.5 FTE
      2024-12-31  project team PT1 ends`);
    const team = (asOf: string): Promise<TeamState> => told.state('team/PT1', asOf);
    expect(await team('2024-09-30')).toEqual({
      projectTeams: [
        {
          ...{ projectTeamId: 'PT1', agency: 'Reed', headcount: 5, fte: '4.5', coversVacancy: true },
          plannedEndOn: '2024-12-31',
        },
      ],
    });
    expect(await team('2024-12-31')).toEqual({ projectTeams: [] });
  });

  it('shows the report of vacancies that is in force, with what it leaves out as null', async () => {
    await tell(`
      2023-09-30  vacancies reported  25.8 FTE vacant  26 heads covering
      2024-10-01  vacancy reporting ends`);
    const authority = (asOf: string): Promise<AuthorityState> => told.state('authority/990', asOf);
    expect(await authority('2024-09-30')).toEqual({
      report: {
        ...{ since: '2023-09-30', fteVacant: '25.8', fteAgencyCovering: null, headcountAgencyCovering: 26 },
      },
    });
    expect(await authority('2024-10-01')).toEqual({ report: null });
    expect(await told.subject('state', 'authority/990')).toMatchObject({ subject: 'authority', aliases: [] });
  });
});
