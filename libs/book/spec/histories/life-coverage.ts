import { eventTypes } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import type { Cuts, SmallDaybook } from '../daybooks/small-daybook';
import { amendmentSituations } from './amendment-situations';
import { careSituations } from './care-situations';
import { careerSituations } from './career-situations';
import { caseAndPostSituations } from './case-and-post-situations';
import { joinedSituations } from './joined-situations';
import { mergeSituations } from './merge-situations';
import { telling } from './telling-situations';

/** How a history reached a Daybook, and the position asked about. */
export interface Seen {
  readonly history: History;
  readonly redelivered: History;
  readonly cuts: Cuts;
  readonly known: number;
}

/** Which histories show a situation. */
export type Situations = Readonly<Record<string, (history: History) => boolean>>;

/** Every event type of people, posts and children, the amendments, and what is reported of an authority. */
const types: readonly string[] = [...eventTypes.values()]
  .filter(({ streams }) => streams.some((kind) => kind !== 'authority'))
  .map(({ name }) => name)
  .concat('VacanciesReported', 'VacancyReportingEnded', 'PopulationEstimated');

/** Counts in how many tellings each event type and each situation was met, of all that have to be. */
export class LifeCoverage {
  private readonly counts = new Map<string, number>();
  /** Situations of histories: one that is told twice is looked at once. */
  private readonly situationsSeen = new WeakMap<History, readonly string[]>();
  private tellings = 0;

  /** `batched`: whether what is told is also cut into batches and restarts. */
  constructor(private readonly batched: boolean) {
    for (const name of [...types, ...Object.keys(this.situations())]) this.counts.set(name, 0);
    if (batched) for (const name of Object.keys(telling)) this.counts.set(name, 0);
  }

  /** Takes into account that a history was told. */
  see(daybook: SmallDaybook, seen: Seen): void {
    this.tellings += 1;
    const { history } = seen;
    const met = new Set([...history.map(({ type }) => type), ...this.situationsOf(history)]);
    if (this.batched) {
      for (const [name, test] of Object.entries(telling)) if (test(daybook, seen)) met.add(name);
    }
    for (const name of met) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** What has to be met and was met less often than `least` times. */
  missing(least: number): readonly string[] {
    return [...this.counts].filter(([, count]) => count < least).map(([name]) => name);
  }

  /** One line for each event type and situation. */
  toString(): string {
    const lines = [...this.counts].map(([name, count]) => `${String(count).padStart(6)}  ${name}`);
    return [`Met in ${this.tellings} tellings:`, ...lines, ''].join('\n');
  }

  private situationsOf(history: History): readonly string[] {
    const seen = this.situationsSeen.get(history);
    if (seen !== undefined) return seen;
    const situations = Object.entries(this.situations()).filter(([, test]) => test(history));
    const names = situations.map(([name]) => name);
    this.situationsSeen.set(history, names);
    return names;
  }

  private situations(): Situations {
    return {
      ...amendmentSituations,
      ...careSituations,
      ...careerSituations,
      ...caseAndPostSituations,
      ...joinedSituations,
      ...mergeSituations,
    };
  }
}
