import * as fc from 'fast-check';
import { compareInstants, epochMsOf, instantFromEpochMs, parseInstant, type Instant } from './instant';

const anyMs = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });

function instant(text: string): Instant {
  const read = parseInstant(text);
  if (read === null) throw new Error(`no instant: ${text}`);
  return read;
}

describe('instants', () => {
  it('reads an instant with Z, with an offset, and with any fraction', () => {
    expect(instant('1970-01-01T00:00:00Z')).toEqual({ seconds: 0, fraction: '' });
    expect(instant('1970-01-01T01:00:00.500+01:00')).toEqual({ seconds: 0, fraction: '5' });
    expect(instant('1969-12-31t23:59:59.123456789012z')).toEqual({ seconds: -1, fraction: '123456789012' });
    expect(instant('2024-06-01T09:00:00-05:30')).toEqual(instant('2024-06-01T14:30:00.000Z'));
  });

  it.each([
    '2024-06-01',
    '2024-06-01T09:00Z',
    '2024-06-01T09:00:00',
    '2024-06-01 09:00:00Z',
    '2024-02-30T09:00:00Z',
    '2024-06-01T24:00:00Z',
    '2024-06-01T23:60:00Z',
    '2024-06-01T23:59:61Z',
    '2024-06-01T09:00:00.Z',
    '2024-06-01T09:00:00+24:00',
    '2024-06-01T09:00:00+01:60',
    '2024-06-01T09:00:00+0100',
    '',
    '2024-06-01T09:00:00Z\n',
    '2024-06-15T23:59:60Z',
    '2024-06-30T12:00:60Z',
  ])('refuses %p', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('takes a leap second for the second after it', () => {
    expect(instant('2016-12-31T23:59:60Z')).toEqual(instant('2017-01-01T00:00:00Z'));
    expect(instant('2017-01-01T00:59:60+01:00')).toEqual(instant('2017-01-01T00:00:00Z'));
  });

  it('orders instants however finely they differ and however they are written', () => {
    const inOrder = [
      '2024-06-01T08:00:00+09:00',
      '2024-06-01T00:00:00Z',
      '2024-06-01T00:00:00.0000000001Z',
      '2024-06-01T00:00:00.09Z',
      '2024-06-01T00:00:00.1Z',
      '2024-06-01T01:00:01+01:00',
    ];
    const shuffled = [3, 0, 5, 1, 4, 2].map((i) => inOrder[i] as string);
    expect(shuffled.sort((a, b) => compareInstants(instant(a), instant(b)))).toEqual(inOrder);
    expect(compareInstants(instant('2024-06-01T00:00:00.10Z'), instant('2024-06-01T01:00:00.1+01:00'))).toBe(
      0,
    );
  });

  it('writes milliseconds as the platform does, and reads them back', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(instantFromEpochMs(ms)).toBe(new Date(ms).toISOString());
        expect(epochMsOf(instantFromEpochMs(ms))).toBe(ms);
      }),
    );
  });

  it('reads any offset as the platform does', () => {
    const offset = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(anyMs, offset, (ms, [sign, hours, minutes]) => {
        const zone = `${sign}${`${hours}`.padStart(2, '0')}:${`${minutes}`.padStart(2, '0')}`;
        const text = new Date(ms).toISOString().replace('Z', zone);
        expect(epochMsOf(text)).toBe(Date.parse(text));
      }),
    );
  });

  it('cuts off what is finer than a millisecond towards the past', () => {
    expect(epochMsOf('2024-06-01T00:00:00.0019999Z')).toBe(Date.UTC(2024, 5, 1) + 1);
    expect(epochMsOf('1969-12-31T23:59:59.9999Z')).toBe(-1);
    expect(() => epochMsOf('yesterday')).toThrow(RangeError);
  });
});
