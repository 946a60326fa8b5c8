import type { LogEntry } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { careBefore, type CareState } from './care-state';
import { wordsOf } from './claim-words';
import { toldBy } from './number-merges';
import { isComparedIn, sideOf, type Window } from './window';

/** What a source has told of one stream and stands by. */
export interface SourceAccount {
  readonly stream: string;
  readonly subject: string;
  /** What each claim says that the window holds, as one text. */
  readonly words: readonly string[];
  /** The same of claims that took effect before the window. */
  readonly before: readonly string[];
  /** How the child's care stood at the end of the last day before the window. */
  readonly care: CareState | null;
}

/** Whose account is asked for, of which days. */
export interface AccountAsked {
  readonly source: string;
  readonly entries: readonly LogEntry[];
  readonly window: Window | null;
}

/** The account that a source gives of a stream: its own claims, amended by nobody but itself. */
export function accountOf(stream: string, { source, entries, window }: AccountAsked): SourceAccount {
  const own = toldBy(source, entries);
  const claims = standingClaims(own);
  const before = claims.filter((claim) => sideOf(claim, window) === 'before');
  return {
    stream,
    subject: own[0]?.event.subject ?? '',
    words: claims.filter(isComparedIn(window)).map(wordsOf),
    before: before.map(wordsOf),
    care: window === null || before.length === 0 ? null : careBefore(window.from, own),
  };
}
