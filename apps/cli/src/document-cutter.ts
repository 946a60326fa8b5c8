import { type Cutter, type InputLine, KEPT_BYTES } from './cutter';

const SIGN = {
  newline: 0x0a,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  leftBracket: 0x5b,
  backslash: 0x5c,
  rightBracket: 0x5d,
  leftBrace: 0x7b,
  rightBrace: 0x7d,
} as const;

/**
 * Cuts a JSON array into its elements, or one JSON object after another, without reading what is in them:
 * each is judged by the book as it stands. Holds no more than the event that is under way.
 */
export class DocumentCutter implements Cutter {
  damage: string | null = null;
  private place: 'before' | 'array' | 'objects' | 'after' = 'before';
  private depth = 0;
  private string: 'none' | 'open' | 'escaping' = 'none';
  private line = 1;
  /** The line on which the event under way begins; 0 while there is none. */
  private beganOn = 0;
  /** What earlier chunks had of the event under way. */
  private parts: Buffer[] = [];
  private kept = 0;

  /** Whether what has been read so far ends within a string. */
  get isInString(): boolean {
    return this.string !== 'none';
  }

  take(chunk: Buffer): readonly InputLine[] {
    const items: InputLine[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === SIGN.newline) this.line++;
      const wasUnderWay = this.beganOn > 0;
      const reading = this.read(byte);
      if (!wasUnderWay && this.beganOn > 0) from = at;
      if (reading === 'goes on') continue;
      items.push(this.close(chunk.subarray(from, reading === 'before this' ? at : at + 1)));
    }
    if (this.beganOn > 0) this.keep(chunk.subarray(from));
    return items;
  }

  end(): readonly InputLine[] {
    if (this.place === 'after' && this.beganOn > 0) this.damage = 'something follows the end of its array';
    else if (this.beganOn > 0) this.damage = `the event that begins on line ${this.beganOn} never ends`;
    else if (this.place === 'array') this.damage = 'its array never ends';
    return this.beganOn > 0 ? [this.close(Buffer.alloc(0))] : [];
  }

  /** Whether the event under way ends before this byte, with it, or goes on. */
  private read(byte: number): 'before this' | 'with this' | 'goes on' {
    if (this.string !== 'none') {
      this.readInString(byte);
      return 'goes on';
    }
    if (byte <= SIGN.space) return 'goes on';
    if (this.place === 'before') {
      this.place = byte === SIGN.leftBracket ? 'array' : 'objects';
      if (this.place === 'array') return 'goes on';
    }
    if (this.isBetweenElements(byte)) return this.beganOn > 0 ? 'before this' : 'goes on';
    if (this.beganOn === 0) this.beganOn = this.line;
    return this.readInEvent(byte);
  }

  /** A comma after an element, or the end of the array. */
  private isBetweenElements(byte: number): boolean {
    if (this.place !== 'array' || this.depth > 0) return false;
    if (byte === SIGN.rightBracket) this.place = 'after';
    return byte === SIGN.comma || byte === SIGN.rightBracket;
  }

  private readInEvent(byte: number): 'with this' | 'goes on' {
    if (byte === SIGN.quote) this.string = 'open';
    else if (byte === SIGN.leftBrace || byte === SIGN.leftBracket) this.depth++;
    else if (byte === SIGN.rightBrace || byte === SIGN.rightBracket) {
      this.depth = Math.max(0, this.depth - 1);
      if (this.depth === 0 && this.place === 'objects') return 'with this';
    }
    return 'goes on';
  }

  private readInString(byte: number): void {
    if (this.string === 'escaping') this.string = 'open';
    else if (byte === SIGN.backslash) this.string = 'escaping';
    else if (byte === SIGN.quote) this.string = 'none';
  }

  private keep(part: Buffer): void {
    const room = part.subarray(0, KEPT_BYTES - this.kept);
    if (room.length === 0) return;
    this.parts.push(room);
    this.kept += room.length;
  }

  private close(last: Buffer): InputLine {
    this.keep(last);
    const item = { raw: Buffer.concat(this.parts), line: this.beganOn };
    this.parts = [];
    this.kept = 0;
    this.beganOn = 0;
    return item;
  }
}
