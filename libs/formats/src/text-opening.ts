/** Bytes in which it shows what a file is. */
const OPENING = 4;

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The bytes of a text without the mark that programs of Windows put before UTF-8. `check` sees the first four
 * bytes or more, or all where there are fewer, before any is given, and throws where they begin no such text.
 */
export async function* textAfterMark(
  chunks: AsyncIterable<Uint8Array>,
  check: (opening: Buffer) => void,
): AsyncGenerator<Uint8Array> {
  const opened = (opening: Buffer): Uint8Array => {
    check(opening);
    return opening.subarray(0, MARK.length).equals(MARK) ? opening.subarray(MARK.length) : opening;
  };
  let opening: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (opening === null) {
      yield chunk;
      continue;
    }
    opening = Buffer.concat([opening, chunk]);
    if (opening.length < OPENING) continue;
    yield opened(opening);
    opening = null;
  }
  if (opening !== null) yield opened(opening);
}

/** Whether a file begins with the mark of UTF-16. */
export function isMarkedUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
