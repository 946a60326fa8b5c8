import fc from 'fast-check';
import { uncorrected } from './amendment/amendment';
import { compareClaims, compareTellings, tellingOf } from './order';
import { record } from './prove/record';
import type { Told } from './prove/record';

function orderOf(...told: readonly Partial<Told>[]): string[] {
  const tellings = record(...told.map((one) => ({ type: 'FteChanged', on: '2024-01-01', ...one }))).map(
    tellingOf,
  );
  return tellings
    .map(uncorrected)
    .sort(compareClaims)
    .map(({ telling }) => telling.entry.event.id);
}

describe('the order of folding', () => {
  it('goes by effective date before all else', () => {
    expect(
      orderOf(
        { id: 'b', on: '2024-01-02', time: '2020-01-01T00:00:00Z' },
        { id: 'a', on: '2024-01-01', time: '2024-01-01T00:00:00Z', type: 'SocialWorkerLeft' },
      ),
    ).toEqual(['a', 'b']);
  });

  it('puts what starts on a date before what changes, and what changes before what ends', () => {
    expect(
      orderOf(
        { id: 'a', type: 'SocialWorkerLeft', time: '2024-01-01T00:00:00Z' },
        { id: 'b', type: 'FteChanged', time: '2024-01-02T00:00:00Z' },
        { id: 'c', type: 'SocialWorkerStarted', time: '2024-01-03T00:00:00Z' },
        { id: 'd', type: 'RegistrationChanged' },
      ),
    ).toEqual(['c', 'b', 'a', 'd']);
  });

  it('goes by time as an instant, none first, then source, then id, as UTF-8 bytes', () => {
    expect(
      orderOf(
        { id: 'e', time: '2024-01-01T00:00:00Z' },
        { id: 'd', time: '2024-01-01T00:59:59.5+01:00' },
        { id: '\u{1f600}', source: 'urn:hr' },
        { id: '\u{fe4f}', source: 'urn:hr' },
        { id: 'z', source: 'urn:gr' },
      ),
    ).toEqual(['z', '\u{fe4f}', '\u{1f600}', 'd', 'e']);
  });

  it('is an order: it contradicts itself nowhere', () => {
    const told = fc.record({
      id: fc.constantFrom('a', 'b', 'é', '~'),
      source: fc.constantFrom('s', 't'),
      time: fc.constantFrom(
        '2024-01-01T00:00:00Z',
        '2024-01-01T01:00:00+01:00',
        '2024-01-01T00:00:00.1Z',
        '0999-12-31T23:59:59Z',
      ),
    });
    fc.assert(
      fc.property(fc.tuple(told, told, told), (three) => {
        const [a, b, c] = record(...three.map((one) => ({ type: 'FteChanged', ...one }))).map(tellingOf);
        if (a === undefined || b === undefined || c === undefined) throw new Error('three were told');
        expect(Math.sign(compareTellings(a, b))).toBe(-Math.sign(compareTellings(b, a)) + 0);
        if (compareTellings(a, b) <= 0 && compareTellings(b, c) <= 0) {
          expect(compareTellings(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
