import { recordDrawn } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';

describe('a professional registration', () => {
  it('holds from each change to the next', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1's registration is granted
      2024-12-01  SW1's registration is lapsed
      2025-01-15  SW1's registration is granted`);
    expect(linesOf(entries, 'registration')).toEqual([
      '2023-10-02..2024-12-01 granted',
      '2024-12-01..2025-01-15 lapsed',
      '2025-01-15.. granted',
    ]);
    expect(idsBehind(entries, 'registration')).toEqual([['SW1-1', 'SW1-2'], ['SW1-2', 'SW1-3'], ['SW1-3']]);
  });

  it('takes the last of two words of one day', () => {
    const entries = recordDrawn(`
      2024-12-01  SW1's registration is lapsed
      2024-12-01  SW1's registration is granted`);
    expect(linesOf(entries, 'registration')).toEqual(['2024-12-01.. granted']);
  });
});
