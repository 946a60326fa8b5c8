import type { MeasureKey } from './measure';

/** What the department published of one authority at one 30 September; figures and symbols as printed. */
export interface PublishedRow {
  /** DfE three-digit code; of a joint row the first of the two. */
  readonly authority: string;
  readonly name: string;
  readonly year: number;
  readonly figures: Readonly<Record<MeasureKey, string>>;
}

const columns: readonly MeasureKey[] = [
  'inPostFte',
  'inPostHeads',
  'startersFte',
  'startersHeads',
  'leaversFte',
  'leaversHeads',
  'turnoverFte',
  'turnoverHeads',
  'agencyFte',
  'agencyHeads',
  'agencyRateFte',
  'agencyRateHeads',
  'coverFte',
  'coverRate',
  'vacancyFte',
  'vacancyRate',
  'vacancyCoverRate',
  'caseHoldersFte',
  'cases',
  'caseload',
  'daysLost',
  'absenceRate',
];

/**
 * Sandwell, 30 September 2017 to 2025: Department for Education, Children's social work workforce, table
 * `csww_indicators_2017_to_2025`, © Crown copyright, Open Government Licence v3.0 (metrics.md §3). Columns
 * in the order of `columns`.
 */
const sandwell = `
2017 190 203 50.8 52 41.8 42 22 20.7 101 101 34.7 33.2 36.6 36.2 36.6 16.1 100 182.1 2962 16.3 2032.7 4.2
2018 213.6 226 49.5 50 30.6 32 14.3 14.2 96 96 31 29.8 52 54.2 75.2 26 69.2 175.3 3157 18 2708.1 5
2019 206.6 221 40.9 42 46.3 49 22.4 22.2 118 118 36.3 34.8 69.8 59.2 73.7 26.3 94.7 173.4 3302 19 3946.5 7.5
2020 214.1 230 42 43 32 33 14.9 14.3 89 89 29.4 27.9 58.8 66.1 75.3 26 78.1 161.6 3253 20.1 2663 4.9
2021 208.3 222 41 41 53.6 56 25.7 25.2 96 96 31.5 30.2 69.7 72.6 79.8 27.7 87.4 138.2 2206 16 2949 5.6
2022 202.5 213 42.1 43 56.6 59 28 27.7 85 85 29.6 28.5 49.4 58.1 76.7 27.5 64.4 145.5 2343 16.1 5419 10.6
2023 228.7 243 47 49 35.2 37 15.4 15.2 49 49 17.6 16.8 34.8 71 51.4 18.3 67.8 158.2 2677 16.9 2952 5.1
2024 241.3 258 32.6 33 24 25 10 9.7 43.4 44 15.2 14.6 30.4 70 39.5 14.1 77 158 2666 16.9 3694 6
2025 269.9 281 45 45 30 33 11.1 11.7 29.6 30 9.9 9.6 25.8 87.1 25.8 8.7 100 164.5 2505 15.2 3342 4.9
`;

/** The default of the demonstration: Sandwell's nine published years. */
export const sandwellRows: readonly PublishedRow[] = sandwell
  .trim()
  .split('\n')
  .map((line) => {
    const [year, ...figures] = line.split(' ');
    const named = columns.map((column, i) => [column, figures[i] ?? 'x'] as const);
    return {
      authority: '333',
      name: 'Sandwell',
      year: Number(year),
      figures: Object.fromEntries(named) as Record<MeasureKey, string>,
    };
  });

/** A transfer of an authority's whole service to a trust: no leaver, no starter (events.md §4.1). */
export interface ServiceTransfer {
  readonly authority: string;
  /** First day with the new employer. */
  readonly on: string;
  readonly employer: string;
}

/** Transfers that the history of an authority includes because they happened. */
export const serviceTransfers: readonly ServiceTransfer[] = [
  { authority: '333', on: '2018-04-01', employer: "Sandwell Children's Trust" },
];
