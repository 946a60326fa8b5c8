import { ProgressBar } from './progress';

class Screen {
  readonly written: string[] = [];
  constructor(
    readonly isTTY: boolean,
    readonly columns = 80,
  ) {}

  write(text: string): void {
    this.written.push(text);
  }

  /** What stands on the last line, without what moves the cursor there. */
  get last(): string {
    return (this.written.at(-1) ?? '').replace(/^\r\u001b\[K/, '');
  }
}

function barOn(screen: Screen) {
  const clock = { ms: 0 };
  const bar = new ProgressBar('recording a.ndjson', screen, () => clock.ms);
  return { bar, clock };
}

describe('progress', () => {
  it('says nothing of work that takes less than a second', () => {
    const screen = new Screen(true);
    const { bar, clock } = barOn(screen);
    for (clock.ms = 0; clock.ms < 1_000; clock.ms += 100) bar.update({ done: clock.ms, total: 1_000 });
    bar.finish(1_000);
    expect(screen.written).toEqual([]);
  });

  it('shows share, count, rate and time left after a second', () => {
    const screen = new Screen(true);
    const { bar, clock } = barOn(screen);
    clock.ms = 2_000;
    bar.update({ done: 500, total: 2_000, count: 24_000 });
    expect(screen.last).toMatch(/^recording a\.ndjson {2}█+░+ {2}25% {2}24,000 {2}12,000\/s {2}6 s left$/);
  });

  it('draws in place, not more often than five times a second, and ends with one line', () => {
    const screen = new Screen(true);
    const { bar, clock } = barOn(screen);
    for (clock.ms = 1_000; clock.ms <= 2_000; clock.ms += 10) bar.update({ done: clock.ms, total: 4_000 });
    bar.finish(4_000);
    expect(screen.written.slice(0, -1).every((text) => text.startsWith('\r\u001b[K'))).toBe(true);
    expect(screen.written.slice(0, -1).every((text) => !text.includes('\n'))).toBe(true);
    expect(screen.written.at(-1)).toBe('\n');
    expect(screen.written).toHaveLength(6 + 2);
  });

  it('writes whole lines every other second where nobody looks', () => {
    const screen = new Screen(false);
    const { bar, clock } = barOn(screen);
    for (clock.ms = 1_000; clock.ms <= 6_000; clock.ms += 100) bar.update({ done: clock.ms, total: 8_000 });
    bar.finish(8_000);
    expect(screen.written).toHaveLength(3 + 1);
    for (const line of screen.written) expect(line).toMatch(/^[^\r\u001b]+\n$/);
    expect(screen.last).toBe('recording a.ndjson: 8,000 in 6 s, 1,311/s\n');
  });

  it.each([30, 60, 80, 200])('fits into a terminal of %i columns', (columns) => {
    const screen = new Screen(true, columns);
    const { bar, clock } = barOn(screen);
    clock.ms = 2_000;
    bar.update({ done: 1, total: 4 });
    expect(screen.last.length).toBeLessThan(columns);
  });

  it('shows count and rate alone where nobody knows how much there is', () => {
    const screen = new Screen(true);
    const { bar, clock } = barOn(screen);
    clock.ms = 2_000;
    bar.update({ done: 9_000 });
    expect(screen.last).toBe('recording a.ndjson  9,000  4,500/s');
  });

  it.each([
    [59, '59 s left'],
    [60, '1 min 0 s left'],
    [3_720, '1 h 2 min left'],
  ])('tells %i seconds left as people do', (left, told) => {
    const screen = new Screen(true);
    const { bar, clock } = barOn(screen);
    clock.ms = 2_000;
    bar.update({ done: 2, total: 2 + left });
    expect(screen.last).toContain(told);
  });
});
