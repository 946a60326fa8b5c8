import { type IncomingHttpHeaders, request } from 'node:http';

/** A request as a test means it: nothing is added but what HTTP needs. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A whole answer. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The JSON of the body. */
  body<T = Record<string, unknown>>(): T;
  /** The JSON of each line of the body. */
  lines<T = Record<string, unknown>>(): T[];
}

/** The problem document of RFC 9457 with our own members (interfaces.md §1.1). */
export interface ProblemShown {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly revision?: string | null;
  readonly results?: readonly ReceiptShown[];
}

/** A receipt as it is on the wire. */
export interface ReceiptShown {
  readonly index?: number;
  readonly source?: string;
  readonly id?: string;
  readonly status: string;
  readonly position?: string;
  readonly revision?: string;
  readonly recordedAt?: string;
  readonly problem?: Pick<ProblemShown, 'code' | 'detail' | 'errors'>;
}

/** What a batch is answered with. */
export interface BatchShown {
  readonly recorded: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly results: readonly ReceiptShown[];
}

/** Sends a request on a connection of its own and collects the answer. */
export async function ask(url: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve(answered(response.statusCode ?? 0, response.headers, text));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function answered(status: number, headers: IncomingHttpHeaders, text: string): Answered {
  return {
    status,
    headers,
    text,
    body: <T>() => JSON.parse(text) as T,
    lines: <T>() =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T),
  };
}
