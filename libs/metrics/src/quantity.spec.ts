import fc from 'fast-check';
import { ONE } from './metric';
import { decimalText, fixedText, ofCount, ofMillionths, roundedQuotient, sumOf } from './quantity';

const percent = (part: number, whole: number, decimals: number) =>
  fixedText(roundedQuotient(BigInt(part) * 100n, BigInt(whole), decimals), decimals);

describe('exact quantities', () => {
  it('prints Rochdale’s 46 of 160 as 28.8, where floating point prints 28.7', () => {
    expect(percent(46, 160, 1)).toBe('28.8');
    expect(((46 / 160) * 100).toFixed(1)).toBe('28.7');
  });

  it('prints Bath and North East Somerset’s 182 of 1,120 as 16.3', () => {
    expect(percent(182, 1120, 1)).toBe('16.3');
  });

  it('rounds Lambeth’s 46 of 80 in long-term placements, 57.5, up to 58', () => {
    expect(percent(46, 80, 0)).toBe('58');
  });

  it('rounds a tie up and anything less than a tie down', () => {
    expect(roundedQuotient(15n, 10n, 0)).toBe(2n);
    expect(roundedQuotient(25n, 10n, 0)).toBe(3n);
    expect(roundedQuotient(24_999_999n, 10_000_000n, 0)).toBe(2n);
  });

  it('rounds to the multiple that is at most half away, upwards when two are', () => {
    const counts = fc.tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 10n ** 12n), fc.nat(3));
    fc.assert(
      fc.property(counts, ([dividend, divisor, decimals]) => {
        const scale = 10n ** BigInt(decimals);
        const twiceTheError =
          2n * (roundedQuotient(dividend, divisor, decimals) * divisor - dividend * scale);
        expect(twiceTheError <= divisor && twiceTheError > -divisor).toBe(true);
      }),
    );
  });

  it('refuses to divide by nothing and to round what no metric gives', () => {
    expect(() => roundedQuotient(1n, 0n, 1)).toThrow(RangeError);
    expect(() => roundedQuotient(-1n, 1n, 1)).toThrow(RangeError);
  });

  it('writes quantities without trailing zeros and displays with exactly the decimal places', () => {
    expect(decimalText(ofMillionths(269_900_000))).toBe('269.9');
    expect(decimalText(ofCount(281))).toBe('281');
    expect(decimalText(ofCount(100))).toBe('100');
    expect(decimalText(ofMillionths(1))).toBe('0.000001');
    expect(decimalText(ofMillionths(1) / 2n)).toBe('0.0000005');
    expect(decimalText(-ofMillionths(500_000))).toBe('-0.5');
    expect(decimalText(0n)).toBe('0');
    expect(fixedText(110n, 1)).toBe('11.0');
    expect(fixedText(0n, 1)).toBe('0.0');
    expect(fixedText(4n, 1)).toBe('0.4');
    expect(fixedText(58n, 0)).toBe('58');
  });

  it('adds tenths without the error of floating point', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(sumOf([ofMillionths(100_000), ofMillionths(200_000)])).toBe(ofMillionths(300_000));
    expect(sumOf([])).toBe(0n);
    expect(ONE).toBe(ofMillionths(1_000_000));
  });
});
