import { csvRows } from './csv-return';
import type { ReadItem, ReturnDays } from './return-row';
import { checkedText } from './text-lines';
import { xmlRows } from './xml-return';

/** What is noticed of a file of the return while it is read. */
export class ReturnReading {
  constructor(readonly days: ReturnDays = {}) {}

  /** The first thing that is wrong with the file beyond single rows, in words that follow its name. */
  damaged: string | null = null;
  /** What a reader should be told though nothing is wrong. */
  noted: string | null = null;

  damage(sentence: string): void {
    this.damaged ??= sentence;
  }

  note(sentence: string): void {
    this.noted ??= sentence;
  }
}

/**
 * The rows of a file of the SSDA903 return, some at a time: a table as CSV, or the return as XML. Each row is
 * read or refused by itself. What is wrong with the file as a whole is noted in `reading`: rows from before
 * and after it are read all the same.
 * @throws ReturnDamage where no row can be read
 */
export async function* readReturn(
  bytes: AsyncIterable<Uint8Array>,
  reading: ReturnReading,
): AsyncGenerator<readonly ReadItem[]> {
  const text = checkedText(bytes)[Symbol.asyncIterator]();
  const opening: Uint8Array[] = [];
  let isXml: boolean | null = null;
  while (isXml === null) {
    const { value, done } = await text.next();
    if (done === true) break;
    opening.push(value);
    isXml = beginsAsXml(Buffer.concat(opening).toString('latin1'));
  }
  const whole = rejoined(opening, text);
  yield* isXml === true ? xmlRows(whole, reading) : csvRows(whole, reading);
}

/** Null while nothing but spaces was seen. */
function beginsAsXml(text: string): boolean | null {
  const first = text.trimStart()[0];
  return first === undefined ? null : first === '<';
}

async function* rejoined(
  opening: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* opening;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
