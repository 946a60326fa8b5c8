import { type Cutter, type InputLine, KEPT_BYTES } from './cutter';
import { DocumentCutter } from './document-cutter';

const NOTHING: Buffer = Buffer.alloc(0);
const NEWLINE = 0x0a;

/**
 * The events of an input, some at a time: the non-empty lines of NDJSON; or the elements of a JSON array,
 * or a JSON object over several lines. Which of them it is shows in its first two lines.
 */
export async function* inputLines(
  chunks: AsyncIterable<Buffer>,
  cutter: Cutter = new InputCutter(),
): AsyncGenerator<readonly InputLine[]> {
  for await (const chunk of chunks) {
    const lines = cutter.take(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = cutter.end();
  if (last.length > 0) yield last;
}

/** Finds out how an input is laid out, then cuts it so. */
export class InputCutter implements Cutter {
  private opening: Buffer = NOTHING;
  private cutter: Cutter | undefined;

  /** Whether the input is lines that each stand for themselves; undefined while that is not known yet. */
  get isLines(): boolean | undefined {
    return this.cutter === undefined ? undefined : this.cutter instanceof LineCutter;
  }

  get damage(): string | null {
    return this.cutter?.damage ?? null;
  }

  take(chunk: Buffer): readonly InputLine[] {
    if (this.cutter !== undefined) return this.cutter.take(chunk);
    this.opening = Buffer.concat([this.opening, chunk]);
    const layout = layoutOf(withoutMark(this.opening));
    return layout === undefined ? [] : this.begin(layout);
  }

  end(): readonly InputLine[] {
    const first = this.cutter === undefined ? this.begin('lines') : [];
    return [...first, ...(this.cutter?.end() ?? [])];
  }

  private begin(layout: 'lines' | 'document'): readonly InputLine[] {
    this.cutter = layout === 'lines' ? new LineCutter() : new DocumentCutter();
    const opening = withoutMark(this.opening);
    this.opening = NOTHING;
    return this.cutter.take(opening);
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Programs of Windows put a mark before UTF-8; it says nothing. */
function withoutMark(opening: Buffer): Buffer {
  return opening.subarray(0, 3).equals(BYTE_ORDER_MARK) ? opening.subarray(3) : opening;
}

/** How an input that begins so is laid out; undefined where more of it must be seen. */
function layoutOf(opening: Buffer): 'lines' | 'document' | undefined {
  const text = opening.toString('latin1');
  const start = text.search(/\S/);
  if (start < 0 || BYTE_ORDER_MARK.subarray(0, opening.length).equals(opening)) return tooLong(opening);
  if (text[start] === '[') return 'document';
  return text[start] === '{' ? (layoutOfObject(text.slice(start)) ?? tooLong(opening)) : 'lines';
}

function layoutOfObject(text: string): 'lines' | 'document' | undefined {
  const [, line, next] = /^([^\n]*)\n\s*(\S?)/.exec(text) ?? [];
  if (line === undefined) return undefined;
  if (!endsInsideObject(line)) return 'lines';
  if (next === undefined || next === '') return undefined;
  // A line that was cut off is followed by another that begins an event; an object goes on otherwise.
  return /[:[]\s*$/.test(line) || '"}],:'.includes(next) ? 'document' : 'lines';
}

function tooLong(opening: Buffer): 'lines' | undefined {
  return opening.length > KEPT_BYTES ? 'lines' : undefined;
}

/** Whether a line that begins an object ends between two of its tokens. */
function endsInsideObject(line: string): boolean {
  const cutter = new DocumentCutter();
  return cutter.take(Buffer.from(line, 'latin1')).length === 0 && !cutter.isInString;
}

/** Cuts at line ends; lines of nothing but spaces, tabs and carriage returns are left out. */
class LineCutter implements Cutter {
  readonly damage = null;
  private rest: Buffer = NOTHING;
  private line = 1;

  take(chunk: Buffer): readonly InputLine[] {
    const lines: InputLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const raw = joined(this.rest, chunk.subarray(from, at));
      this.rest = NOTHING;
      if (!isBlank(raw)) lines.push({ raw, line: this.line });
      this.line++;
      from = at + 1;
    }
    this.rest = joined(this.rest, chunk.subarray(from));
    return lines;
  }

  end(): readonly InputLine[] {
    return isBlank(this.rest) ? [] : [{ raw: this.rest, line: this.line }];
  }
}

function joined(rest: Buffer, more: Buffer): Buffer {
  if (rest.length === 0) return more.subarray(0, KEPT_BYTES);
  return Buffer.concat([rest, more.subarray(0, KEPT_BYTES - rest.length)]);
}

function isBlank(line: Buffer): boolean {
  for (const byte of line) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}
