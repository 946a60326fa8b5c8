import type { Answer, ReplayPlan } from '@daybook/book';

/** As wide as a date. */
const DATE_WIDTH = 10;

/** Prints the points of a replay as they are reached, a line each: a column for each metric. */
export class ReplayTable {
  private begun = false;

  constructor(private readonly plan: Pick<ReplayPlan, 'metrics'>) {}

  write(asOf: string, answers: readonly Answer[]): void {
    if (!this.begun) this.writeLine('as of', ['as at', ...this.plan.metrics]);
    this.begun = true;
    const asAt = answers[0]?.asAt.position ?? '';
    this.writeLine(asOf, [asAt, ...answers.map(({ display }) => display)]);
  }

  private writeLine(first: string, cells: readonly string[]): void {
    const widths = [DATE_WIDTH, ...this.plan.metrics.map(({ length }) => length)];
    const columns = cells.map((cell, column) => cell.padStart(widths[column] ?? 0));
    process.stdout.write(`${[first.padEnd(DATE_WIDTH), ...columns].join('  ')}\n`);
  }
}
