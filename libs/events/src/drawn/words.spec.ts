import { readTimeline, TimelineError } from './drawn';

describe('a line that cannot be read', () => {
  it.each([
    ['SW1 starts', 'a date', 'SW1 starts'],
    ['2024-02-30 SW1 starts', 'a date', '2024-02-30 SW1 starts'],
    ['2024-04-01', 'a subject', 'the end'],
    ['2024-04-01 SW1', 'starts, leaves', 'the end'],
    ['2024-04-01 SW1 resigns', 'starts, leaves', 'resigns'],
    ['2024-04-01 SW/1 starts', 'a subject', 'SW/1 starts'],
    ['2024-04-01 SW5..SW1 start', 'a subject', 'SW5..SW1 start'],
    ['2024-04-01 SW1..AG5 start', 'a subject', 'SW1..AG5 start'],
    ['2024-04-01 SW1 starts 1.0 WTE', '<number> FTE', '1.0 WTE'],
    ['2024-04-01 SW1 starts manager', '<number> FTE', 'manager'],
    ['2024-04-01 SW1 starts 1.0 FTE 0.5 FTE', '<number> FTE', '0.5 FTE'],
    ['2024-04-01 SW1 starts -1 FTE', '<number> FTE', '-1 FTE'],
    ['2024-04-01 SW1 starts from nowhere', 'newly-qualified', 'nowhere'],
    ['2024-04-01 SW1 starts team', 'a name after "team"', 'the end'],
    ['2024-04-01 SW1 starts team "Duty', 'double quotes', '"Duty'],
    ['2024-04-01 SW1 changes to', '<number> FTE', 'the end'],
    ['2024-04-01 SW1 joins Intake', 'team <name>', 'Intake'],
    ['2024-04-01 SW1 goes to adults', 'ends in "services"', 'the end'],
    ["2024-04-01 SW1's desk moves", 'assignment or registration', 'desk moves'],
    ["2024-04-01 AG1's assignment changes to", 'one of: <number> FTE', 'the end'],
    ["2024-04-01 AG1's assignment is extended to May", 'a date', 'May'],
    ['2024-04-02 SW1 is sick for 3 days', 'the first of the month', 'the end'],
    ['2024-04-01 project team PT1 is engaged 8 heads', '<number> FTE', 'the end'],
    ['2024-04-01 project team PT1 ends early', 'nothing more', 'early'],
    ['2024-04-01 (recorded soon) SW1 starts', 'a date', 'soon ) SW1 starts'],
    ['2024-04-01 (recorded 2024-05-01 SW1 starts', '")"', 'SW1 starts'],
    ['2024-04-01 (learned) SW1 starts', 'started, left', 'starts'],
    ["2024-04-01 (learned) SW1's desk never happened", 'FTE change', 'desk never happened'],
    ["2024-04-01 (learned) SW1's leaving never happened", 'a leaving of worker/SW1', 'never happened'],
    ["2024-04-01 (learned) SW2's start as E9 never happened", 'a start of worker/SW2', 'never happened'],
    [
      "2024-04-01 (learned) SW2's start of 2024-01-09 never happened",
      'a start of worker/SW2',
      'never happened',
    ],
    ["2024-04-01 (learned) SW2's start happened", 'never happened, was withdrawn', 'happened'],
    ["2024-04-01 (learned) SW2's start never happened at all", 'nothing more', 'at all'],
    ["2024-04-01 (learned) SW2's start was instead", 'what was otherwise', 'the end'],
    ["2024-04-01 (learned) SW2's start was 0.5 FTE", 'instead, on <date>', 'the end'],
    ["2024-04-01 (learned) SW2's start was retired instead", 'instead, on <date>', 'retired instead'],
    ["2024-04-01 (learned) SW2's start was without desk instead", 'FTE, team', 'desk instead'],
    ['2024-04-01 (learned) SW2 started never happened', 'instead, on <date>', 'never happened'],
  ])('%s', (line, expected, words) => {
    const read = (): unknown => readTimeline(`2024-01-01 SW2 starts 1.0 FTE\n\n${line}`);
    expect(read).toThrow(TimelineError);
    const at = words === 'the end' ? words : `"${words}"`;
    expect(read).toThrow(new RegExp(`^line 3: expected .*${escaped(expected)}.* at ${escaped(at)}$`));
  });

  it('says that a retraction cannot be corrected', () => {
    const retraction = "2024-01-01 SW1 starts\n2024-02-01 (learned) SW1's start never happened\n";
    expect(() =>
      readTimeline(`${retraction}2024-02-02 (learned) SW1's retraction was on 2024-01-01 instead`),
    ).toThrow('line 3: expected never happened or was withdrawn: a retraction cannot be corrected');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
