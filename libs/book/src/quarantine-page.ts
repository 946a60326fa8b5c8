import type { QuarantineEntry } from '@daybook/log';
import { cursorFor, startAt } from './cursor';
import type { ParameterReader } from './parameters';
import type { QuarantineParts } from './parts';

/** Something refused that came from a file or Kafka, as it travels (interfaces.md §1.3). */
export type QuarantineItem = Omit<QuarantineEntry, 'raw'> & {
  /** As it came, as text. */
  readonly raw: string;
};

/** A page of what was refused, in the order in which it was parked. */
export interface QuarantinePage {
  readonly items: readonly QuarantineItem[];
  readonly next: string | null;
}

/** The parameters of the list. */
export const quarantineParameters = ['status', 'limit', 'next'] as const;

/** What was refused: all of it, or what waits, or what was sent again and taken. */
export async function listQuarantine(
  quarantine: Pick<QuarantineParts, 'list'>,
  asked: ParameterReader,
): Promise<QuarantinePage> {
  const status = asked.oneOf('status', ['waiting', 'resubmitted'] as const);
  const limit = asked.count('limit', { default: 100, most: 1_000 });
  const tied = `quarantine ${status ?? 'all'}`;
  const after = startAt(asked.text('next'), tied);
  const found = await quarantine.list({
    ...(after === 0 ? {} : { after: String(after) }),
    limit: limit + 1,
    ...(status === undefined ? {} : { status }),
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items: page.map(showEntry), next: more ? cursorFor(tied, Number(last.id)) : null };
}

function showEntry({ raw, ...entry }: QuarantineEntry): QuarantineItem {
  return { ...entry, raw: Buffer.from(raw).toString() };
}
