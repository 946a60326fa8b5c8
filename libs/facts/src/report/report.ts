import { lastDayBefore } from '@daybook/events';
import type { EndsBefore } from '@daybook/events';
import { leavingWithoutStart, leftTwice } from '../engagement/remarks';
import type { Claim } from '../order';
import type { Remark } from '../remark';

/** A level that was reported: it holds from its day until the next report, or until nothing is reported. */
export interface Report {
  readonly claim: Claim;
  readonly from: string;
  /** First day on which it no longer holds, or null for an open end. */
  readonly to: string | null;
  readonly endedBy: readonly Claim[];
}

/** The end of a report that nobody had to tell: on a day, and the claims that brought it. */
export interface Lapse {
  readonly on: string;
  readonly by: readonly Claim[];
}

/** How reports of one kind are told and end. */
export interface Reporting {
  /** What a sentence calls it. */
  readonly noun: string;
  /** The event type of a report. */
  readonly reported: string;
  /** When a report of a day ends by itself; null if it does not. */
  readonly lapseOf: (from: string) => Lapse | null;
}

/** Reports with at least one day, in order, and what did not fit. */
export interface Reports {
  readonly reports: readonly Report[];
  readonly remarks: readonly Remark[];
}

/** What has been read of the claims so far. */
interface Reader {
  readonly reporting: Reporting;
  readonly reports: Report[];
  readonly remarks: Remark[];
  /** The claim that said that reporting ended, as long as nothing was reported since. */
  endedBy: Claim | null;
}

/**
 * Reads reports off claims in fold order. Of several reports of one day the last counts. An end comes before
 * a report of its date where a report was in force when the day began, else after it (events.md §5).
 */
export function reportsOf(claims: readonly Claim[], reporting: Reporting): Reports {
  const reader: Reader = { reporting, reports: [], remarks: [], endedBy: null };
  for (let i = 0; i < claims.length;) {
    const day = claims[i]?.effectiveOn;
    const next = claims.findIndex(({ effectiveOn }, at) => at > i && effectiveOn !== day);
    const today = claims.slice(i, next === -1 ? claims.length : next);
    readDay(reader, today);
    i += today.length;
  }
  return {
    reports: reader.reports.filter(({ from, to }) => to === null || from < to),
    remarks: reader.remarks,
  };
}

function readDay(reader: Reader, today: readonly Claim[]): void {
  const isReport = ({ type }: Claim): boolean => type === reader.reporting.reported;
  const report = today.findLast(isReport);
  const ends = today.filter((claim) => !isReport(claim));
  const day = today[0]?.effectiveOn ?? '';
  const open = reader.reports.at(-1);
  if (open !== undefined && inForceAsBegins(open, day)) {
    ends.forEach((end) => readEnd(reader, end));
    if (report !== undefined) readReport(reader, report);
  } else {
    if (report !== undefined) readReport(reader, report);
    ends.forEach((end) => readEnd(reader, end));
  }
}

/** On the day of its lapse a report is over at the end. */
function inForceAsBegins({ to }: Report, day: string): boolean {
  return to === null || day <= to;
}

function readReport(reader: Reader, claim: Claim): void {
  const from = claim.effectiveOn;
  cut(reader, claim);
  const lapse = reader.reporting.lapseOf(from);
  reader.reports.push({ claim, from, to: lapse?.on ?? null, endedBy: lapse?.by ?? [] });
  reader.endedBy = null;
}

/** Where the last report lapsed by itself, an end says no more than what is so. */
function readEnd(reader: Reader, claim: Claim): void {
  const { noun } = reader.reporting;
  const word = { key: '', claim };
  if (reader.endedBy !== null) {
    const last = lastDayBefore(reader.endedBy.effectiveOn as EndsBefore);
    reader.remarks.push(leftTwice(noun, word, { last, endedBy: reader.endedBy }));
  } else if (reader.reports.length === 0) reader.remarks.push(leavingWithoutStart(noun, word));
  else {
    cut(reader, claim);
    reader.endedBy = claim;
  }
}

/** Ends the last report on the day of a claim, unless it was over by then. */
function cut({ reports }: Reader, claim: Claim): void {
  const last = reports.at(-1);
  const day = claim.effectiveOn;
  if (last === undefined || (last.to !== null && last.to <= day)) return;
  reports[reports.length - 1] = { ...last, to: day, endedBy: [claim] };
}
