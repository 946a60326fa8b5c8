import type { JsonObject, QualifyingSymbol } from '@daybook/events';

import { measures } from './measure';
import type { Measure } from './measure';
import type { PublishedRow } from './published';
import type { Service } from './service';

/** What an authority says of its own figures of a day, by metric. */
export type Qualified = ReadonlyMap<string, QualifyingSymbol>;

const notes: Readonly<Record<QualifyingSymbol, string>> = {
  u: 'Published as u: low reliability',
  x: 'Published as x: not available',
};

/** The metrics whose answer is published as `u` or `x`: one metric has one symbol, that of its rate. */
export function qualifiedOf({ figures }: PublishedRow): Qualified {
  const shown = measures.filter(({ part }) => part === 'display');
  return new Map(
    shown.flatMap(({ key, metricId }) => {
      const figure = figures[key];
      return figure === 'u' || figure === 'x' ? [[metricId, figure] as const] : [];
    }),
  );
}

/** Whether a figure is published as the symbol that its metric is qualified with. */
export function isStated({ figures }: PublishedRow, { key, metricId }: Measure, said: Qualified): boolean {
  return figures[key] === said.get(metricId);
}

/** Why a figure that is published cannot be told beside a rate that is withheld; null where it can. */
export function reasonWithheld({ metricId }: Measure, said: Qualified): string | null {
  return said.get(metricId) === 'x' ? 'its rate is x, and what is not available is withheld whole' : null;
}

/** States the symbols of a census day, so that regions leave these figures out of their rates. */
export function recordQualified(service: Service, said: Qualified): void {
  const { closes, deadline } = service.year;
  for (const symbol of ['u', 'x'] as const) {
    const metrics = [...said].filter(([, one]) => one === symbol).map(([metric]) => metric);
    if (metrics.length === 0) continue;
    const data: JsonObject = { metrics, symbol, note: notes[symbol] };
    service.journal.enter({
      emitter: 'census',
      type: 'FigureQualified',
      subject: 'authority',
      on: closes,
      data,
      learned: deadline,
    });
  }
}
