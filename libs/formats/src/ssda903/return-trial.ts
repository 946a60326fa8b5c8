import { ReturnReading } from './return-reading';
import { returnEvents, type ReturnItem } from './return-events';
import type { ReturnDays } from './return-row';
import { episodeColumns } from './tables';

/** The bytes of a text, some at a time, so that every cut between two chunks is tried. */
export async function* bytesOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** How a file is read: `size` bytes at a time. */
interface ReadAs {
  readonly sorted?: boolean;
  readonly size?: number;
  readonly days?: ReturnDays;
}

/** What is read from a file, and what is noticed of it as a whole. */
export interface FileRead {
  readonly items: readonly ReturnItem[];
  readonly reading: ReturnReading;
}

/** Everything that a file of the return of Sandwell comes to. */
export async function readFile(
  text: string | Uint8Array,
  { sorted = false, size = 7, days = {} }: ReadAs = {},
): Promise<FileRead> {
  const reading = new ReturnReading(days);
  const items: ReturnItem[] = [];
  const options = { authority: '333', reading, sorted };
  for await (const page of returnEvents(bytesOf(text, size), options)) items.push(...page);
  return { items, reading };
}

/** Events as lines that a practitioner can read: `2024-06-10 PlacementChanged {…}`. */
export function linesOf({ items }: FileRead): readonly string[] {
  return items.flatMap((item) => {
    if ('problem' in item) {
      const [error] = item.problem.errors;
      const { pointer, code, detail } = error ?? { pointer: '', code: '', detail: '' };
      return [`line ${item.line} ${pointer} ${code}: ${detail}`];
    }
    return item.events.map(({ type, effectiveon, data }) => `${effectiveon} ${type} ${JSON.stringify(data)}`);
  });
}

/** `01/05/23 S/C2/U6@A→10/06/24 X1`, and where it is said why the next placement was needed: ` CARPL`. */
const drawn = /^(\S+) ([SLPTBU])\/(\w+)\/(\w+)@(\w*)→(?:(\S+) (\w+)(?: (\w+))?)?$/;

/** Episodes of one child as metrics.md §4.5 draws them, with `;` between rows, as a file of the return. */
export function drawnEpisodes(text: string, child = 'C1'): string {
  const rows = text.split(';').map((each) => {
    const parts = drawn.exec(each.trim());
    if (parts === null) throw new RangeError(`not a row of episodes: ${each}`);
    const [, decom = '', rne, ls, place = '', address = '', dec = '', rec = '', reason = ''] = parts;
    const provider = place.startsWith('T') ? '' : 'PR1';
    const cells = [child, dated(decom), rne, ls, 'N1', place, provider, dated(dec), rec, reason];
    return [...cells, 'B69 3DB', address, ''].join(',');
  });
  return `${[episodeColumns.join(','), ...rows].join('\n')}\n`;
}

/** `01/05/23` of this century. */
function dated(text: string): string {
  return text === '' ? '' : `${text.slice(0, 6)}20${text.slice(6)}`;
}
