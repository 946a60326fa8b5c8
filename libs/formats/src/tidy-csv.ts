import { stringify } from 'csv-stringify/sync';

/** One row of the Explore Education Statistics tidy layout, with Daybook's columns for what was asked. */
export interface TidyRow {
  readonly timePeriod: string;
  readonly timeIdentifier: string;
  readonly geographicLevel: 'Local authority' | 'Regional' | 'National';
  readonly regionCode: string;
  readonly regionName: string;
  readonly oldLaCode: string;
  readonly newLaCode: string;
  readonly laName: string;
  readonly breakdown: string;
  readonly category: string;
  readonly metric: string;
  readonly definition: string;
  readonly asOf: string;
  readonly asAt: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** As displayed: with the definition's decimal places, or the symbol. */
  readonly value: string;
  readonly symbol: string | null;
}

/** Columns in order, each with its label and kind in the metadata file that goes with the data. */
const columns = [
  ['time_period', 'Time period', 'Filter'],
  ['time_identifier', 'Time identifier', 'Filter'],
  ['geographic_level', 'Geographic level', 'Filter'],
  ['country_code', 'Country code', 'Filter'],
  ['country_name', 'Country', 'Filter'],
  ['region_code', 'Region code', 'Filter'],
  ['region_name', 'Region', 'Filter'],
  ['old_la_code', 'Local authority code (three digits)', 'Filter'],
  ['new_la_code', 'Local authority code (ONS)', 'Filter'],
  ['la_name', 'Local authority', 'Filter'],
  ['breakdown', 'Breakdown', 'Filter'],
  ['category', 'Category', 'Filter'],
  ['metric', 'Metric', 'Filter'],
  ['definition', 'Version of the definition and its switches', 'Filter'],
  ['as_of', 'As of (civil date)', 'Filter'],
  ['as_at', 'As at (log position)', 'Filter'],
  ['numerator', 'Numerator, exact', 'Indicator'],
  ['denominator', 'Denominator, exact', 'Indicator'],
  ['value', 'Value as displayed', 'Indicator'],
  ['symbol', 'Symbol in place of a value', 'Filter'],
] as const;

/** Writes rows as CSV with a header; text that a spreadsheet would run as a formula is escaped. */
export function writeTidyCsv(rows: readonly TidyRow[]): string {
  return stringify(rows.map(cellsOf), {
    header: true,
    columns: columns.map(([name]) => name),
    escape_formulas: true,
    record_delimiter: 'unix',
  });
}

/** Writes the metadata file that describes the columns (`.meta.csv`). */
export function writeTidyMeta(unit: string, decimals: number): string {
  const rows = columns.map(([name, label, kind]) =>
    kind === 'Filter' ? [name, kind, label, '', ''] : [name, kind, label, unit, String(decimals)],
  );
  const header = ['col_name', 'col_type', 'label', 'indicator_unit', 'indicator_dp'];
  return stringify([header, ...rows], { record_delimiter: 'unix' });
}

function cellsOf(row: TidyRow): readonly string[] {
  return [
    row.timePeriod,
    row.timeIdentifier,
    row.geographicLevel,
    'E92000001',
    'England',
    row.regionCode,
    row.regionName,
    row.oldLaCode,
    row.newLaCode,
    row.laName,
    row.breakdown,
    row.category,
    row.metric,
    row.definition,
    row.asOf,
    row.asAt,
    row.numerator ?? '',
    row.denominator ?? '',
    row.value,
    row.symbol ?? '',
  ];
}
