import type { LogEntry } from '@daybook/events';
import { differences, learn } from '@daybook/facts';
import type { Life } from '@daybook/facts';

import type { Change } from './fact-store';

/** A life that knows one entry more, and what changed in its facts and findings: null where nothing did. */
export interface Learning {
  readonly life: Life;
  readonly change: Change | null;
}

/** Learns one entry. Batches may share a transaction, never a fold: known ranges have single positions. */
export function learnOne(life: Life, entry: LogEntry): Learning {
  const next = learn(life, entry);
  const { opened, closed } = differences(life.fold, next.fold);
  const rows = [opened.facts, opened.findings, closed.facts, closed.findings];
  const unchanged = rows.every((each) => each.length === 0);
  return { life: next, change: unchanged ? null : { position: entry.position, opened, closed } };
}
