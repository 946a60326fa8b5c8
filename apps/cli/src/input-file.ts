import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { isMarkedUtf16 } from '@daybook/formats';
import { CommandError, EXIT } from './exit';
import { InputCutter } from './input-lines';

/** Bytes read from a file at a time. */
const CHUNK = 1_048_576;

/** A file is told by its beginning. */
const BEGINNING = 512;

/** The bytes of a file, `-` for standard input. */
export function bytesOf(file: string): AsyncIterable<Buffer> {
  return readable(file, file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK }));
}

/** @throws CommandError where the bytes cannot be read to their end */
export async function* readable(file: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** How many bytes a file has; undefined for standard input. */
export function sizeOf(file: string): number | undefined {
  return file === '-' ? undefined : statSync(file).size;
}

/**
 * A file that cannot be opened, or is no text, is found out before anything is done.
 * @throws CommandError
 */
export function mustBeText(file: string): void {
  if (file === '-') return;
  const beginning = Buffer.alloc(BEGINNING);
  let length: number;
  try {
    if (!statSync(file).isFile()) throw new Error('it is not a file');
    const opened = openSync(file, 'r');
    try {
      length = readSync(opened, beginning);
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  const is = kindOf(beginning.subarray(0, length));
  if (is !== null) throw new CommandError(EXIT.usage, `${file} ${is}`);
}

/** What a file that begins so is, if it is no UTF-8 text. */
function kindOf(beginning: Buffer): string | null {
  const [first, second] = beginning;
  if (first === 0x1f && second === 0x8b) return 'is compressed: unpack it, for instance with gunzip';
  if (isMarkedUtf16(beginning)) return 'is text in UTF-16: save it as UTF-8';
  return beginning.includes(0) ? 'is not text' : null;
}

/**
 * How a JSON document is damaged so that nobody can say where its events end, or null. Lines each stand for
 * themselves: of them only the first few are read.
 */
export async function damageOf(file: string): Promise<string | null> {
  const cutter = new InputCutter();
  for await (const chunk of bytesOf(file)) {
    cutter.take(chunk);
    if (cutter.isLines === true) return null;
  }
  cutter.end();
  return cutter.damage;
}

function unreadable(file: string, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  const name = file === '-' ? 'standard input' : file;
  const why = code === 'ENOENT' ? 'there is no such file' : message;
  return new CommandError(EXIT.usage, `${name} cannot be read: ${why}`);
}
