/** How often a bar is drawn, and how long work may take before it is shown at all. */
const EVERY_MS = 200;
const QUIET_MS = 1_000;

/** Shows on stderr how far a long piece of work is, with its rate and the time left. */
export class ProgressBar {
  private readonly began = performance.now();
  private drawn = 0;
  private shown = false;

  constructor(
    private readonly what: string,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  /** `total` undefined where nobody knows it. */
  update(done: number, total?: number): void {
    const now = performance.now();
    if (now - this.began < QUIET_MS || now - this.drawn < (this.stream.isTTY ? EVERY_MS : 5 * EVERY_MS)) return;
    this.drawn = now;
    this.shown = true;
    this.stream.write(this.stream.isTTY ? `\r\u001b[K${this.line(done, total)}` : `${this.line(done, total)}\n`);
  }

  /** Draws the end, if anything was drawn before. */
  finish(done: number): void {
    if (!this.shown) return;
    this.stream.write(this.stream.isTTY ? `\r\u001b[K${this.line(done, done)}\n` : `${this.line(done, done)}\n`);
  }

  private line(done: number, total: number | undefined): string {
    const seconds = (performance.now() - this.began) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const speed = `${count(Math.round(rate))}/s`;
    if (total === undefined || total === 0) return `${this.what}  ${count(done)}  ${speed}`;
    const share = Math.min(1, done / total);
    const filled = Math.round(share * 30);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)}`;
    const left = rate > 0 ? ` ${clock((total - done) / rate)} left` : '';
    const tail = done >= total ? ` in ${clock(seconds)}` : left;
    return `${this.what}  ${bar} ${Math.floor(share * 100)}%  ${count(done)} of ${count(total)}  ${speed} ${tail}`;
  }
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
