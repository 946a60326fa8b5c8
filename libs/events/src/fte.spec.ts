import * as fc from 'fast-check';
import { decimalOfMillionths, fteMillionthsOf, parseDecimal } from './fte';

describe('FTE', () => {
  it.each([
    [1, 1_000_000],
    [0.8, 800_000],
    ['0.8', 800_000],
    ['0.800000', 800_000],
    ['1.0', 1_000_000],
    [0.000001, 1],
    ['0.000001', 1],
    [0, 0],
    [-0, 0],
    [99999, 99_999_000_000],
  ])('reads %p as %p millionths of a post', (value, millionths) => {
    expect(fteMillionthsOf(value)).toBe(millionths);
  });

  it.each([
    -0.5,
    '-0.5',
    '-0',
    0.0000001,
    '0.8000000',
    '.8',
    '1.',
    '',
    '.',
    '1e-1',
    '1,5',
    ' 1',
    '+1',
    '01',
    '00.8',
    '0x1',
    '½',
    0.1 + 0.7,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    9_007_199_255,
    '9007199255',
    '1.2.3',
  ])('refuses %p', (value) => {
    expect(fteMillionthsOf(value)).toBeNull();
  });

  it('writes millionths without trailing zeros', () => {
    const written = [0, 1, 800_000, 1_000_000, 12_345_678, -500_000].map(decimalOfMillionths);
    expect(written).toEqual(['0', '0.000001', '0.8', '1', '12.345678', '-0.5']);
    expect(decimalOfMillionths(36_186_300_000n)).toBe('36186.3');
  });

  it('reads back what it writes, as text and as a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (millionths) => {
        const text = decimalOfMillionths(millionths);
        expect(fteMillionthsOf(text)).toBe(millionths);
        expect(fteMillionthsOf(Number(text))).toBe(millionths);
        expect(decimalOfMillionths(BigInt(millionths))).toBe(text);
      }),
    );
  });
});

describe('decimals of published tables', () => {
  it('keeps the places as printed', () => {
    expect(parseDecimal('36186.30')).toEqual({ unscaled: 3618630n, places: 2 });
    expect(parseDecimal(12.5)).toEqual({ unscaled: 125n, places: 1 });
    expect(parseDecimal('-0.5')).toEqual({ unscaled: -5n, places: 1 });
    expect(parseDecimal('632830')).toEqual({ unscaled: 632830n, places: 0 });
  });

  it.each(['c', '', '1.', '.5', '1e3', '01', '1 000', Number.NaN])('refuses %p', (value) => {
    expect(parseDecimal(value)).toBeNull();
  });
});
