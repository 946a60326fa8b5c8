import { metricById, metrics, readDefinition, type Metric } from '@daybook/metrics';
import { badParameter, DaybookProblem } from './problem';

/** One entry of the catalogue (interfaces.md §1.3). */
export interface CatalogueEntry {
  readonly id: string;
  readonly question: string;
  readonly follows: string;
  readonly unit: string;
  readonly decimals: number;
  readonly additive: boolean;
  readonly local: boolean;
  /** For whom it can be asked: an authority, a list of them, a team of one, a region, England. */
  readonly scopes: readonly string[];
  readonly breakdowns: readonly string[];
  readonly definitions: readonly {
    readonly version: string;
    readonly switches: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** Every metric that can be asked, with its definitions. */
export function catalogue(): { readonly items: readonly CatalogueEntry[] } {
  return {
    items: metrics.map(
      ({ id, question, follows, unit, decimals, additive, local, version, switches, breakdowns }) => ({
        id,
        question,
        follows,
        unit,
        decimals,
        additive,
        local,
        scopes: [
          'authority',
          'list',
          ...(breakdowns.some(({ by }) => by === 'team') ? ['team'] : []),
          ...(additive ? ['region', 'england'] : []),
        ],
        breakdowns: breakdowns.map(({ by }) => by),
        definitions: [{ version: String(version), switches }],
      }),
    ),
  };
}

/** @throws DaybookProblem `unknown-metric` */
export function findMetric(id: string): Metric {
  const metric = metricById(id);
  if (metric === undefined) {
    const detail = `there is no metric ${id}; /v1/metrics lists those that there are`;
    throw new DaybookProblem('unknown-metric', detail, {
      errors: [{ pointer: '/id', code: 'unknown-metric', detail }],
    });
  }
  return metric;
}

/** @throws DaybookProblem `bad-parameter` for a definition that the metric has not */
export function switchesOf(
  metric: Metric,
  definition = String(metric.version),
): Readonly<Record<string, string>> {
  const read = readDefinition(metric, definition);
  if (!read.ok) throw badParameter('definition', read.detail);
  return read.switches;
}
