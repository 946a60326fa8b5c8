import { cellValue } from './cell-value';

describe('a date in a cell', () => {
  it.each([
    ['yyyy-mm-dd', '2024-09-30'],
    ['yyyy-mm-dd', '2024-09-30 00:00:00'],
    ['yyyy-mm-dd', '2024-09-30T00:00:00.000'],
    ['dd/mm/yyyy', '30/09/2024'],
    ['dd/mm/yyyy', '30/9/2024'],
    ['dd-mm-yyyy', '30-09-2024'],
    ['dd.mm.yyyy', '30.09.2024'],
    ['dd-mmm-yyyy', '30-SEP-2024'],
    ['dd-mmm-yyyy', '30-Sep-2024'],
    ['yyyymmdd', '20240930'],
  ] as const)('written %s is read from %s', (dates, text) => {
    expect(cellValue(text, 'date', dates)).toEqual({ value: '2024-09-30' });
  });

  it.each([
    ['dd/mm/yyyy', '2024-09-30', 'in another form'],
    ['dd/mm/yyyy', '09/30/2024', 'with the month first'],
    ['dd/mm/yyyy', '31/09/2024', 'that is no day'],
    ['dd/mm/yyyy', '30/09/24', 'with two digits for the year'],
    ['dd/mm/yyyy', '30/09/2024 09:15', 'with a time'],
    ['dd-mmm-yyyy', '30-SPT-2024', 'with no such month'],
    ['yyyy-mm-dd', '4712-12-31', 'beyond the last date'],
  ] as const)('written %s is not read from %s, %s', (...[dates, text]) => {
    const read = cellValue(text, 'date', dates);
    expect(read).toMatchObject({ code: 'bad-date', detail: expect.stringContaining(dates) });
  });
});

describe('other cells', () => {
  it.each([
    ['38.50', 3850],
    ['£1,038.05', 103_805],
    ['40', 4000],
  ])('the rate %s an hour is %i pence', (text, amountPence) => {
    expect(cellValue(text, 'pounds-an-hour', 'yyyy-mm-dd')).toEqual({ value: { amountPence, per: 'hour' } });
  });

  it.each(['38.5', 'TBC', '-1.00', '1e3'])('%s is no rate', (text) => {
    expect(cellValue(text, 'pounds-a-day', 'yyyy-mm-dd')).toMatchObject({ code: 'bad-value' });
  });

  it('a flag is true or false and nothing that could be taken for either', () => {
    expect(cellValue('true', 'flag', 'yyyy-mm-dd')).toEqual({ value: true });
    expect(cellValue('Y', 'flag', 'yyyy-mm-dd')).toMatchObject({ code: 'bad-value' });
  });
});
