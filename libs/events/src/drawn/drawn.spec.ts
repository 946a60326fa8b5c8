import { readTimeline } from './drawn';

const ids = (text: string): string[] =>
  readTimeline(text).map(({ recordedOn, event }) => `${recordedOn} ${event.id}`);

describe('a timeline drawn as text', () => {
  it('becomes the events that it tells, in the order in which they are recorded', () => {
    const drawn = readTimeline(`
      # SW1's last day was first told wrongly.
      2023-10-02  SW1 starts            1.0 FTE  team Duty     # a case holder, unless it says otherwise
      2024-06-01  (recorded 2024-06-20) SW2 starts 0.6 FTE
      2024-03-31  SW1 leaves            resignation  to other-authority
      2024-05-10  (learned) SW1 left on 2024-04-14 instead
    `);
    const envelope = { specversion: '1.0', source: 'urn:drawn', authority: '990' };
    expect(drawn).toEqual([
      {
        recordedOn: '2023-10-02',
        event: {
          ...envelope,
          id: 'SW1-1',
          type: 'SocialWorkerStarted',
          subject: 'worker/SW1',
          effectiveon: '2023-10-02',
          data: { employmentId: 'E1', role: 'case-holder', fte: 1, team: 'Duty' },
        },
      },
      {
        recordedOn: '2024-03-31',
        event: {
          ...envelope,
          id: 'SW1-2',
          type: 'SocialWorkerLeft',
          subject: 'worker/SW1',
          effectiveon: '2024-03-31',
          data: { employmentId: 'E1', reason: 'resignation', destination: 'other-authority' },
        },
      },
      {
        recordedOn: '2024-05-10',
        event: {
          ...envelope,
          id: 'SW1-3',
          type: 'EventCorrected',
          subject: 'worker/SW1',
          data: {
            corrects: { source: 'urn:drawn', id: 'SW1-2' },
            reason: 'late-information',
            effectiveOn: '2024-04-14',
          },
        },
      },
      {
        recordedOn: '2024-06-20',
        event: {
          ...envelope,
          id: 'SW2-1',
          type: 'SocialWorkerStarted',
          subject: 'worker/SW2',
          effectiveon: '2024-06-01',
          data: { employmentId: 'E1', role: 'case-holder', fte: 0.6 },
        },
      },
    ]);
  });

  it('names another authority and source where it is told to', () => {
    const options = { authority: '333', source: 'urn:hr:sandwell' };
    const drawn = readTimeline(
      '2024-01-01 SW1 starts\n2024-02-01 (learned) SW1\u2019s start never happened',
      options,
    );
    expect(drawn.map(({ event }) => [event.authority, event.source])).toEqual([
      ['333', 'urn:hr:sandwell'],
      ['333', 'urn:hr:sandwell'],
    ]);
    expect(drawn[1]?.event.data['retracts']).toEqual({ source: 'urn:hr:sandwell', id: 'SW1-1' });
  });

  it('tells of many people at once', () => {
    const drawn = readTimeline('2023-10-02  SW9..SW11 start  1.0 FTE\n2024-03-31  SW10..SW11 leave');
    expect(drawn.map(({ event }) => `${event.id} ${event.type}`)).toEqual([
      'SW9-1 SocialWorkerStarted',
      'SW10-1 SocialWorkerStarted',
      'SW11-1 SocialWorkerStarted',
      'SW10-2 SocialWorkerLeft',
      'SW11-2 SocialWorkerLeft',
    ]);
  });

  it('keeps the order of lines within a day, and nothing where nothing is told', () => {
    expect(ids('2024-01-02 B starts\n2024-01-01 A starts\n2024-01-02 A leaves')).toEqual([
      '2024-01-01 A-1',
      '2024-01-02 B-1',
      '2024-01-02 A-2',
    ]);
    expect(readTimeline('\n  # nothing\r\n\n')).toEqual([]);
  });

  it('may be of many posts and many children at once, each with events of their own', () => {
    const drawn = readTimeline(`
      2024-04-01  posts P9..P10 established  1.0 FTE
      2024-04-02  child C1..C2 allocated  to SW1
      2024-09-02  children C1..C2's case closed  completed`);
    expect(drawn.map(({ event }) => `${event.id} ${event.subject} ${event.type}`)).toEqual([
      'P9-1 post/P9 PostEstablished',
      'P10-1 post/P10 PostEstablished',
      'C1-1 child/C1 CaseAllocated',
      'C2-1 child/C2 CaseAllocated',
      'C1-2 child/C1 CaseClosed',
      'C2-2 child/C2 CaseClosed',
    ]);
  });

  it.each([
    ["2024-04-01  child C1's registration is lapsed", 'expected case at "registration is lapsed"'],
    ["2024-04-01  post P1's deletion never happened", 'expected (learned) before'],
    ['2024-04-01  child C1 allocated', 'expected to <name> at the end'],
    ['2024-04-01  post P1 established', 'expected <number> FTE at the end'],
    ['2024-04-01  vacancies reported 9.4 FTE', 'expected one of: <number> FTE vacant'],
  ])('is refused where it says what does not belong together: %s', (line, said) => {
    expect(() => readTimeline(line)).toThrow(said);
  });
});
