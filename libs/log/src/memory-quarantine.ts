import type { Quarantine, QuarantineEntry, QuarantineQuery, QuarantineReceipt, Refused } from './quarantine';

/** A quarantine that lives as long as its process. */
export class MemoryQuarantine implements Quarantine {
  private readonly entries: QuarantineEntry[] = [];

  async park(refused: Refused): Promise<string> {
    const id = `${this.entries.length + 1}`;
    this.entries.push({ ...structuredClone(refused), id, status: 'waiting' });
    return id;
  }

  async list({ after, limit, status }: QuarantineQuery): Promise<readonly QuarantineEntry[]> {
    const later = this.entries.filter(({ id }) => after === undefined || Number(id) > Number(after));
    return later.filter((entry) => status === undefined || entry.status === status).slice(0, limit);
  }

  async get(id: string): Promise<QuarantineEntry | undefined> {
    return this.entries.find((entry) => entry.id === id);
  }

  async markResubmitted(id: string, receipt: QuarantineReceipt): Promise<boolean> {
    const index = this.entries.findIndex((entry) => entry.id === id && entry.status === 'waiting');
    const entry = this.entries[index];
    if (entry === undefined) return false;
    this.entries[index] = { ...entry, status: 'resubmitted', receipt };
    return true;
  }
}
