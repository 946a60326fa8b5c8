import { addDays, daysBetween, type DaybookEvent } from '@daybook/events';
import type { Listener } from './telling';

/** What the recorded history is like, counted from `/v1/events`. */
export interface RecordedShares {
  /** Those of the workforce. */
  readonly events: number;
  /** Those of children: a return tells of its year when it is over, so that they are late by nature. */
  readonly ofReturns: number;
  /** Entries about somebody's life that were recorded more than a fortnight after they were true. */
  readonly late: number;
  readonly corrections: number;
  readonly retractions: number;
  /** Persons who ended an agency assignment one day and were employed the next. */
  readonly conversions: number;
}

const LATE_DAYS = 14;
/** The sources of the children looked after return. */
const CHILDREN = 'urn:ssda903:';
/** A month's days lost and a census's count are told after their day by nature: that is not late. */
const toldAfterwards = ['SicknessDaysRecorded', 'CaseloadReported'];

interface Entry {
  readonly position: string;
  readonly recordedAt: string;
  readonly event: DaybookEvent;
}

/** Reads the whole log through the public interface and counts. */
export async function countRecorded(listener: Listener): Promise<RecordedShares> {
  const assignmentsEnded = new Map<string, Set<string>>();
  const starts: { readonly subject: string; readonly on: string }[] = [];
  const shares = { events: 0, ofReturns: 0, late: 0, corrections: 0, retractions: 0 };
  for await (const { recordedAt, event } of entriesOf(listener)) {
    if (event.source.startsWith(CHILDREN)) {
      shares.ofReturns++;
      continue;
    }
    shares.events++;
    if (event.type === 'EventCorrected') shares.corrections++;
    if (event.type === 'EventRetracted') shares.retractions++;
    const on = event.effectiveon;
    if (on === undefined) continue;
    if (isLate(event, recordedAt)) shares.late++;
    if (event.type === 'AgencyAssignmentEnded') {
      const ended = assignmentsEnded.get(event.subject) ?? new Set();
      assignmentsEnded.set(event.subject, ended.add(on));
    }
    if (event.type === 'SocialWorkerStarted') starts.push({ subject: event.subject, on });
  }
  const conversions = starts.filter(
    ({ subject, on }) => assignmentsEnded.get(subject)?.has(addDays(on, -1)) === true,
  );
  return { ...shares, conversions: conversions.length };
}

/** Whether something of somebody's life was recorded more than a fortnight after it was true. */
function isLate({ subject, type, effectiveon: on }: DaybookEvent, recordedAt: string): boolean {
  if (subject === 'authority' || on === undefined || toldAfterwards.includes(type)) return false;
  return daysBetween(on, recordedAt.slice(0, 10)) > LATE_DAYS;
}

async function* entriesOf({ url }: Listener): AsyncGenerator<Entry> {
  for (let after = '0'; ;) {
    const page = await fetch(new URL(`/v1/events?after=${after}&limit=1000`, url));
    const lines = (await page.text()).split('\n').slice(0, -1);
    if (lines.length === 0) return;
    for (const line of lines) yield JSON.parse(line) as Entry;
    after = page.headers.get('daybook-next') ?? after;
  }
}
