import type { JsonObject } from '@daybook/events';
import { foldSubject } from '../fold';
import { record, retracting, type Told } from '../prove/record';

const qualified = (on: string, data: JsonObject, id?: string): Told => ({
  type: 'FigureQualified',
  subject: 'authority',
  on,
  data,
  ...(id === undefined ? {} : { id }),
});
const published = (on: string, data: JsonObject): Told => ({
  type: 'FigurePublishedByDepartment',
  subject: 'authority',
  on,
  data,
});
const rows = (...told: readonly Told[]) =>
  foldSubject(record(...told)).facts.map(({ what, key, from, to, value, because }) => ({
    said: `${what} ${key} ${from}..${to}`,
    value,
    because: because.map(Number),
  }));

describe('what is said of an authority’s figures', () => {
  it('qualifies each named metric for one day', () => {
    const data = { metrics: ['WF.CASELOAD', 'WF.ABSENCE'], symbol: 'u', note: 'A third under team names' };
    const value = { symbol: 'u', note: 'A third under team names' };
    expect(rows(qualified('2024-09-30', data))).toEqual([
      { said: 'qualified WF.ABSENCE 2024-09-30..2024-10-01', value, because: [1] },
      { said: 'qualified WF.CASELOAD 2024-09-30..2024-10-01', value, because: [1] },
    ]);
  });

  it('takes the last of two words on one figure, and none that was retracted', () => {
    const unreliable = { metrics: ['WF.CASELOAD'], symbol: 'u', note: 'unsure' };
    const missing = { metrics: ['WF.CASELOAD'], symbol: 'x', note: 'lost' };
    const told = [qualified('2024-09-30', unreliable, 'a'), qualified('2024-09-30', missing, 'b')];
    expect(rows(...told).map(({ value }) => value)).toEqual([{ symbol: 'x', note: 'lost' }]);
    const withdrawn = rows(...told, retracting('b', { subject: 'authority' }));
    expect(withdrawn.map(({ value }) => value)).toEqual([{ symbol: 'u', note: 'unsure' }]);
  });

  it('keeps what the department published last of each figure, and no region’s', () => {
    const figure = { metric: 'WF.INPOST.FTE', asOf: '2024-09-30', release: '2024', numerator: 241.3 };
    const restated = { ...figure, release: '2025', numerator: '241.4', value: '241.4' };
    const region = { ...figure, area: 'E12000005' };
    expect(
      rows(
        published('2026-02-26', restated),
        published('2025-02-27', figure),
        published('2026-02-26', region),
      ),
    ).toEqual([
      {
        said: 'published WF.INPOST.FTE 2024-09-30..2024-10-01',
        value: { release: '2025', numerator: '241.4', denominator: null, value: '241.4', symbol: null },
        because: [1],
      },
    ]);
  });

  it('keeps what the authority told the world itself, the last word under each definition', () => {
    const told = (on: string, data: JsonObject): Told => ({
      type: 'MetricPublished',
      subject: 'authority',
      on,
      data: { metric: 'WF.LEAVERS.HC', asOf: '2024-09-30', denominator: null, ...data },
    });
    const first = { definition: '1', asAt: '40', numerator: 25, value: 25 };
    const again = { ...first, asAt: '44', numerator: 26, value: '26' };
    const netted = { ...first, definition: '1;returners=netted', numerator: 24, value: 24 };
    const said = 'announced WF.LEAVERS.HC 2024-09-30..2024-10-01';
    expect(rows(told('2024-12-01', again), told('2024-11-15', first), told('2024-11-15', netted))).toEqual([
      {
        said,
        value: { definition: '1', asAt: '44', numerator: '26', denominator: null, value: '26' },
        because: [1],
      },
      {
        said,
        value: {
          definition: '1;returners=netted',
          asAt: '40',
          numerator: '24',
          denominator: null,
          value: '24',
        },
        because: [3],
      },
    ]);
  });
});
