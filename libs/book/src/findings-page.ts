import type { Position } from '@daybook/events';
import type { Finding } from '@daybook/facts';
import { findingsAt, type EventRef, type FactStore } from '@daybook/views';
import { showEventRef, type AsAtShown, type EventRefShown } from './answer';
import { cursorFor, startAt } from './cursor';
import type { ParameterReader } from './parameters';
import type { Reading } from './reading';

/** A remark of a rule, with the events behind it (events.md §6). */
export interface FindingShown {
  readonly rule: string;
  readonly severity: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string | null;
  readonly because: readonly EventRefShown[];
  readonly message: string;
}

/** What does not add up (interfaces.md §1.3). */
export interface FindingsPage {
  readonly asOf: string | null;
  readonly asAt: AsAtShown;
  readonly position: string;
  readonly total: number;
  readonly byRule: readonly { readonly rule: string; readonly severity: string; readonly count: number }[];
  readonly items: readonly FindingShown[];
  readonly next: string | null;
}

/** The parameters of a question for findings. */
export const findingsParameters = [
  'authority',
  'asOf',
  'asAt',
  'rule',
  'subject',
  'limit',
  'next',
  'fresh',
] as const;

/**
 * The findings of an authority that stand at a position, those that several subjects show together too; with
 * asOf those that hold on that day.
 */
export async function listFindings(
  facts: FactStore,
  reading: Reading,
  asked: ParameterReader,
): Promise<FindingsPage> {
  const authority = asked.authority();
  const [asOf, rule, subject] = [asked.date('asOf'), asked.text('rule'), asked.text('subject')];
  const position = await reading.locate(asked.asAt(), 'asAt');
  const found = await findingsAt(facts, {
    authority,
    knownAt: position,
    ...(asOf === undefined ? {} : { asOf }),
    ...(rule === undefined ? {} : { rule }),
    ...(subject === undefined ? {} : { subject }),
  });
  const limit = asked.count('limit', { default: 100, most: 1_000 });
  const tied = `findings ${authority} ${position}`;
  const start = startAt(asked.text('next'), tied);
  const page = found.slice(start, start + limit);
  const events = await reading.eventsAt(page.flatMap(({ because }) => because));
  const asAt = await reading.shown(position);
  return {
    asOf: asOf ?? null,
    asAt,
    position: asAt.position,
    total: found.length,
    byRule: countByRule(found),
    items: page.map((finding) => showFinding(finding, events)),
    next: start + limit < found.length ? cursorFor(tied, start + limit) : null,
  };
}

/** A finding as it travels. */
export function showFinding(finding: Finding, events: ReadonlyMap<Position, EventRef>): FindingShown {
  const { rule, severity, subject, from, to, message } = finding;
  const because = finding.because.flatMap((position) => {
    const event = events.get(position);
    return event === undefined ? [] : [showEventRef(event)];
  });
  return { rule, severity, subject, from, to, because, message };
}

function countByRule(findings: readonly Finding[]): FindingsPage['byRule'] {
  const counts = new Map<string, { rule: string; severity: string; count: number }>();
  for (const { rule, severity } of findings) {
    const counted = counts.get(rule) ?? { rule, severity, count: 0 };
    counted.count++;
    counts.set(rule, counted);
  }
  return [...counts.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
