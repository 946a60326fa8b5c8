import { isMarkedUtf16, textAfterMark } from '../text-opening';

/** A line of text without its end. */
export interface TextLine {
  /** From 1. */
  readonly line: number;
  /** Null where the line is not UTF-8. */
  readonly text: string | null;
  /** What could be read of a line that is not UTF-8, byte for character. */
  readonly bytes?: string;
  /** Whether a line end follows: the last line may have none, and may then be cut off. */
  readonly isWhole: boolean;
}

/** A file of which nothing can be read, or nothing more: says why, in words that follow its name. */
export class ReturnDamage extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ReturnDamage';
  }
}

/** Reads UTF-8, and throws at what is none. */
export type Utf8Decoder = InstanceType<typeof TextDecoder>;

const NEWLINE = 0x0a;
/** No row of the return is longer. */
const LONGEST_LINE = 65_536;

/**
 * The lines of a text, some at a time; blank ones are left out.
 * @throws ReturnDamage where it is no text in UTF-8 at all, or has no lines
 */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly TextLine[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  for await (const chunk of checkedText(chunks)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (rest.length > LONGEST_LINE) throw new ReturnDamage(`has a line ${line} without an end: is it CSV?`);
    if (end === 0) continue;
    const lines = linesIn(bytes.subarray(0, end - 1), { decoder, line, isWhole: true });
    line += lines.length;
    yield lines.filter(isFilled);
  }
  yield linesIn(rest, { decoder, line, isWhole: false }).filter(isFilled);
}

function isFilled({ text }: TextLine): boolean {
  return text === null || text.trim() !== '';
}

interface Block {
  readonly decoder: Utf8Decoder;
  readonly line: number;
  readonly isWhole: boolean;
}

/** A block is read at once; one that is not UTF-8 line by line, so that only the lines at fault are lost. */
function linesIn(block: Uint8Array, { decoder, line, isWhole }: Block): readonly TextLine[] {
  let text: string;
  try {
    text = decoder.decode(block);
  } catch {
    return linesOneByOne(block, { decoder, line, isWhole });
  }
  return text.split('\n').map((each, i) => ({ line: line + i, text: withoutReturn(each), isWhole }));
}

function linesOneByOne(block: Uint8Array, { decoder, line, isWhole }: Block): readonly TextLine[] {
  const bytes = Buffer.from(block).toString('latin1');
  return bytes.split('\n').map((each, i) => {
    const read = { line: line + i, isWhole };
    try {
      return { ...read, text: withoutReturn(decoder.decode(Buffer.from(each, 'latin1'))) };
    } catch {
      return { ...read, text: null, bytes: withoutReturn(each) };
    }
  });
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Where in bytes that are not UTF-8 the first wrong one is, from 0, and its value. */
export function firstWrongByte(bytes: string): { readonly at: number; readonly byte: number } {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (mayGoOn(bytes.slice(0, middle))) good = middle;
    else bad = middle;
  }
  // A character of several bytes that is not finished begins up to three bytes before.
  let at = good;
  while (at > 0 && !isText(bytes.slice(0, at))) at--;
  return { at, byte: bytes.charCodeAt(at) };
}

/** Whether bytes are UTF-8, or the beginning of it. */
function mayGoOn(bytes: string): boolean {
  return decodes(bytes, true);
}

function isText(bytes: string): boolean {
  return decodes(bytes, false);
}

function decodes(bytes: string, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'), { stream });
    return true;
  } catch {
    return false;
  }
}

/** How many bytes show that a text is UTF-16 without a mark. */
const OPENING = 4;

/**
 * The bytes of a text without the mark that programs of Windows put before UTF-8.
 * @throws ReturnDamage where the beginning is that of a workbook, an archive or text in UTF-16
 */
export function checkedText(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return textAfterMark(chunks, mustBeginText);
}

function mustBeginText(opening: Buffer): void {
  if (isMarkedUtf16(opening) || opening.subarray(0, OPENING).includes(0)) {
    throw new ReturnDamage('is text in UTF-16: save it as CSV UTF-8');
  }
  if (opening.subarray(0, 2).toString('latin1') === 'PK') {
    throw new ReturnDamage('is a workbook or an archive: save each sheet as CSV UTF-8');
  }
}
