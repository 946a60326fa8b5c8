import { ToldBook } from '../../spec/daybooks/told-book';
import type { PostState } from './post-state';
import type { WorkerState } from './worker-state';

let told: ToldBook;

afterEach(() => told.close());

const tell = async (timeline: string): Promise<void> => {
  told = await ToldBook.of(timeline);
};

describe('the state of a worker', () => {
  const worker = (asOf: string, asAt?: string): Promise<WorkerState> =>
    told.state('worker/SW1', asOf, asAt === undefined ? {} : { asAt });

  it('says who they are, in what post, on which terms, with how many cases', async () => {
    await tell(`
      2023-10-02  SW1 is registered  SWE number SW123456  born 1985-06-14  named "Amara Okafor"
      2023-10-02  SW1 starts  0.8 FTE  team Duty  post P1
      2023-12-01  child C1 is allocated  to SW1
      2023-12-01  children C2..C3 are allocated  to SW1
      2024-01-15  child C3 is unallocated
      2024-02-01  SW1's registration is  granted
      2024-03-04  SW1 begins sickness`);
    expect(await worker('2024-03-31')).toEqual({
      sweNumber: 'SW123456',
      dateOfBirth: '1985-06-14',
      name: 'Amara Okafor',
      inPost: true,
      fte: '0.8',
      role: 'case-holder',
      team: 'Duty',
      employments: [
        {
          employmentId: 'E1',
          firstDay: '2023-10-02',
          lastDayInclusive: null,
          fte: '0.8',
          role: 'case-holder',
          team: 'Duty',
          postId: 'P1',
          employer: null,
          away: null,
        },
      ],
      assignments: [],
      absences: [{ absenceId: 'sickness', kind: 'sickness', firstDay: '2024-03-04', lastDayInclusive: null }],
      cases: 2,
      registration: 'granted',
    });
    expect(await worker('2023-10-01')).toMatchObject({
      ...{ name: 'Amara Okafor', inPost: false, fte: null, role: null, team: null, cases: 0 },
      ...{ employments: [], assignments: [], absences: [], registration: null },
    });
  });

  it('lists employments in the order of their first days, one that is over on the terms of its last day', async () => {
    await tell(`
      2023-10-02  SW1 starts  0.6 FTE  team Duty
      2024-01-08  SW1 starts  0.4 FTE  team Court  as E2
      2024-05-31  SW1 becomes  senior-practitioner
      2024-05-31  SW1 leaves
      2024-09-02  SW1 starts  1 FTE  as E3`);
    const shown = ({ employments }: WorkerState): unknown[] =>
      employments.map(({ employmentId, lastDayInclusive, fte, role }) => [
        ...[employmentId, lastDayInclusive, fte, role],
      ]);
    expect(shown(await worker('2024-05-30'))).toEqual([
      ['E1', '2024-05-31', '0.6', 'case-holder'],
      ['E2', null, '0.4', 'case-holder'],
    ]);
    expect(await worker('2024-05-30')).toMatchObject({ fte: '1', role: 'case-holder', team: 'Duty' });
    expect(shown(await worker('2024-05-31'))).toEqual([
      ['E1', '2024-05-31', '0.6', 'senior-practitioner'],
      ['E2', null, '0.4', 'case-holder'],
    ]);
    expect(await worker('2024-05-31')).toMatchObject({ inPost: true, fte: '0.4', team: 'Court' });
    expect(shown(await worker('2024-09-02')).map((one) => (one as unknown[])[0])).toEqual(['E1', 'E2', 'E3']);
  });

  it('says of somebody seconded out that they are away after their last day in post, until they are back', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-04-30  SW1 is seconded out  to Ofsted
      2024-07-01  SW1 changes to  0.5 FTE
      2025-05-01  SW1 returns from secondment`);
    const [away] = (await worker('2024-09-30')).employments;
    expect(away).toMatchObject({
      fte: '0.5',
      away: { kind: 'seconded-out', lastDayInclusive: '2024-04-30' },
    });
    expect(await worker('2024-04-29')).toMatchObject({ inPost: true, employments: [{ away: null }] });
    expect(await worker('2024-04-30')).toMatchObject({ inPost: false, fte: null });
    expect(await worker('2025-05-01')).toMatchObject({ inPost: true, fte: '0.5' });
  });

  it('knows a late leaving only as at a position after it, and a planned one before it happens', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-09-12  (recorded 2025-03-14) SW1 leaves  resignation`);
    expect(await worker('2024-09-30', '1')).toMatchObject({
      inPost: true,
      employments: [{ lastDayInclusive: null }],
    });
    expect(await worker('2024-09-30', '2')).toMatchObject({
      inPost: false,
      employments: [{ lastDayInclusive: '2024-09-12' }],
    });
    expect(await worker('2024-09-11', '2')).toMatchObject({
      inPost: true,
      employments: [{ lastDayInclusive: '2024-09-12' }],
    });
  });

  it('is that of the person under each of their ids while a merge stands, and of two again after it', async () => {
    await tell(`
      2023-10-02  SW1 starts  0.6 FTE  as E1
      2024-01-08  SW2 starts  0.4 FTE  as E2
      2024-02-01  child C1 is allocated  to SW2
      2024-06-03  SW2 is the same person  as SW1
      2024-07-01  (learned) SW2's merge never happened`);
    const merged = await told.subject('state', 'worker/SW2', {
      parameters: { asOf: '2024-06-30', asAt: '4' },
    });
    expect(merged).toMatchObject({
      ...{ subject: 'worker/SW1', asked: 'worker/SW2', aliases: ['worker/SW2'], authority: '990' },
      ...{ asOf: '2024-06-30', asAt: { position: '4' }, position: '4' },
      state: { fte: '1', cases: 1, employments: [{ employmentId: 'E1' }, { employmentId: 'E2' }] },
    });
    const asked = { parameters: { asOf: '2024-06-30', asAt: '4' } };
    const other = await told.subject('state', 'worker/SW1', asked);
    expect({ ...merged, asked: '' }).toEqual({ ...other, asked: '' });
    expect(await told.subject('state', 'worker/SW2', { parameters: { asOf: '2024-06-30' } })).toMatchObject({
      ...{ subject: 'worker/SW2', asked: 'worker/SW2', aliases: [] },
      state: { fte: '0.4', cases: 1, employments: [{ employmentId: 'E2' }] },
    });
    expect(await worker('2024-06-30')).toMatchObject({ fte: '0.6', cases: 0 });
  });

  it('shows agency assignments, a reported caseload before allocations, and an FTE that nobody knows as null', async () => {
    await tell(`
      2024-01-08  SW1 begins an assignment  1 FTE  agency Reed  team Duty  covers vacancy  until 2024-06-28
      2024-02-01  child C1 is allocated  to SW1
      2024-03-01  SW1 reports  17 cases
      2024-06-28  SW1's assignment ends
      2024-06-29  SW1 starts`);
    expect(await worker('2024-04-30')).toMatchObject({
      ...{ inPost: false, fte: null, employments: [], cases: 17 },
      assignments: [
        {
          ...{ assignmentId: 'A1', agency: 'Reed', firstDay: '2024-01-08', lastDayInclusive: '2024-06-28' },
          ...{ fte: '1', role: 'case-holder', team: 'Duty', coversVacancy: true, plannedEndOn: '2024-06-28' },
        },
      ],
    });
    expect(await worker('2024-07-31')).toMatchObject({
      inPost: true,
      fte: null,
      employments: [{ fte: null }],
    });
  });

  it('carries what does not add up on the day, of others too', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-02-01  child C1 is allocated  to SW1
      2024-05-31  SW1 leaves
      2024-06-30  SW1 leaves`);
    const rules = async (asOf: string): Promise<unknown> => {
      const { findings } = await told.subject('state', 'worker/SW1', { parameters: { asOf } });
      return findings.map(({ rule }) => rule);
    };
    expect(await rules('2024-05-01')).toEqual([]);
    expect(await rules('2024-06-30')).toEqual(['left-twice', 'left-with-open-cases']);
  });
});

describe('the state of a post', () => {
  const post = (id: string, asOf: string): Promise<PostState> => told.state(`post/${id}`, asOf);

  it('says who occupies it and what is vacant, never below zero, as the vacancy rate counts it', async () => {
    await tell(`
      2020-01-06  posts P1..P3 are established  1 FTE  team Duty
      2020-01-06  post P4 is established  1 FTE  not-social-worker
      2024-01-08  SW1 starts  0.6 FTE  post P1
      2024-01-08  SW2 starts  0.8 FTE  post P2
      2024-01-08  SW3 starts  0.4 FTE  post P2
      2024-02-01  post P3 is frozen
      2024-08-01  post P3 is deleted`);
    expect(await post('P1', '2024-03-31')).toEqual({
      ...{ exists: true, fte: '1', frozen: false, team: 'Duty', role: null, vacantFte: '0.4' },
      occupants: [{ subject: 'worker/SW1', employmentId: 'E1', fte: '0.6' }],
    });
    expect(await post('P2', '2024-03-31')).toMatchObject({
      vacantFte: '0',
      occupants: [
        { subject: 'worker/SW2', fte: '0.8' },
        { subject: 'worker/SW3', fte: '0.4' },
      ],
    });
    expect(await post('P3', '2024-03-31')).toMatchObject({ frozen: true, occupants: [], vacantFte: '1' });
    expect(await post('P4', '2024-03-31')).toMatchObject({ role: 'not-social-worker', vacantFte: '0' });
    const rate = await told.book.ask('WF.VACANCY', { authority: '990', asOf: '2024-03-31' });
    expect(rate).toMatchObject({ numerator: '1.4' });
    expect(await post('P3', '2024-08-01')).toEqual({
      ...{ exists: false, fte: null, frozen: false, team: null, role: null, occupants: [], vacantFte: null },
    });
  });

  it('is empty while its only occupant is away, and filled by one of whom no FTE is known', async () => {
    await tell(`
      2020-01-06  posts P1..P2 are established  1 FTE
      2024-01-08  SW1 starts  1 FTE  post P1
      2024-01-08  SW2 starts  post P2
      2024-04-30  SW1 begins a career break`);
    expect(await post('P1', '2024-04-30')).toMatchObject({ occupants: [], vacantFte: '1' });
    expect(await post('P2', '2024-04-30')).toMatchObject({ occupants: [{ fte: null }], vacantFte: '0' });
  });
});
