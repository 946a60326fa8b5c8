import { DaybookProblem, LIMITS } from '@daybook/book';
import type { Request } from 'express';

/**
 * The whole body of a request.
 * @throws DaybookProblem `too-large` as soon as it is longer than a body may be, `malformed` if it breaks off
 */
export async function wholeBody(request: Request): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.length;
    if (length > LIMITS.body) {
      const detail = `a body may have at most ${LIMITS.body} bytes; send more as application/x-ndjson`;
      throw new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The body as it arrives. Whoever stops reading leaves the connection open, so that the client hears why; the
 * HTTP server throws the rest of the body away.
 */
async function* chunksOf(request: Request): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch {
    const detail = 'the request broke off before its body had come';
    const errors = [{ pointer: '', code: 'malformed', detail }];
    throw new DaybookProblem('malformed', detail, { status: 400, errors });
  }
}

/** How much of a body that is refused is still taken, and for how long. */
const TAKEN_OF_REFUSED = { bytes: 16 * LIMITS.body, ms: 1_000 } as const;

/**
 * Takes the rest of a refused body off the wire, within bounds: many clients hear nothing before they have
 * sent all of it. Resolves when it has come, or enough of it, or nothing more comes.
 */
export async function discardBody(request: Request): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, TAKEN_OF_REFUSED.ms);
  });
  await Promise.race([late, takeRest(request)]);
  clearTimeout(timer);
}

async function takeRest(request: Request): Promise<void> {
  let length = 0;
  try {
    for await (const chunk of chunksOf(request)) {
      length += chunk.length;
      if (length > TAKEN_OF_REFUSED.bytes) return;
    }
  } catch {
    // It broke off: nobody is left to hear the refusal.
  }
}

const NEWLINE = 0x0a;

/**
 * The non-empty lines of a body as they arrive, some at a time. A line that is too long comes as its first
 * bytes, one more than a line may have; the rest of it is not kept. What a request that breaks off has sent
 * of its last line is no line.
 * @throws DaybookProblem `malformed` if the request breaks off
 */
export async function* linesOf(request: Request): AsyncGenerator<readonly Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunksOf(request)) {
    const lines: Buffer[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const line = joined(rest, chunk.subarray(from, at));
      rest = Buffer.alloc(0);
      if (!isBlank(line)) lines.push(line);
      from = at + 1;
    }
    rest = joined(rest, chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (!isBlank(rest)) yield [rest];
}

function joined(rest: Buffer, more: Buffer): Buffer {
  if (rest.length > LIMITS.line) return rest;
  const line = rest.length === 0 ? more : Buffer.concat([rest, more]);
  return line.length > LIMITS.line ? Buffer.from(line.subarray(0, LIMITS.line + 1)) : line;
}

/** Spaces, tabs and carriage returns are nothing; of a line that is too long only the beginning is known. */
function isBlank(line: Buffer): boolean {
  if (line.length > LIMITS.line) return false;
  for (const byte of line) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
