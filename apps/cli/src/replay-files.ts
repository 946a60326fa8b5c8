import { type EventKey, readItem, type ReplayPlan } from '@daybook/book';
import { type Json, readStrictJson, unwrapLogEntry } from '@daybook/events';
import { CommandError, EXIT } from './exit';
import { bytesOf, mustBeText } from './input-file';
import { inputLines } from './input-lines';

/**
 * The events that a file names: a line is an event, a log entry, or `{"source", "id"}`.
 * @throws CommandError that names the line
 */
export async function eventKeysOf(file: string): Promise<readonly EventKey[]> {
  return linesOf(file, (value) => {
    const { source, id } = objectOf(unwrapLogEntry(value));
    const isKey = typeof source === 'string' && typeof id === 'string';
    return isKey ? { source, id } : 'it names no event: {"source": …, "id": …}';
  });
}

/**
 * The events of a file: a line is an event or a log entry.
 * @throws CommandError that names the line
 */
export async function eventsOf(file: string): Promise<ReplayPlan['with']> {
  return linesOf(file, (value) => {
    const item = readItem(value);
    return 'event' in item ? item.event : item.refused.detail;
  });
}

/** What each line says, or why it cannot be read. */
async function linesOf<Read extends object>(
  file: string,
  read: (value: Json) => Read | string,
): Promise<readonly Read[]> {
  mustBeText(file);
  const all: Read[] = [];
  for await (const lines of inputLines(bytesOf(file))) {
    for (const { raw, line } of lines) {
      const json = readStrictJson(raw);
      const one = json.ok ? read(json.value) : json.detail;
      if (typeof one === 'string') throw new CommandError(EXIT.usage, `${file}, line ${line}: ${one}`);
      all.push(one);
    }
  }
  return all;
}

function objectOf(value: Json): { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [name: string]: Json })
    : {};
}
