import { correcting, record, recordDrawn } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';

describe('days lost to sickness', () => {
  it('are told month by month, in tenths', () => {
    const entries = recordDrawn(`
      2024-09-01  SW1 is sick for 3 days
      2024-12-01  SW1 is sick for 4.5 days`);
    expect(linesOf(entries, 'sickness')).toEqual([
      '2024-09 2024-09-01..2024-10-01 30',
      '2024-12 2024-12-01..2025-01-01 45',
    ]);
  });

  it('are those of the last word for a month, whichever arrived last', () => {
    const said = { type: 'SicknessDaysRecorded', on: '2024-09-01' };
    const entries = record(
      { ...said, data: { month: '2024-09', workingDays: '2.5' }, time: '2024-11-01T00:00:00Z', id: 'later' },
      { ...said, data: { month: '2024-09', workingDays: 4 }, time: '2024-10-01T00:00:00Z', id: 'earlier' },
    );
    expect(linesOf(entries, 'sickness')).toEqual(['2024-09-01..2024-10-01 25']);
    expect(idsBehind(entries, 'sickness')).toEqual([['later']]);
  });

  it('are those of the last word for a month, whatever date it carries or is corrected to', () => {
    const said = { type: 'SicknessDaysRecorded', on: '2024-09-01' };
    const told = [
      { ...said, data: { month: '2024-09', workingDays: 4 }, time: '2024-10-01T00:00:00Z', id: 'earlier' },
      { ...said, data: { month: '2024-09', workingDays: 2 }, time: '2024-11-01T00:00:00Z', id: 'later' },
    ];
    const postponed = correcting('earlier', { effectiveOn: '2025-02-28' });
    const entries = record(...told, postponed);
    expect(linesOf(entries, 'sickness')).toEqual(['2024-09-01..2024-10-01 20']);
    expect(idsBehind(entries, 'sickness')).toEqual([['later']]);
    const sentLate = record({ ...said, ...told[0], on: '2025-02-28' }, { ...said, ...told[1] });
    expect(linesOf(sentLate, 'sickness')).toEqual(['2024-09-01..2024-10-01 20']);
  });
});
