/** A line of input with its number in the file, from 1. */
export interface InputLine {
  readonly raw: Uint8Array;
  readonly line: number;
}

const NEWLINE = 0x0a;
const LEFT_BRACKET = 0x5b;

/**
 * Events of a file: the non-empty lines of NDJSON; or the elements of a JSON document that is one event or
 * an array of them, whatever its layout. Which of the two it is shows in its first lines.
 */
export async function* inputLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly InputLine[]> {
  let number = 0;
  let rest: Buffer[] = [];
  let document: Buffer[] | undefined;
  for await (const chunk of chunks) {
    if (document !== undefined) {
      document.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk]);
    const end = whole.lastIndexOf(NEWLINE);
    if (number === 0 && (startsArray(whole) || (end >= 0 && !firstLineIsWhole(whole)))) {
      document = [whole];
      continue;
    }
    rest = [whole.subarray(end + 1)];
    const lines = splitLines(whole.subarray(0, end + 1), number);
    number += lines.numbered;
    if (lines.items.length > 0) yield lines.items;
  }
  if (document !== undefined) yield documentItems(Buffer.concat(document));
  else {
    const last = splitLines(Buffer.concat(rest), number).items;
    if (last.length > 0) yield last;
  }
}

function startsArray(bytes: Buffer): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === LEFT_BRACKET;
}

/** A first line that is no JSON of its own is the start of a document over several lines. */
function firstLineIsWhole(bytes: Buffer): boolean {
  const line = bytes.toString('utf8', 0, bytes.indexOf(NEWLINE)).trim();
  return !/^\{$|[[{,:]$/.test(line);
}

function splitLines(bytes: Buffer, before: number): { readonly items: readonly InputLine[]; readonly numbered: number } {
  const items: InputLine[] = [];
  let numbered = 0;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    const raw = bytes.subarray(from, end < 0 ? bytes.length : end);
    numbered++;
    if (raw.some((byte) => byte > 0x20)) items.push({ raw, line: before + numbered });
    from = end < 0 ? bytes.length : end + 1;
  }
  return { items, numbered };
}

/** Cuts a JSON array into its elements without reading them: each is judged by the book as it stands. */
function documentItems(bytes: Buffer): readonly InputLine[] {
  const text = bytes.toString('utf8');
  if (!startsArray(bytes)) return [{ raw: bytes, line: 1 }];
  const items: InputLine[] = [];
  const cut = new ElementCutter(text);
  for (const [from, to] of cut.elements()) {
    items.push({ raw: Buffer.from(text.slice(from, to)), line: lineAt(text, from) });
  }
  return items;
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** Finds where the elements of the outermost array begin and end. */
class ElementCutter {
  constructor(private readonly text: string) {}

  *elements(): Generator<readonly [number, number]> {
    let depth = 0;
    let start = this.text.indexOf('[') + 1;
    for (let at = start; at < this.text.length; at++) {
      const sign = this.text[at];
      if (sign === '"') at = this.endOfString(at);
      else if (sign === '{' || sign === '[') depth++;
      else if ((sign === ',' || sign === ']') && depth === 0) {
        if (this.text.slice(start, at).trim() !== '') yield [start, at];
        if (sign === ']') return;
        start = at + 1;
      } else if (sign === '}' || sign === ']') depth--;
    }
    // An array that never ends: what is left is handed on, to be refused where it stands.
    if (this.text.slice(start).trim() !== '') yield [start, this.text.length];
  }

  private endOfString(from: number): number {
    for (let at = from + 1; at < this.text.length; at++) {
      if (this.text[at] === '\\') at++;
      else if (this.text[at] === '"') return at;
    }
    return this.text.length;
  }
}
