import { parse } from 'csv-parse/sync';
import { writeTidyCsv, writeTidyMeta, type TidyRow } from './tidy-csv';

const row: TidyRow = {
  timePeriod: '2024',
  timeIdentifier: 'Reporting year',
  geographicLevel: 'Local authority',
  regionCode: 'E12000005',
  regionName: 'West Midlands',
  oldLaCode: '333',
  newLaCode: 'E08000028',
  laName: 'Sandwell',
  breakdown: 'Total',
  category: 'Total',
  metric: 'WF.TURNOVER.HC',
  definition: '1',
  asOf: '2024-09-30',
  asAt: '42',
  numerator: '25',
  denominator: '258',
  value: '9.7',
  symbol: null,
};

describe('the tidy layout of Explore Education Statistics', () => {
  it('writes the columns of interfaces.md in their order', () => {
    const [header] = writeTidyCsv([row]).split('\n');
    expect(header).toBe(
      'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,' +
        'old_la_code,new_la_code,la_name,breakdown,category,metric,definition,as_of,as_at,' +
        'numerator,denominator,value,symbol',
    );
  });

  it('is read back by another reader as it was written', () => {
    const [read] = parse(writeTidyCsv([row]), { columns: true }) as Record<string, string>[];
    expect(read).toMatchObject({ la_name: 'Sandwell', numerator: '25', denominator: '258', value: '9.7', symbol: '' });
  });

  it('leaves withheld quantities empty and shows the symbol as the value', () => {
    const [read] = parse(
      writeTidyCsv([{ ...row, numerator: null, denominator: null, value: 'x', symbol: 'x' }]),
      { columns: true },
    ) as Record<string, string>[];
    expect(read).toMatchObject({ numerator: '', denominator: '', value: 'x', symbol: 'x' });
  });

  it('does not let a name run as a formula in a spreadsheet', () => {
    const [read] = parse(writeTidyCsv([{ ...row, category: '=HYPERLINK("x")' }]), { columns: true }) as Record<string, string>[];
    expect(read?.['category']).toBe('\'=HYPERLINK("x")');
  });

  it('describes every column in the metadata file', () => {
    const described = parse(writeTidyMeta('percent', 1), { columns: true }) as Record<string, string>[];
    expect(described).toHaveLength(20);
    expect(described.at(-2)).toEqual({
      col_name: 'value',
      col_type: 'Indicator',
      label: 'Value as displayed',
      indicator_unit: 'percent',
      indicator_dp: '1',
    });
  });
});
