import type { DaybookEvent } from '@daybook/events';
import { type EpisodeRow, returnEvents, ReturnReading } from '@daybook/formats';
import { returnYears, type Sending } from './return-years';

/** What the demonstration sends. */
export const sendings = returnYears('daybook');

/** What had been sent when a year was: of each row of a child the word that was said last. */
export function sentBy({ year, isFirst }: Pick<Sending, 'year' | 'isFirst'>): readonly EpisodeRow[] {
  const before = sendings.filter((one) => one.year < year && !one.isFirst);
  const last = sendings.filter((one) => one.year === year && one.isFirst === isFirst);
  const rows = new Map<string, EpisodeRow>();
  for (const row of [...before, ...last].flatMap((one) => one.rows)) {
    rows.set(`${row.child} ${row.decom}`, row);
  }
  return [...rows.values()];
}

/** The Header that was sent of a year. */
export function headerOf({ files }: Sending): string {
  return files.find(({ table }) => table === 'header')?.text ?? '';
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/**
 * The events that a file comes to.
 * @throws Error where a row of it is refused
 */
export async function eventsOf(text: string): Promise<readonly DaybookEvent[]> {
  const events: DaybookEvent[] = [];
  const options = { authority: '333', reading: new ReturnReading(), sorted: true };
  for await (const page of returnEvents(bytesOf(text), options)) {
    for (const item of page) {
      if ('problem' in item) throw new Error(`line ${item.line}: ${item.problem.detail} in ${item.raw}`);
      events.push(...(item.events as readonly DaybookEvent[]));
    }
  }
  return events;
}
