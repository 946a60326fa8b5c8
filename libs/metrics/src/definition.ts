import { compareUtf8 } from '@daybook/events';
import type { Metric } from './metric';

/** The values of a definition's switches, every one of the metric's named. */
export type Switches = Readonly<Record<string, string>>;

/** A definition as asked for, or a sentence that names what is not known. */
export type ReadDefinition =
  { readonly ok: true; readonly switches: Switches } | { readonly ok: false; readonly detail: string };

/** The switches of a metric, each at its default. */
export function defaultSwitches(metric: Metric): Switches {
  const names = Object.keys(metric.switches).sort(compareUtf8);
  return Object.fromEntries(names.map((name) => [name, metric.switches[name]?.[0] ?? '']));
}

/** A definition as answers carry it (interfaces.md §1.3): the version, then all switches sorted by name. */
export function definitionText(metric: Metric, switches: Switches = {}): string {
  const all = { ...defaultSwitches(metric), ...switches };
  const named = Object.keys(all)
    .sort(compareUtf8)
    .map((name) => `${name}=${all[name]}`);
  return [String(metric.version), ...named].join(';');
}

/** Reads `1` or `1;censusInstant=start-of-day`; a switch that is not named has its default. */
export function readDefinition(metric: Metric, text: string): ReadDefinition {
  const [version, ...parts] = text.split(';');
  if (version !== String(metric.version)) {
    return unknown(`${metric.id} has no definition version ${quoted(version ?? '')}, only ${metric.version}`);
  }
  const named = new Map<string, string>();
  for (const part of parts) {
    const [name, value] = halves(part);
    const problem = problemOf(metric, name, value) ?? (named.has(name) ? `${name} is given twice` : null);
    if (problem !== null) return unknown(problem);
    named.set(name, value);
  }
  return { ok: true, switches: { ...defaultSwitches(metric), ...Object.fromEntries(named) } };
}

function halves(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function problemOf(metric: Metric, name: string, value: string): string | null {
  const values = Object.hasOwn(metric.switches, name) ? metric.switches[name] : undefined;
  if (values === undefined) {
    const known = Object.keys(metric.switches).join(', ') || 'none';
    return `${metric.id} has no switch ${quoted(name)}; it has: ${known}`;
  }
  if (values.includes(value)) return null;
  return `${name} of ${metric.id} cannot be ${quoted(value)}, only ${values.join(' or ')}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function unknown(detail: string): ReadDefinition {
  return { ok: false, detail };
}
