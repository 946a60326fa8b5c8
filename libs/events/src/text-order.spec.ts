import * as fc from 'fast-check';
import { compareUtf8 } from './text-order';

describe('the order of text', () => {
  it('is that of the UTF-8 bytes', () => {
    const inOrder = [
      '',
      '-',
      'A',
      'Z',
      'a',
      'aa',
      'b',
      '~',
      'é',
      '\ud7ff',
      '\ue000',
      '﹏',
      '\uffff',
      '😀',
      '😀a',
      '😁',
    ];
    expect([...inOrder].reverse().sort(compareUtf8)).toEqual(inOrder);
  });

  it('agrees with the bytes on any two texts', () => {
    const unit = fc.constantFrom('a', 'b', 'é', '\ue000', '\uffff', '😀', '\u{10ffff}');
    const text = fc.array(unit, { maxLength: 5 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1_000 },
    );
  });
});
