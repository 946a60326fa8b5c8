import { aggregate, type AreaRow } from './aggregate';
import { metricById } from './all';
import type { Metric, Reckoning } from './metric';
import { present } from './present';
import { ofCount } from './quantity';
import { qualificationOf } from './qualification';

const metric = (id: string) => metricById(id) as Metric;
const turnover = metric('WF.TURNOVER.FTE');
const unreliable = { symbol: 'u', note: 'Leavers are not complete' } as const;

const reckoned = (numerator: bigint, denominator: bigint | null): Reckoning => ({
  numerator,
  denominator,
  counted: { numerator: [], denominator: [] },
  leftOut: [],
});
const row = (authority: string, numerator: number, denominator: number | null): AreaRow => ({
  authority,
  reckoning: reckoned(ofCount(numerator), denominator === null ? null : ofCount(denominator)),
  qualified: null,
});
/** Published FTE has one decimal place. */
const tenths = (authority: string, part: number, whole: number): AreaRow => ({
  authority,
  reckoning: reckoned(BigInt(part) * 1_000_000n, BigInt(whole) * 1_000_000n),
  qualified: null,
});

describe('a region', () => {
  it('T17 leaves an unreliable authority out of both sides of the rate', () => {
    const rows = [row('330', 20, 150), row('331', 10, 50), { ...row('332', 0, 50), qualified: unreliable }];
    const region = aggregate(turnover, ['330', '331', '332'], rows);
    expect(present(turnover, region.answer)).toMatchObject({
      numerator: '30',
      denominator: '200',
      display: '15.0',
    });
    expect(region.countTotal).toEqual({ numerator: ofCount(30), denominator: ofCount(250) });
    expect(region.coverage).toEqual({ counted: 2, of: 3, leftOut: [{ authority: '332', symbol: 'u' }] });
    expect(region.complete).toBe(false);
  });

  it('A17 shows the symbol, and the region without that authority: West Midlands 2024', () => {
    const agency = metric('WF.AGENCY.FTE');
    // All but Birmingham together; Birmingham's 49.8 are what the published counts have besides.
    const others = tenths('331', 5197, 5197 + 32161);
    const birmingham = { ...tenths('330', 498, 498 + 7662), qualified: unreliable };
    expect(present(agency, birmingham.reckoning, birmingham.qualified)).toMatchObject({
      numerator: '49.8',
      value: '6.1',
      display: 'u',
      symbol: 'u',
    });
    const region = aggregate(agency, ['330', '331'], [birmingham, others]);
    expect(present(agency, region.answer).display).toBe('13.9');
    const { numerator, denominator } = region.countTotal;
    expect(present(agency, reckoned(numerator as bigint, denominator)).display).toBe('12.5');
  });

  it('is what it is in whatever order the authorities come, and covers all where all are counted', () => {
    const rows = [row('330', 20, 150), row('331', 10, 50)];
    const one = aggregate(turnover, ['331', '330'], rows);
    expect(aggregate(turnover, ['330', '331'], [...rows].reverse())).toEqual(one);
    expect(one).toMatchObject({ complete: true, coverage: { counted: 2, of: 2, leftOut: [] } });
  });

  it('says x for an authority of which it has no row or for which nothing stands', () => {
    const rows = [row('330', 20, 150), { ...row('331', 0, 0), reckoning: 'nothing-stands' } as const];
    const { coverage, countTotal } = aggregate(turnover, ['330', '331', '332'], rows);
    const leftOut = [
      { authority: '331', symbol: 'x' },
      { authority: '332', symbol: 'x' },
    ];
    expect(coverage).toEqual({ counted: 1, of: 3, leftOut });
    expect(countTotal.numerator).toBe(ofCount(20));
  });

  it('of which nothing is known is x', () => {
    const region = aggregate(turnover, ['330'], []);
    expect(present(turnover, region.answer).display).toBe('x');
    expect(region.countTotal).toEqual({ numerator: null, denominator: null });
  });

  it('keeps a qualified authority in a count, as the published counts do', () => {
    const rows = [row('330', 20, null), { ...row('331', 5, null), qualified: unreliable }];
    const region = aggregate(metric('WF.LEAVERS.HC'), ['330', '331'], rows);
    expect(region).toMatchObject({ complete: true, answer: { numerator: ofCount(25), denominator: null } });
  });

  it('has no median of its own', () => {
    expect(() => aggregate(metric('WF.CASELOAD.MEDIAN'), [], [])).toThrow('cannot be added up');
  });
});

describe('a figure that its authority qualifies', () => {
  it('keeps its value beside a u, and has none where it is not available', () => {
    const reckoning = reckoned(ofCount(1), ofCount(8));
    expect(present(turnover, reckoning, unreliable)).toEqual({
      numerator: '1',
      denominator: '8',
      value: '12.5',
      display: 'u',
      symbol: 'u',
    });
    const lost = { symbol: 'x', note: 'Lost' } as const;
    expect(present(turnover, reckoning, lost)).toEqual(present(turnover, 'nothing-stands'));
  });

  it('is that of the metric and of exactly the day', () => {
    const value = { symbol: 'u', note: 'Unsure' };
    const said = { what: 'qualified', key: 'WF.TURNOVER.FTE', from: '2024-09-30', to: '2024-10-01' } as const;
    const facts = [{ authority: '333', subject: 'authority', because: [1n], value, ...said }];
    expect(qualificationOf(turnover, facts, '2024-09-30')).toEqual(value);
    expect(qualificationOf(turnover, facts, '2024-09-29')).toBeNull();
    expect(qualificationOf(metric('WF.TURNOVER.HC'), facts, '2024-09-30')).toBeNull();
  });
});
