import type { Json } from './event';

/**
 * What a strict reading gives: the value, or where (a JSON pointer) and in what words the bytes are refused.
 */
export type StrictJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly pointer: string; readonly detail: string };

/** The deepest nesting of objects and arrays that is read (events.md §2). */
export const DEEPEST = 20;

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const BYTE_ORDER_MARK = 0xfeff;

const words = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const loneSurrogate = /\p{Surrogate}/u;
const hexQuad = /^[0-9a-fA-F]{4}$/;

/**
 * Reads bytes as one JSON value (RFC 8259) that means the same to every reader (RFC 7493). Refused are: bytes
 * that are not UTF-8, a byte order mark, a key given twice, the keys `__proto__`, `constructor` and
 * `prototype`, a number beyond ±(2^53 − 1), a lone surrogate, nesting deeper than {@link DEEPEST}, and text
 * after the value. Objects keep the order of the document, but for keys that are array indices, which
 * JavaScript puts first.
 */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  return read(bytes, null);
}

/**
 * The JSON pointers of every value in the order in which the document gives them, as far as it can be read:
 * what puts errors that were found by field into the order in which a reader meets them.
 */
export function pointersInDocumentOrder(bytes: Uint8Array): string[] {
  const pointers: string[] = [];
  read(bytes, pointers);
  return pointers;
}

function read(bytes: Uint8Array, pointers: string[] | null): StrictJson {
  const text = decoded(bytes);
  if (text === null) return { ok: false, pointer: '', detail: 'expected UTF-8, and these bytes are not' };
  const reader = new StrictReader(text, pointers);
  try {
    return { ok: true, value: reader.document() };
  } catch (refusal) {
    if (!(refusal instanceof StrictRefusal)) throw refusal;
    return { ok: false, pointer: refusal.pointer, detail: refusal.message };
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

class StrictRefusal extends Error {
  constructor(
    readonly pointer: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Reads a text from left to right, once. `path` leads to the value being read, or else the last one read. */
class StrictReader {
  private at = 0;
  private readonly path: (string | number | null)[] = [];
  private readonly number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

  constructor(
    private readonly text: string,
    private readonly pointers: string[] | null,
  ) {}

  document(): Json {
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length) this.refuse('nothing after the value');
    return value;
  }

  private value(): Json {
    const code = this.skipSpace();
    if (this.pointers !== null) this.pointers.push(this.pointer());
    if (code === QUOTE) return this.string();
    if (code === OPEN_BRACE) return this.object();
    if (code === OPEN_BRACKET) return this.array();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.numeral();
    return this.word();
  }

  private object(): Json {
    const object: { [field: string]: Json } = {};
    this.enter();
    let code = this.skipSpace();
    if (code !== CLOSE_BRACE) {
      do {
        this.member(object);
        code = this.skipSpace();
        if (code === COMMA) this.at += 1;
      } while (code === COMMA);
      if (code !== CLOSE_BRACE) this.refuse('"," or "}"');
    }
    this.leave();
    return object;
  }

  private member(object: { [field: string]: Json }): void {
    const top = this.path.length - 1;
    this.path[top] = null;
    if (this.skipSpace() !== QUOTE) this.refuse('a key in double quotes');
    const key = this.string();
    this.path[top] = key;
    if (forbiddenKeys.has(key)) this.refuse(`no key ${key}`);
    // Looking for the value first is fast; only a name that Object.prototype has needs the second look.
    if (object[key] !== undefined && Object.hasOwn(object, key)) this.refuse('each key of an object once');
    if (this.skipSpace() !== COLON) this.refuse('":"');
    this.at += 1;
    object[key] = this.value();
  }

  private array(): Json {
    const array: Json[] = [];
    this.enter();
    let code = this.skipSpace();
    if (code !== CLOSE_BRACKET) {
      do {
        this.path[this.path.length - 1] = array.length;
        array.push(this.value());
        code = this.skipSpace();
        if (code === COMMA) this.at += 1;
      } while (code === COMMA);
      if (code !== CLOSE_BRACKET) this.refuse('"," or "]"');
    }
    this.leave();
    return array;
  }

  private enter(): void {
    if (this.path.length === DEEPEST) this.refuse(`at most ${DEEPEST} levels of nesting`);
    this.at += 1;
    this.path.push(null);
  }

  private leave(): void {
    this.at += 1;
    this.path.pop();
  }

  private string(): string {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    let code = text.charCodeAt(at);
    while (code !== QUOTE && code !== BACKSLASH && code >= 32) code = text.charCodeAt((at += 1));
    this.at = at;
    if (code === BACKSLASH) return this.escapedString(start);
    if (code !== QUOTE)
      this.refuse('a string that ends in double quotes, with its control characters escaped');
    this.at += 1;
    return text.slice(start, at);
  }

  /** The rest of a string from its first backslash on. */
  private escapedString(start: number): string {
    const { text } = this;
    let value = text.slice(start, this.at);
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) break;
      if (!(code >= 32))
        this.refuse('a string that ends in double quotes, with its control characters escaped');
      value += code === BACKSLASH ? this.escape() : text.charAt(this.at);
      this.at += 1;
    }
    this.at += 1;
    if (loneSurrogate.test(value)) this.refuse('no lone surrogate');
    return value;
  }

  /** Reads one escape and stands on its last character. */
  private escape(): string {
    this.at += 1;
    const letter = this.text.charAt(this.at);
    if (letter !== 'u')
      return escapes.get(letter) ?? this.refuse('one of the escapes of JSON after a backslash');
    const hex = this.text.slice(this.at + 1, this.at + 5);
    if (!hexQuad.test(hex)) this.refuse('four hexadecimal digits after \\u');
    this.at += 4;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }

  private numeral(): number {
    const { text } = this;
    this.number.lastIndex = this.at;
    const start = this.at;
    if (!this.number.test(text)) this.refuse('a number');
    this.at = this.number.lastIndex;
    const value = Number(text.slice(start, this.at));
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER) {
      this.at = start;
      this.refuse('a number of at most 9007199254740991 either way');
    }
    return value;
  }

  private word(): Json {
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.refuse('a value');
  }

  /** Goes to the next character that is not white space and gives its code, NaN at the end of the text. */
  private skipSpace(): number {
    let code = this.text.charCodeAt(this.at);
    while (code === 32 || code === 10 || code === 13 || code === 9)
      code = this.text.charCodeAt((this.at += 1));
    return code;
  }

  private pointer(): string {
    const steps = this.path.filter((step) => step !== null);
    return steps.map((step) => `/${`${step}`.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  }

  private refuse(expected: string): never {
    const code = this.text.charCodeAt(this.at);
    const mark = this.at === 0 && code === BYTE_ORDER_MARK ? ', and found a byte order mark' : '';
    throw new StrictRefusal(this.pointer(), `expected ${expected} at character ${this.at + 1}${mark}`);
  }
}
