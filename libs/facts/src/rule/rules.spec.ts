import { record, recordDrawn } from '../prove/record';
import { findingLinesOf, idsBehindFindings } from '../prove/rows';
import { foldSubject } from '../fold';
import { isIdentifying } from './identifying-subject-id';

interface Example {
  readonly name: string;
  readonly timeline: string;
  readonly findings: readonly string[];
}

function check(examples: readonly Example[]): void {
  it.each(examples)('$name', ({ timeline, findings }) => {
    expect(findingLinesOf(recordDrawn(timeline))).toEqual(findings);
  });
}

describe('concurrent-full-time', () => {
  check([
    {
      name: 'has nothing to say of 0.6 and 0.4',
      timeline: `
        2023-10-02  SW1 starts  0.6 FTE
        2023-10-02  SW1 starts  0.4 FTE  as E2`,
      findings: [],
    },
    {
      name: 'remarks on the ends of the days on which two posts are more than full time',
      timeline: `
        2023-10-02  SW1 starts  0.6 FTE
        2023-11-01  SW1 starts  0.400001 FTE  as E2
        2024-01-31  SW1 leaves`,
      findings: ['concurrent-full-time 2023-11-01..2024-01-31'],
    },
    {
      name: 'counts an employment and an assignment, and roles outside the census too',
      timeline: `
        2023-10-02  SW1 starts  1 FTE  not-social-worker
        2024-01-08  SW1 begins an assignment  0.1 FTE`,
      findings: ['concurrent-full-time 2024-01-08..'],
    },
    {
      name: 'leaves out who is away and what is not known',
      timeline: `
        2023-10-02  SW1 starts  1 FTE
        2023-10-02  SW1 starts  as E2
        2024-01-31  SW1 is seconded out  to Ofsted
        2024-02-01  SW1 starts  1 FTE  as E3
        2024-06-01  SW1 returns from secondment
        2024-06-30  SW1 leaves`,
      findings: ['concurrent-full-time 2024-06-01..2024-06-30'],
    },
    {
      name: 'is one remark while the excess goes on, whatever makes it up, and another after a break',
      timeline: `
        2023-10-02  SW1 starts  1 FTE
        2023-11-01  SW1 starts  0.5 FTE  as E2
        2023-12-01  SW1 changes to  0.6 FTE  as E2
        2024-01-31  SW1 leaves  as E2
        2024-03-01  SW1 starts  0.5 FTE  as E2`,
      findings: ['concurrent-full-time 2023-11-01..2024-01-31', 'concurrent-full-time 2024-03-01..'],
    },
    {
      name: 'has nothing to say when one full-time post follows another',
      timeline: `
        2023-10-02  SW1 starts  1 FTE
        2024-03-31  SW1 leaves
        2024-03-31  SW1 starts  1 FTE  as E2`,
      findings: [],
    },
  ]);

  it('says the most that it came to, and rests on the FTEs and on what ended it', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2023-11-01  SW1 starts  0.5 FTE  as E2
      2023-12-01  SW1 changes to  0.6 FTE  as E2
      2023-12-15  SW1 joins  team Duty
      2024-01-31  SW1 leaves  as E2
      2024-02-29  SW1 leaves`);
    expect(foldSubject(entries).findings.map(({ message, severity }) => `${severity}: ${message}`)).toEqual([
      'warning: Open employments and assignments add up to 1.6 FTE, more than 1.0.',
    ]);
    // Neither the move between teams nor the later leaving has anything to do with it.
    expect(idsBehindFindings(entries)).toEqual([['SW1-1', 'SW1-2', 'SW1-3', 'SW1-5']]);
  });
});

describe('assignment-past-planned-end', () => {
  check([
    {
      name: 'begins on the day after the planned end while the assignment goes on',
      timeline: '2024-01-08  AG1 begins an assignment  1 FTE  until 2024-06-28',
      findings: ['assignment-past-planned-end 2024-06-29..'],
    },
    {
      name: 'has nothing to say of one that ends as planned',
      timeline: `
        2024-01-08  AG1 begins an assignment  1 FTE  until 2024-06-28
        2024-06-28  AG1's assignment ends`,
      findings: [],
    },
    {
      name: 'ends with the last day of the assignment, inclusive',
      timeline: `
        2024-01-08  AG1 begins an assignment  1 FTE  until 2024-06-28
        2024-06-29  AG1's assignment ends`,
      findings: ['assignment-past-planned-end 2024-06-29..2024-06-30'],
    },
    {
      name: 'ends with an extension that comes late, and begins again after it',
      timeline: `
        2024-01-08  AG1 begins an assignment  1 FTE  until 2024-06-28
        2024-07-01  AG1's assignment changes to  0.8 FTE
        2024-07-08  AG1's assignment is extended  to 2024-07-31`,
      findings: [
        'assignment-past-planned-end 2024-06-29..2024-07-08',
        'assignment-past-planned-end 2024-08-01..',
      ],
    },
    {
      name: 'has nothing to say where no end was planned',
      timeline: '2024-01-08  AG1 begins an assignment  1 FTE',
      findings: [],
    },
  ]);
});

