import { compareAreas, type ComparedArea } from './area-comparison';
import { areaTables } from './area-table';
import { agrees } from './comparison';
import { tellTogether, type ToldTogether } from './joint-telling';
import { planOf } from './demonstration';
import type { PublishedArea } from './published-area';
import type { PublishedRow } from './published';
import { getJson } from './telling';

/** The department's table: rows of authorities, and of regions and England where it was given. */
export interface PublishedTable {
  readonly rows: readonly PublishedRow[];
  readonly areas: readonly PublishedArea[];
}

/** What several authorities in one record came to. */
export interface JointDemonstration {
  readonly told: ToldTogether;
  readonly areas: readonly ComparedArea[];
  /** Years of authorities in which stock and flow do not add up, in words. */
  readonly unbalanced: readonly string[];
}

/** Tells one server the histories of several authorities and compares what it says of them and of areas. */
export async function demonstrateTogether(
  url: string,
  codes: readonly string[],
  { rows, areas }: PublishedTable,
): Promise<JointDemonstration> {
  const told = await tellTogether(url, codes, (code) => planOf(code, rows));
  return { told, areas: compareAreas(told, areas, rows), unbalanced: await unbalancedOf(url, told) };
}

/** What is not as it has to be, in sentences; none if all is well. */
export function jointObjections({ told, areas, unbalanced }: JointDemonstration): readonly string[] {
  const wrong = told.plans.flatMap(({ authority, name }) =>
    (told.told.get(authority) ?? [])
      .filter((one) => !agrees(one))
      .map((one) => `${name} ${one.year} ${one.label}: published ${one.published}, told ${one.told}`),
  );
  const ofAreas = areas
    .filter((one) => !one.agrees && one.because === null)
    .map(
      (one) =>
        `${one.area.name} ${one.year} ${one.measure.label}: published ${one.published}, told ${one.told}`,
    );
  return [...wrong, ...ofAreas, ...unbalanced];
}

/** Everything that there is to show, as text. */
export function jointReport({ told, areas }: JointDemonstration): string {
  const lines = told.plans.map(({ authority, name, unbuildable }) => {
    const measures = told.told.get(authority) ?? [];
    const came = measures.filter(agrees).length;
    const not = unbuildable.length === 0 ? '' : `; ${unbuildable.length} that no record can produce`;
    return `  ${authority} ${name}: ${came} of ${measures.length} as told${not}`;
  });
  const all = [...told.told.values()].flat();
  const unbuildable = told.plans.flatMap((plan) =>
    plan.unbuildable.map(
      ({ year, measure, published, reason }) =>
        `  ${plan.name} ${year} ${measure.label} (published ${published}): ${reason}`,
    ),
  );
  return [
    `\n${told.plans.length} authorities in one record, ${told.events} events:`,
    ...lines,
    `${all.filter(agrees).length} of ${all.length} published figures came back as told.`,
    ...(unbuildable.length === 0 ? [] : ['\nPublished, but no record can produce it:', ...unbuildable]),
    areaTables(areas),
  ].join('\n');
}

interface HeadRow {
  readonly scope: { readonly code: string };
  readonly numerator: string | null;
}

/** By the end of the log opening + starters − leavers is closing, head for head, in every authority. */
async function unbalancedOf(url: string, { plans }: ToldTogether): Promise<readonly string[]> {
  const years = [...new Set(plans.flatMap(({ returns }) => returns.map(({ year }) => year)))].sort();
  const heads = async (metric: string, year: number): Promise<ReadonlyMap<string, bigint>> => {
    // Asked by their codes: `all` leaves out who did not report for itself yet, and so an opening stock.
    const parameters = {
      authority: plans.map(({ authority }) => authority).join(','),
      asOf: `${year}-09-30`,
    };
    const { rows } = await getJson<{ rows: readonly HeadRow[] }>(
      { url },
      `/v1/metrics/${metric}`,
      parameters,
    );
    return new Map(
      rows.flatMap(({ scope, numerator }) => (numerator === null ? [] : [[scope.code, BigInt(numerator)]])),
    );
  };
  const wrong: string[] = [];
  let opening = await heads('WF.INPOST.HC', (years[0] ?? 1) - 1);
  for (const year of years) {
    const [starters, leavers, closing] = [
      await heads('WF.STARTERS.HC', year),
      await heads('WF.LEAVERS.HC', year),
      await heads('WF.INPOST.HC', year),
    ];
    for (const { authority, name, returns } of plans) {
      if (!returns.some((one) => one.year === year)) continue;
      // A count that is withheld balances nothing.
      if (![starters, leavers, closing].every((counts) => counts.has(authority))) continue;
      const of = (counts: ReadonlyMap<string, bigint>): bigint => counts.get(authority) ?? 0n;
      if (of(opening) + of(starters) - of(leavers) !== of(closing))
        wrong.push(
          `${name} ${year}: ${of(opening)} + ${of(starters)} − ${of(leavers)} is not ${of(closing)}`,
        );
    }
    opening = closing;
  }
  return wrong;
}
