import { createHash } from 'node:crypto';

import { compareUtf8 } from '@daybook/events';
import type { Position } from '@daybook/events';
import type { Fact, Finding } from '@daybook/facts';
import { canonicalJson } from '@daybook/proof';

import type { FactStore } from './fact-store';
import { joinedFindingsAt } from './findings-at';
import { subjectBySubject } from './subject-rows';

/** An event as those know it who know nothing of our log: source and id. */
type EventName = readonly [source: string, id: string];

/**
 * SHA-256 over the canonical form of the facts and findings visible at a position: 64 hexadecimal digits
 * (interfaces.md §2). A line of canonical JSON for each fact, then for each finding of one subject: subject
 * by subject in the order of the store, within a subject in the order of the lines' UTF-8 bytes; then for
 * each joined finding, authority by authority in the same order of lines. Events are named by source and id;
 * positions and instants of recording are left out, so that only what is known counts. No more is held in
 * memory than the facts of one authority.
 *
 * @throws where the store lacks an event that a fact or finding stands on
 */
export async function stateHash(store: FactStore, at: Position): Promise<string> {
  const hash = createHash('sha256');
  for await (const { rows } of subjectBySubject(store.visibleFacts(at))) {
    for (const line of await linesOf(store, rows, factForm)) hash.update(line);
  }
  for await (const { rows } of subjectBySubject(store.visibleFindings(at))) {
    for (const line of await linesOf(store, rows, findingForm)) hash.update(line);
  }
  for (const authority of await store.authorities()) {
    const joined = await joinedFindingsAt(store, { authority, knownAt: at });
    for (const line of await linesOf(store, joined, findingForm)) hash.update(line);
  }
  return hash.digest('hex');
}

async function linesOf<Row extends Fact | Finding>(
  store: FactStore,
  rows: readonly Row[],
  form: (row: Row, because: readonly EventName[]) => unknown,
): Promise<readonly string[]> {
  const events = await store.events([...new Set(rows.flatMap((row) => row.because))]);
  const names = new Map(
    events.map(({ position, source, id }): [Position, EventName] => [position, [source, id]]),
  );
  return rows.map((row) => `${canonicalJson(form(row, namesOf(row, names)))}\n`).sort(compareUtf8);
}

function namesOf(row: Fact | Finding, names: ReadonlyMap<Position, EventName>): readonly EventName[] {
  return row.because
    .map((position) => {
      const name = names.get(position);
      if (name === undefined) throw new Error(`the views do not hold the event at position ${position}`);
      return name;
    })
    .sort((a, b) => compareUtf8(a[0], b[0]) || compareUtf8(a[1], b[1]));
}

const factForm = (
  { authority, subject, what, key, from, to, value }: Fact,
  because: readonly EventName[],
) => ({
  authority,
  subject,
  what,
  key,
  from,
  to,
  value,
  because,
});

const findingForm = (finding: Finding, because: readonly EventName[]) => {
  const { authority, subject, rule, severity, from, to, message } = finding;
  return { authority, subject, rule, severity, from, to, message, because };
};
