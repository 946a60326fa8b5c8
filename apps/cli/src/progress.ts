/** How often a bar is drawn, how often a line is written to a file, and how long work stays quiet. */
const DRAW_EVERY_MS = 200;
const WRITE_EVERY_MS = 2_000;
const QUIET_MS = 1_000;

const WIDEST_BAR = 30;
const NARROWEST_BAR = 5;

/** Where progress is shown. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** How far a piece of work is: of `total`, where it is known, `done`; `count` is what the rate is of. */
export interface ProgressMade {
  readonly done: number;
  readonly total?: number;
  /** Default `done`. */
  readonly count?: number;
}

/** Shows on stderr how far a long piece of work is, with its rate and the time left. */
export class ProgressBar {
  private readonly began: number;
  private shownAt: number | undefined;

  constructor(
    private readonly what: string,
    private readonly stream: ProgressStream = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.began = now();
  }

  /** Shows nothing in the first second, and not more often than can be read. */
  update(made: ProgressMade): void {
    const now = this.now();
    const pause = this.stream.isTTY === true ? DRAW_EVERY_MS : WRITE_EVERY_MS;
    if (now - this.began < QUIET_MS || (this.shownAt !== undefined && now - this.shownAt < pause)) return;
    this.shownAt = now;
    this.show(this.line(made));
  }

  /** Shows the end, if anything was shown before. */
  finish(count: number): void {
    if (this.shownAt === undefined) return;
    const seconds = (this.now() - this.began) / 1000;
    this.show(`${this.what}: ${number(count)} in ${clock(seconds)}, ${rate(count, seconds)}`);
    if (this.stream.isTTY === true) this.stream.write('\n');
  }

  /** On a terminal in place: a line that ran on into the next could not be drawn over. */
  private show(line: string): void {
    if (this.stream.isTTY !== true) this.stream.write(`${line}\n`);
    else this.stream.write(`\r\u001b[K${line.slice(0, this.columns - 1)}`);
  }

  private get columns(): number {
    return this.stream.columns ?? 80;
  }

  private line({ done, total, count = done }: ProgressMade): string {
    const seconds = (this.now() - this.began) / 1000;
    if (total === undefined || total <= 0) return `${this.what}  ${number(count)}  ${rate(count, seconds)}`;
    const share = Math.min(1, done / total);
    const left = done > 0 ? `  ${clock((seconds * Math.max(0, total - done)) / done)} left` : '';
    const percent = `${Math.floor(share * 100)}%`.padStart(4);
    const says = `${percent}  ${number(count)}  ${rate(count, seconds)}${left}`;
    return `${this.what}  ${this.bar(share, this.what.length + says.length + 4)}${says}`;
  }

  /** As wide as fits beside the rest on the line; none where the terminal is too narrow. */
  private bar(share: number, beside: number): string {
    const width = Math.min(WIDEST_BAR, this.columns - beside);
    if (width < NARROWEST_BAR) return '';
    const filled = Math.round(share * width);
    return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} `;
  }
}

function rate(count: number, seconds: number): string {
  return `${number(Math.round(count / Math.max(seconds, 0.001)))}/s`;
}

function number(n: number): string {
  return n.toLocaleString('en-GB');
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
