import type { Claim } from './claims-trial';
import type { RunningServer } from './running-server-trial';

/** An entry of the log as it travels (interfaces.md §1.3). */
export interface EntryShown {
  readonly position: string;
  readonly revision: string;
  readonly stream: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly event: Claim;
}

/** Every entry of the log after a position, page by page. */
export async function entriesAfter(server: RunningServer, position: number): Promise<EntryShown[]> {
  const entries: EntryShown[] = [];
  for (let after = String(position); ;) {
    const page = await server.ask(`/v1/events?after=${after}&limit=1000`);
    const lines = page.lines<EntryShown>();
    if (lines.length === 0) return entries;
    entries.push(...lines);
    after = String(page.headers['daybook-next']);
  }
}
