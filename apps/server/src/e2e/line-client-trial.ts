import type { ClientRequest, IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ReceiptShown } from './http-trial';
import type { RunningServer } from './running-server-trial';

/** A client that sends lines and reads receipts at its own pace, on one request. */
export class LineClient {
  private readonly request: ClientRequest;
  private response: Promise<IncomingMessage>;
  private receipts: AsyncIterator<string> | undefined;

  constructor(server: RunningServer) {
    this.request = server.openLines();
    this.response = once(this.request, 'response').then(([response]) => response as IncomingMessage);
    this.response.catch(() => undefined);
    this.request.on('error', () => undefined);
    this.request.flushHeaders();
  }

  /** Sends text; false where the server takes no more for now. */
  send(text: string | Buffer): boolean {
    return this.request.write(text);
  }

  /** Sends all of this as fast as it is taken. */
  async sendAll(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) if (!this.send(piece)) await once(this.request, 'drain');
  }

  /** Whether the server takes more within so many milliseconds. */
  async takesMore(withinMs: number): Promise<boolean> {
    const late = new Promise<false>((resolve) => setTimeout(resolve, withinMs, false));
    return Promise.race([once(this.request, 'drain').then(() => true), late]);
  }

  /** The next receipt; null at the end of the answer. */
  async receipt(): Promise<ReceiptShown | null> {
    this.receipts ??= createInterface({ input: await this.response, crlfDelay: Infinity })[
      Symbol.asyncIterator
    ]();
    const { value, done } = await this.receipts.next();
    return done === true ? null : (JSON.parse(value) as ReceiptShown);
  }

  /** Says that nothing more comes, and reads what is left. */
  async end(rest = ''): Promise<ReceiptShown[]> {
    this.request.end(rest);
    const receipts: ReceiptShown[] = [];
    for (let one = await this.receipt(); one !== null; one = await this.receipt()) receipts.push(one);
    return receipts;
  }

  /** Breaks the connection off. */
  breakOff(): void {
    this.request.destroy();
  }
}
