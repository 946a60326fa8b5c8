import { streamOf, type DaybookEvent } from '@daybook/events';
import { mergedInto } from '@daybook/facts';

/**
 * Appends that may connect streams, on their way to the log. A merge is written on one stream and says
 * something of another, whose revision it leaves as it is: who has decided on the other learns of it here.
 */
export class ConnectingAppends {
  private readonly underWay = new Set<Promise<unknown>>();
  private sent = 0;

  /** Sends an append, and remembers it while it is on its way if any of its events connects streams. */
  send<T>(events: readonly DaybookEvent[], append: () => Promise<T>): Promise<T> {
    if (!events.some(connects)) return append();
    this.sent += 1;
    const appended = append();
    const settled = appended.then(
      () => undefined,
      () => undefined,
    );
    this.underWay.add(settled);
    void settled.then(() => this.underWay.delete(settled));
    return appended;
  }

  /**
   * Waits for those on their way; from then on the log shows what they connected.
   *
   * @returns whether none has been sent since, to be asked just before an append is sent
   */
  async settled(): Promise<() => boolean> {
    // One that is sent while this waits is not waited for, and so counts as sent since.
    const { sent } = this;
    await Promise.all(this.underWay);
    return () => this.sent === sent;
  }
}

function connects(event: DaybookEvent): boolean {
  const entry = { position: 0n, revision: 0n, recordedAt: '', recordedBy: '', event };
  return mergedInto({ ...entry, stream: streamOf(event) }) !== null;
}
