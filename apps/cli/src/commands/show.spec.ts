import type { StateShown, TimelineShown } from '@daybook/book';
import { writeLife } from './show';

const asAt = { position: '3', recordedAt: '2025-03-14T09:00:00.000Z' };
const state: StateShown = {
  ...{ subject: 'worker/SW-1', asked: 'worker/SW-1', authority: '333', aliases: ['worker/SW-2'] },
  ...{ asOf: '2024-09-30', asAt, position: '3', findings: [] },
  state: {
    ...{ inPost: true, fte: '0.8', role: 'case-holder', team: null, assignments: [], absences: [] },
    ...{ cases: 12, registration: null },
    employments: [
      {
        ...{ employmentId: 'E-1', firstDay: '2023-04-03', lastDayInclusive: null, fte: '0.8' },
        ...{ role: 'case-holder', team: null, postId: 'P-7', employer: null },
        away: { kind: 'seconded-out', lastDayInclusive: '2024-04-30' },
      },
    ],
  },
};
const timeline: TimelineShown = {
  ...{ subject: 'worker/SW-1', aliases: ['worker/SW-2'], asAt, position: '3', findings: [] },
  facts: [
    {
      ...{ what: 'employment', key: 'E-1', from: '2023-04-03', to: null, value: { origin: 'agency' } },
      ...{ knownFrom: '1', knownUntil: null, because: [] },
    },
  ],
};

describe('A life written out for somebody to read', () => {
  it('says how it stands, what is many as columns, and what is believed', () => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(`${text}`) > 0);
    writeLife({ state, timeline });
    write.mockRestore();
    expect(lines.join('')).toBe(`subject  worker/SW-1, also worker/SW-2
as of    the end of 2024-09-30
as at    position 3, recorded 2025-03-14T09:00:00.000Z
in post       yes
fte           0.8
role          case-holder
team          –
cases         12
registration  –

employments
employment id  first day   last day inclusive  fte  role         team  post id  employer  away
E-1            2023-04-03                      0.8  case-holder        P-7                kind seconded-out, last day inclusive 2024-04-30

what            from        to  value          known from  known until  because
employment E-1  2023-04-03      origin agency           1
`);
  });
});
