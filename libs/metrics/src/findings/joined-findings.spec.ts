import type { DaybookEvent, JsonObject } from '@daybook/events';
import { readTimeline } from '@daybook/events/drawn';
import fc from 'fast-check';
import { arbitraryHistory, shuffled } from '../prove/arbitrary-history';
import { factsOfRecord, recordedBy, recordOf, type Told } from '../prove/record';
import { joinedFindings, needsOfFindings } from './joined-findings';

const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

/** What does not add up, in words: rule, subject, days. */
function findings(timeline: string, known: { asAt?: string; also?: readonly Told[] } = {}) {
  const all = recordOf([...readTimeline(timeline), ...(known.also ?? [])]);
  const record = known.asAt === undefined ? all : recordedBy(all, known.asAt);
  return joinedFindings(factsOfRecord(record));
}

function lines(timeline: string, known: Parameters<typeof findings>[1] = {}) {
  return findings(timeline, known).map(
    ({ rule, subject, from, to }) => `${rule} ${subject} ${from}..${to ?? ''}`,
  );
}

const published = (asOf: string, data: JsonObject): Told => {
  const event: DaybookEvent = {
    specversion: '1.0',
    id: `published-${asOf}-${String(data['metric'])}`,
    source: 'urn:dfe:2025',
    type: 'FigurePublishedByDepartment',
    subject: 'authority',
    authority: '990',
    effectiveon: '2025-02-27',
    data: { asOf, release: '2025', ...data },
  };
  return { event };
};

describe('a case whose lead is not there', () => {
  it('is left with from the day after the last day, until another leads it', () => {
    const timeline = `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2024-01-15  children C1..C3 allocated to SW1
      2024-05-31  SW1 leaves                        resignation
      2024-06-01  child C1 is allocated to SW2
      2024-06-10  child C2 is allocated to SW2`;
    expect(lines(timeline)).toEqual([
      'case-held-by-worker-not-in-post child/C2 2024-06-01..2024-06-10',
      'case-held-by-worker-not-in-post child/C3 2024-06-01..',
      'left-with-open-cases worker/SW1 2024-06-01..2024-06-10',
      'left-with-open-cases worker/SW1 2024-06-01..',
    ]);
    const [, , first] = findings(timeline);
    expect(first?.message).toBe(
      'The last day in post or on an assignment was 2024-05-31, and child/C2 is still led.',
    );
    expect(first?.because).toEqual([1n, 4n, 6n, 8n]);
  });

  it('pattern 24 vanishes when the reallocation arrives', () => {
    const timeline = `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2024-01-15  child C1 is allocated to SW1
      2024-09-27  SW1 leaves                        resignation
      2024-09-28  (recorded 2024-10-03) child C1 is allocated to SW2`;
    expect(lines(timeline, { asAt: '2024-09-26' })).toEqual([]);
    expect(lines(timeline, { asAt: '2024-10-02' })).toEqual([
      'case-held-by-worker-not-in-post child/C1 2024-09-28..',
      'left-with-open-cases worker/SW1 2024-09-28..',
    ]);
    expect(lines(timeline)).toEqual([]);
  });

  it('is nothing where agency is made permanent the next day, and ends when the worker is back', () => {
    expect(
      lines(`
        2024-01-08  AG1 begins an assignment          1.0 FTE
        2024-01-15  child C1 is allocated to AG1
        2024-06-30  AG1's assignment ends
        2024-07-01  AG1 starts                        1.0 FTE
        2024-08-30  AG1 begins a career break
        2024-10-01  AG1 returns from a career break`),
    ).toEqual([
      'case-held-by-worker-not-in-post child/C1 2024-08-31..2024-10-01',
      'left-with-open-cases worker/AG1 2024-08-31..2024-10-01',
    ]);
  });

  it('is not left with where it was given to somebody who had not started or had left', () => {
    expect(
      lines(`
        2024-03-01  child C1 is allocated to SW1
        2024-04-01  SW1 starts                        1.0 FTE
        2024-05-31  SW1 leaves                        resignation
        2024-05-20  child C1's case is closed         completed
        2024-07-01  child C2 is allocated to SW1
        2024-07-15  child C2's case is closed         completed`),
    ).toEqual([
      'case-held-by-worker-not-in-post child/C1 2024-03-01..2024-04-01',
      'case-held-by-worker-not-in-post child/C2 2024-07-01..2024-07-15',
    ]);
  });

  it('is held by somebody outside the census roles', () => {
    expect(
      lines(`
        2024-01-08  SW1 starts                        1.0 FTE  not-social-worker
        2024-01-15  child C1 is allocated to SW1`),
    ).toEqual(['case-held-by-worker-not-in-post child/C1 2024-01-15..']);
  });

  it('is held by somebody of whom nothing else was ever told, unless it is an alias', () => {
    const timeline = `
      2020-01-06  SW1 starts                        1.0 FTE
      2024-01-15  child C1 is allocated to SW9
      2024-02-01  child C1 is allocated to SW9      team Court
      2024-06-01  SW9 is the same person as SW1`;
    const [finding, ...others] = findings(timeline, { asAt: '2024-05-31' });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'case-held-by-unknown-worker',
      subject: 'child/C1',
      severity: 'warning',
      from: '2024-01-15',
      to: null,
      because: [2n, 3n],
      message: 'The case is held by worker/SW9, of whom nothing is known.',
    });
    expect(lines(timeline)).toEqual([]);
  });
});

