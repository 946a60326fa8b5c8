import type { LogEntry } from '@daybook/events';
import { emptyLife } from '@daybook/facts';

import { Lives } from './lives';

const entry = (worker: string, revision: bigint) =>
  ({ stream: `worker-333-${worker}`, revision }) as unknown as LogEntry;

const heldOf = (lives: Lives, ...workers: string[]) =>
  workers.filter((worker) => lives.of(entry(worker, 0n)) !== undefined).join('');

describe('The lives held in memory', () => {
  it('are those used last, as many as remember no more than so many events together', () => {
    const lives = new Lives(5);
    lives.keep(entry('A', 0n), emptyLife());
    lives.keep(entry('B', 1n), emptyLife());
    lives.keep(entry('C', 1n), emptyLife());
    expect(heldOf(lives, 'A', 'B', 'C')).toBe('ABC');
    lives.keep(entry('A', 1n), emptyLife());
    expect(heldOf(lives, 'A', 'B', 'C')).toBe('AC');
    lives.keep(entry('D', 0n), emptyLife());
    expect(heldOf(lives, 'A', 'C', 'D')).toBe('ACD');
  });

  it('always include the one used last, and are gone when forgotten', () => {
    const lives = new Lives(5);
    lives.keep(entry('A', 0n), emptyLife());
    lives.keep(entry('B', 99n), emptyLife());
    expect(heldOf(lives, 'A', 'B')).toBe('B');
    lives.keep(entry('C', 4n), emptyLife());
    expect(heldOf(lives, 'B', 'C')).toBe('C');
    lives.forget();
    expect(heldOf(lives, 'A', 'B', 'C')).toBe('');
    lives.keep(entry('A', 4n), emptyLife());
    expect(heldOf(lives, 'A')).toBe('A');
  });

  it('give back the life as it was kept last', () => {
    const lives = new Lives(5);
    const [earlier, later] = [emptyLife(), emptyLife()];
    lives.keep(entry('A', 0n), earlier);
    lives.keep(entry('A', 1n), later);
    expect(lives.of(entry('A', 2n))).toBe(later);
  });
});
