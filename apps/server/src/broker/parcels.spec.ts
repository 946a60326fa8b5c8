import fc from 'fast-check';
import { parcelsOf } from './parcels';

describe('Messages in parcels', () => {
  it('keep their order, each in one parcel, none too heavy for a broker but one that is so alone', () => {
    const message = fc
      .record({ key: fc.option(fc.constantFrom('a', 'child-333-1')), size: fc.nat(300_000) })
      .map(({ key, size }) => ({ key, value: 'x'.repeat(size) }));
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
        const parcels = parcelsOf(messages);
        expect(parcels.flat()).toEqual(messages);
        for (const parcel of parcels) {
          const bytes = parcel.reduce((sum, { value }) => sum + value.length, 0);
          expect(parcel.length > 0 && (bytes <= 400_000 || parcel.length === 1)).toBe(true);
        }
      }),
    );
  });

  it('are a thousand in a parcel at most', () => {
    const messages = Array.from({ length: 2_100 }, () => ({ value: null }));
    expect(parcelsOf(messages).map(({ length }) => length)).toEqual([1_000, 1_000, 100]);
    expect(parcelsOf([])).toEqual([]);
  });
});