describe('a caseload that is reported and allocated', () => {
  it('does not add up on the days on which the two differ', () => {
    const timeline = `
      2020-01-06  SW1 starts                        1.0 FTE
      2024-01-15  SW1 reports                       2 cases
      2024-02-01  child C1 is allocated to SW1
      2024-03-01  child C2 is allocated to SW1
      2024-04-01  child C3 is allocated to SW1
      2024-05-01  SW1 reports                       3 cases`;
    expect(lines(timeline)).toEqual([
      'caseload-reported-and-allocated worker/SW1 2024-02-01..2024-03-01',
      'caseload-reported-and-allocated worker/SW1 2024-04-01..2024-05-01',
    ]);
    expect(findings(timeline).map(({ message }) => message)).toEqual([
      '2 cases are reported, and 1 are allocated.',
      '2 cases are reported, and 3 are allocated.',
    ]);
  });

  it('says nothing of workers to whom nothing is allocated', () => {
    expect(lines('2020-01-06 SW1 starts 1.0 FTE\n2024-01-15 SW1 reports 2 cases')).toEqual([]);
  });
});

describe('vacancies that are reported and kept', () => {
  it('do not add up while the posts say otherwise', () => {
    const timeline = `
      2020-01-06  posts P1..P3 established          1.0 FTE
      2020-01-06  post P4 is established            1.0 FTE  not-social-worker
      2020-01-06  SW1 starts                        0.4 FTE  post P1
      2024-01-01  vacancies reported                2.6 FTE vacant
      2024-03-01  SW2 starts                        1.0 FTE  post P2
      2024-06-01  vacancies reported                1.6 FTE vacant
      2024-07-01  vacancies reported                6 FTE covered by agency`;
    expect(lines(timeline)).toEqual(['vacancies-reported-and-kept authority 2024-03-01..2024-06-01']);
    expect(findings(timeline)[0]?.message).toBe(
      '2.6 FTE is reported vacant, and by the posts that are kept it is 1.6.',
    );
  });

  it('do not add up where every post is filled, and say nothing where none is kept', () => {
    expect(
      lines(`
        2020-01-06  post P1 is established            1.0 FTE
        2020-01-06  SW1 starts                        1.0 FTE  post P1
        2024-01-01  vacancies reported                2 FTE vacant
        2024-05-01  post P1 is deleted`),
    ).toEqual(['vacancies-reported-and-kept authority 2024-01-01..2024-05-01']);
  });
});

describe('one professional number', () => {
  it('of two workers is remarked on at both, until they are merged, and is not repeated', () => {
    const timeline = `
      2020-01-06  SW1..SW2 start                    1.0 FTE
      2020-01-06  SW1 is registered                 SWE number SW123
      2020-01-06  SW2 is registered                 SWE number SW123
      2020-01-06  SW3 is registered                 SWE number SW124
      2024-06-01  SW2 is the same person as SW1`;
    const before = findings(timeline, { asAt: '2024-05-31' });
    expect(before.map(({ subject, from, to, message }) => [subject, from, to, message])).toEqual([
      ['worker/SW1', '1900-01-01', null, 'The professional number is also that of worker/SW2.'],
      ['worker/SW2', '1900-01-01', null, 'The professional number is also that of worker/SW1.'],
    ]);
    expect(lines(timeline)).toEqual([]);
  });
});

describe('a published stock', () => {
  const timeline = '2020-01-06 SW1..SW3 start 0.65 FTE';

  it('is remarked on where the events recorded here make it another', () => {
    const also = [
      published('2024-09-30', { metric: 'WF.INPOST.HC', value: 4 }),
      published('2024-09-30', { metric: 'WF.INPOST.FTE', value: '2.0' }),
      published('2023-09-30', { metric: 'WF.INPOST.HC', numerator: '3' }),
    ];
    const found = findings(timeline, { also });
    expect(found.map(({ subject, from, to, message }) => [subject, from, to, message])).toEqual([
      [
        'authority',
        '2024-09-30',
        '2024-10-01',
        'WF.INPOST.HC was published as 4, and the events recorded here make it 3.',
      ],
    ]);
  });

  it('is none where a symbol stands for it, and no rate or flow is one', () => {
    const also = [
      published('2024-09-30', { metric: 'WF.INPOST.HC', symbol: 'x' }),
      published('2024-09-30', { metric: 'WF.LEAVERS.HC', value: 4 }),
      published('2024-09-30', { metric: 'WF.TURNOVER.HC', value: 4 }),
      published('2024-09-30', { metric: 'WF.OTHER', value: 4 }),
    ];
    expect(lines(timeline, { also })).toEqual([]);
  });
});

describe('all joined findings', () => {
  it('are the same in whatever order events arrived and facts come, from no more facts than are needed', () => {
    const histories = arbitraryHistory({ claims: 40, of: 'joined' });
    fc.assert(
      fc.property(
        histories.chain((history) => fc.tuple(fc.constant(history), shuffled(history))),
        ([history, reordered]) => {
          const told = (events: readonly DaybookEvent[]) => {
            const facts = factsOfRecord(recordOf(events.map((event) => ({ event }))));
            return joinedFindings(facts).map(({ because, ...rest }) => ({ ...rest, behind: because.length }));
          };
          expect(told(reordered)).toEqual(told(history));
          const facts = factsOfRecord(recordOf(history.map((event) => ({ event }))));
          const kinds = new Set(needsOfFindings.map(({ what }) => what));
          const needed = facts.filter(({ what }) => kinds.has(what));
          expect(joinedFindings([...needed].reverse())).toEqual(joinedFindings(facts));
          for (const { from, to, because } of joinedFindings(facts)) {
            expect(to === null || from < to).toBe(true);
            expect(because.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns },
    );
  });
});
