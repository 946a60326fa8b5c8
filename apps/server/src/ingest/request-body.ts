import { DaybookProblem, LIMITS } from '@daybook/book';
import type { Request } from 'express';

/**
 * The whole body of a request.
 * @throws DaybookProblem `too-large` as soon as it is longer than a body may be
 */
export async function wholeBody(request: Request): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LIMITS.body) {
      const detail = `a body may have at most ${LIMITS.body} bytes; send more as application/x-ndjson`;
      throw new DaybookProblem('too-large', detail, { errors: [{ pointer: '', code: 'too-large', detail }] });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const NEWLINE = 0x0a;

/**
 * The non-empty lines of a body as they arrive, some at a time. A line that is too long comes as its first
 * bytes, one more than a line may have; the rest of it is not kept.
 */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
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

/** Spaces, tabs and carriage returns are nothing. */
function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
