import { metricById } from './all';
import type { Metric, Reckoning } from './metric';
import { present } from './present';
import { ofCount, ofMillionths } from './quantity';

const metric = (id: string) => metricById(id) as Metric;

const reckoning = (numerator: bigint, denominator: bigint | null): Reckoning => ({
  numerator,
  denominator,
  counted: { numerator: [], denominator: [] },
  leftOut: [],
});

describe('presenting an answer', () => {
  it('rounds a rate half-up and shows exactly one decimal place', () => {
    expect(present(metric('WF.TURNOVER.FTE'), reckoning(ofCount(30), ofMillionths(269_900_000)))).toEqual({
      numerator: '30',
      denominator: '269.9',
      value: '11.1',
      display: '11.1',
      symbol: null,
    });
    expect(present(metric('WF.TURNOVER.HC'), reckoning(ofCount(11), ofCount(100)))).toMatchObject({
      value: '11',
      display: '11.0',
    });
  });

  it('gives a count no denominator, an FTE one decimal place and a headcount none', () => {
    expect(present(metric('WF.INPOST.FTE'), reckoning(ofMillionths(20_450_000), null))).toEqual({
      numerator: '20.45',
      denominator: null,
      value: '20.5',
      display: '20.5',
      symbol: null,
    });
    expect(present(metric('WF.INPOST.HC'), reckoning(ofCount(281), null))).toMatchObject({
      value: '281',
      display: '281',
    });
  });

  it('says x, and withholds numerator and denominator, where nothing stands that the metric needs', () => {
    expect(present(metric('WF.AGENCY.HC'), 'nothing-stands')).toEqual({
      numerator: null,
      denominator: null,
      value: null,
      display: 'x',
      symbol: 'x',
    });
  });

  it('says z where there is nothing to divide by', () => {
    expect(present(metric('WF.TURNOVER.FTE'), reckoning(ofCount(2), 0n))).toEqual({
      numerator: '2',
      denominator: '0',
      value: null,
      display: 'z',
      symbol: 'z',
    });
  });

  it('says low where a value rounds to zero but is not, and 0.0 where it is zero', () => {
    const turnover = metric('WF.TURNOVER.FTE');
    expect(present(turnover, reckoning(ofMillionths(40_000), ofCount(100)))).toMatchObject({
      numerator: '0.04',
      denominator: '100',
      value: null,
      display: 'low',
      symbol: 'low',
    });
    expect(present(turnover, reckoning(ofMillionths(50_000), ofCount(100)))).toMatchObject({
      display: '0.1',
    });
    expect(present(turnover, reckoning(0n, ofCount(100)))).toMatchObject({
      value: '0',
      display: '0.0',
      symbol: null,
    });
    expect(present(metric('WF.INPOST.FTE'), reckoning(ofMillionths(1), null))).toMatchObject({
      symbol: 'low',
    });
  });

  it('does not cap a rate at 100', () => {
    expect(present(metric('WF.TURNOVER.FTE'), reckoning(ofCount(30), ofCount(20)))).toMatchObject({
      display: '150.0',
    });
  });
});
