import type { LogEntry } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { wordsOf } from './claim-words';

/** What a source has told of one stream and stands by. */
export interface SourceAccount {
  readonly stream: string;
  /** What each claim says, as one text. */
  readonly words: readonly string[];
}

/** The account that a source gives of a stream: its own claims, amended by nobody but itself. */
export function accountOf(
  stream: string,
  { source, entries }: { readonly source: string; readonly entries: readonly LogEntry[] },
): SourceAccount {
  const own = entries.filter(({ event }) => event.source === source);
  return { stream, words: standingClaims(own).map(wordsOf) };
}

/** Whether a stream is one of an authority. */
export function isOfAuthority(stream: string, authority: string): boolean {
  return stream === `authority-${authority}` || stream.split('-')[1] === authority;
}
