import type { FieldError, LogEntry } from '@daybook/events';
import { standingClaims } from '@daybook/facts';
import { saying } from './amending';
import { careBefore, type CareState } from './care-state';
import { asErased, hasErased, saidIn, type Said } from './claim-words';
import { feedOfStream, type FeedClaim } from './feed-claims';
import { supposedEntry, type LineEvent, type RefusedLine } from './feed-lines';
import type { SourceAccount } from './source-account';
import { compareBefore, type RecordBefore, type ToldBefore } from './told-before';
import { sideOf, type Window } from './window';

/** What lines that take effect outside the window of their history come to. */
export interface OutsideWindow {
  /** How things stood when it opened, where the source had not told anything of that: entered as sent. */
  readonly fresh: readonly FeedClaim[];
  readonly refused: readonly RefusedLine[];
  /** A line takes effect after the window: it may be one of those that the window lacks. */
  readonly isMisdated: boolean;
}

/** Settles the claims of a stream that take effect outside the window; `own` is what the source has told. */
export function outsideWindow(
  told: readonly FeedClaim[],
  { own, window }: { readonly own: readonly LogEntry[]; readonly window: Window | null },
): OutsideWindow {
  if (window === null) return { fresh: [], refused: [], isMisdated: false };
  const late = told.filter((claim) => sideOf(claim, window) === 'after');
  const account = standingClaims(own);
  const readable = account.some(hasErased) ? asErased : <One extends Said>(one: One): One => one;
  const claims = account.filter((claim) => sideOf(claim, window) === 'before').map(readable);
  const early = told.filter((claim) => sideOf(claim, window) === 'before').map(readable);
  const record = { claims, care: careBefore(window.from, own) };
  const { fresh, contradictions } = compareLines(early, record, window);
  return {
    fresh,
    refused: [
      ...contradictions.map(({ line, errors }) => refusalOf(line, errors)),
      ...late.map((line) => refusalOf(line, [tooLate(line, window)])),
    ],
    isMisdated: late.length > 0,
  };
}

/** Whether the record says already what lines say of the time before the window. */
export function isKnownBefore(
  early: readonly LineEvent[],
  account: SourceAccount | undefined,
  window: Window | null,
): boolean {
  if (window === null || early.length === 0) return true;
  const record = { claims: (account?.before ?? []).map(saidIn), care: account?.care ?? null };
  const { fresh, contradictions } = compareLines(feedOfStream(early).claims, record, window);
  return fresh.length === 0 && contradictions.length === 0;
}

function compareLines(
  early: readonly FeedClaim[],
  record: RecordBefore,
  window: Window,
): ToldBefore<FeedClaim> {
  const careOf = (lines: readonly FeedClaim[]): CareState | null => {
    return careBefore(
      window.from,
      lines.map((line) => supposedEntry(saying(line, line.id), line.line)),
    );
  };
  return compareBefore({ lines: early, record, careOf, window });
}

/** Amendments of what the history does not hold could reach out of its window. */
export function notTold(loose: readonly LineEvent[]): {
  readonly entered: readonly LineEvent[];
  readonly refused: readonly RefusedLine[];
} {
  const detail = 'expected to amend a line of this history, which tells of some days only';
  const refused = loose.map(({ event, line }) => {
    const pointer = event.data['retracts'] === undefined ? '/data/corrects' : '/data/retracts';
    return refusalOf({ event, line }, [{ pointer, code: 'bad-value', detail }]);
  });
  return { entered: [], refused };
}

function tooLate({ effectiveOn }: FeedClaim, { from, to }: Window): FieldError {
  const told = `this history tells of ${from} to ${to}, and this line of ${effectiveOn}`;
  const detail = `expected a date up to ${to}: ${told}`;
  return { pointer: '/effectiveon', code: 'bad-date', detail };
}

function refusalOf({ event, line }: LineEvent, errors: readonly [FieldError, ...FieldError[]]): RefusedLine {
  const { code, detail } = errors[0];
  return { line, item: { refused: { code, detail, errors }, source: event.source, id: event.id } };
}
