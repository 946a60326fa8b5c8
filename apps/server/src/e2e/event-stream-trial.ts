import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { EntryShown } from './log-reading-trial';
import type { RunningServer } from './running-server-trial';

/** One server-sent event. */
export interface Sent {
  readonly id: string;
  readonly data: EntryShown;
}

/** A reader of server-sent events, as a browser would be one. */
export class EventStream {
  response: IncomingMessage | undefined;
  private readonly request: ClientRequest;
  private readonly begun: Promise<IncomingMessage>;
  private text = '';

  constructor(server: RunningServer, path: string, headers: Readonly<Record<string, string>> = {}) {
    const accept = 'text/event-stream';
    this.request = request(`${server.url}${path}`, { headers: { accept, ...headers }, agent: false });
    this.begun = once(this.request, 'response').then(([response]) => {
      this.response = response as IncomingMessage;
      this.response.on('error', () => undefined);
      this.response.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
      return this.response;
    });
    this.begun.catch(() => undefined);
    this.request.on('error', () => undefined);
    this.request.end();
  }

  /** The next events, so many of them. */
  async next(count: number): Promise<Sent[]> {
    const response = await this.begun;
    while (this.text.split('\n\n').length <= count) await once(response, 'data');
    const events = this.text.split('\n\n');
    this.text = events.slice(count).join('\n\n');
    return events.slice(0, count).map((event) => {
      const [, id = '', data = 'null'] = /^id: (\d+)\ndata: (.*)$/.exec(event) ?? [];
      return { id, data: JSON.parse(data) as EntryShown };
    });
  }

  /** What has come and was not taken. */
  get rest(): string {
    return this.text;
  }

  close(): void {
    this.request.destroy();
  }
}
