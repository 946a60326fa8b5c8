import {
  authorityOf,
  england,
  isAuthorityCode,
  regions,
  reportingAuthoritiesAt,
  type Region,
} from '@daybook/events';
import type { Metric } from '@daybook/metrics';
import type { Scope } from './answer';
import type { ParameterReader } from './parameters';
import { badParameter, parameterProblem } from './problem';

/** Whom a question is about: one authority, or several and the areas that they make up. */
export type AskedScope =
  | { readonly kind: 'authority'; readonly authority: string }
  | { readonly kind: 'areas'; readonly authorities: readonly string[]; readonly areas: readonly Region[] };

/** The parameters that name a scope; one of them is given. */
export const scopeParameters = ['authority', 'region', 'area'] as const;

/**
 * Reads whom a question is about (interfaces.md §1.3). A list of codes gives those; a region gives its
 * authorities and its row; `authority=all` and `area=england` give everything.
 */
export function scopeAsked(asked: ParameterReader, asOf: string): AskedScope {
  const given = scopeParameters.filter((name) => asked.text(name) !== undefined);
  const [first, second] = given;
  if (second !== undefined) throw badParameter(second, `${first} says already whom the question is about`);
  if (first === 'region') return regionNamed(asked.text('region') as string, asOf);
  if (first === 'area') {
    asked.oneOf('area', ['england']);
    return everything(asOf);
  }
  const codes = asked.required('authority', 'a three-digit local authority code, such as 333').split(',');
  if (codes[0] === 'all' && codes.length === 1) return everything(asOf);
  if (codes.length === 1) return { kind: 'authority', authority: asked.authority() };
  const wrong = codes.find((code) => !isAuthorityCode(code));
  if (wrong !== undefined) throw badParameter('authority', `${wrong} is not the code of a local authority`);
  return { kind: 'areas', authorities: [...new Set(codes)].sort(), areas: [] };
}

/** One authority, where a question can be about no more. */
export function oneAuthority(asked: ParameterReader, asOf: string): string {
  const scope = scopeAsked(asked, asOf);
  if (scope.kind === 'authority') return scope.authority;
  throw badParameter('authority', 'this is asked about one authority at a time');
}

/** The team that a question is narrowed to; refused where the metric knows of no teams. */
export function teamAsked(asked: ParameterReader, { id, breakdowns }: Metric): string | undefined {
  const team = asked.text('team');
  if (team === undefined || breakdowns.some(({ by }) => by === 'team')) return team;
  throw badParameter('team', `${id} is not known by team`);
}

/** @throws DaybookProblem where the numbers of several authorities cannot be added up */
export function mustAddUp(metric: Metric, { areas }: { readonly areas: readonly Region[] }): void {
  if (metric.additive || areas.length === 0) return;
  throw parameterProblem('bad-parameter', 'region', `${metric.id} of several authorities cannot be added up`);
}

/** The codes of the authorities of an area that report for themselves on a day. */
export function authoritiesOf({ code }: Region, asOf: string): readonly string[] {
  return reportingAuthoritiesAt(asOf, code).map((authority) => authority.code);
}

/** How an answer names an authority. */
export function authorityScope(authority: string, team?: string): Scope {
  const name = authorityOf(authority)?.name ?? authority;
  return { level: 'authority', code: authority, name, ...(team === undefined ? {} : { team }) };
}

/** How an answer names an area. */
export function areaScope({ code, name }: Region): Scope {
  return { level: code === england.code ? 'england' : 'region', code, name };
}

function regionNamed(name: string, asOf: string): AskedScope {
  const region = regions.find((one) => one.name === name);
  if (region === undefined) {
    throw badParameter(
      'region',
      `${name} is no region; these are: ${regions.map((one) => one.name).join(', ')}`,
    );
  }
  return { kind: 'areas', authorities: authoritiesOf(region, asOf), areas: [region] };
}

function everything(asOf: string): AskedScope {
  const byCode = [...regions].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { kind: 'areas', authorities: authoritiesOf(england, asOf), areas: [...byCode, england] };
}