describe('in-post-without-registration', () => {
  check([
    {
      name: 'remarks on the days in post between lapse and renewal',
      timeline: `
        2023-10-02  SW1 starts  1 FTE
        2024-12-01  SW1's registration is lapsed
        2025-01-15  SW1's registration is granted`,
      findings: ['in-post-without-registration 2024-12-01..2025-01-15'],
    },
    {
      name: 'begins with the employment for who is hired without a registration',
      timeline: `
        2023-10-02  SW1's registration is removed
        2024-01-08  SW1 starts  1 FTE
        2024-06-30  SW1 leaves`,
      findings: ['in-post-without-registration 2024-01-08..2024-06-30'],
    },
    {
      name: 'has nothing to say of who is registered, of whom nothing is known, or of who is away',
      timeline: `
        2023-10-02  SW1 starts  1 FTE
        2023-10-02  SW1's registration is granted
        2024-04-30  SW1 begins a career break
        2024-04-30  SW1's registration is lapsed`,
      findings: [],
    },
    {
      name: 'has nothing to say of a role outside the census',
      timeline: `
        2023-10-02  SW1 starts  1 FTE  not-social-worker
        2024-04-30  SW1's registration is removed`,
      findings: [],
    },
  ]);

  it('rests on the change of registration and on the spell', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1 changes to  0.8 FTE
      2024-12-01  SW1's registration is lapsed`);
    expect(idsBehindFindings(entries)).toEqual([['SW1-1', 'SW1-3']]);
  });
});

describe('identifying-subject-id', () => {
  it.each(['worker/SW12345', 'worker/SW1234567890', 'worker/sw123456'])(
    'knows %s for a number',
    (subject) => {
      expect(isIdentifying(subject)).toBe(true);
    },
  );

  it.each([
    'worker/SW1',
    'worker/SW-1042',
    'worker/SW1042',
    'worker/swe-123456',
    'worker/E77',
    'team/SW123456',
  ])('has nothing to say of %s', (subject) => {
    expect(isIdentifying(subject)).toBe(false);
  });

  it('remarks on all dates and rests on the event that was told first, whichever arrived first', () => {
    const one = { type: 'SocialWorkerLeft', on: '2024-01-31', data: { employmentId: 'E1' } };
    const subject = 'worker/SW123456';
    const entries = record(
      { ...one, subject, id: 'later', time: '2024-02-02T00:00:00Z' },
      { ...one, subject, id: 'first', time: '2024-02-01T00:00:00Z' },
    );
    const finding = foldSubject(entries).findings.find(({ rule }) => rule === 'identifying-subject-id');
    expect(finding).toMatchObject({
      subject,
      from: '1900-01-01',
      to: null,
      because: [2n],
      severity: 'warning',
    });
  });
});
