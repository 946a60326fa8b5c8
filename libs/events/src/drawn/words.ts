import { isCivilDate, type CivilDate } from '../civil-date';

/**
 * A line of a timeline that cannot be read: its number, the words at which reading stopped, what was
 * expected.
 */
export class TimelineError extends Error {
  constructor(
    readonly line: number,
    readonly words: string,
    readonly expected: string,
  ) {
    super(`line ${line}: expected ${expected} at ${words === '' ? 'the end' : `"${words}"`}`);
    this.name = 'TimelineError';
  }
}

/** The words of one line, read from left to right. A name of several words stands in double quotes. */
export class Words {
  private at = 0;

  private constructor(
    readonly line: number,
    private readonly words: readonly string[],
  ) {}

  /** Splits a line at white space and parentheses; `#` begins a comment. */
  static of(text: string, line: number): Words {
    const words: string[] = [];
    for (const [word] of text.replaceAll('’', "'").matchAll(/"[^"]*"|[()]|[^\s()]+/g)) {
      if (word.startsWith('#')) break;
      if (/^"(?!.+"$)/.test(word)) throw new TimelineError(line, word, 'a name between double quotes');
      words.push(word);
    }
    return new Words(line, words);
  }

  get left(): boolean {
    return this.at < this.words.length;
  }

  /** The word `ahead` of the next one, the next one being 0; empty after the last. */
  peek(ahead = 0): string {
    return this.words[this.at + ahead] ?? '';
  }

  /** Passes over the words of a phrase if they come next. */
  skip(phrase: string): boolean {
    const words = phrase.split(' ');
    if (!words.every((word, ahead) => word === this.peek(ahead))) return false;
    this.at += words.length;
    return true;
  }

  /** The next word, without the quotes around a name. */
  take(expected: string): string {
    if (!this.left) return this.refuse(expected);
    const word = this.peek();
    this.at += 1;
    return word.startsWith('"') ? word.slice(1, -1) : word;
  }

  takeDate(): CivilDate {
    return isCivilDate(this.peek()) ? this.take('a date') : this.refuse('a date');
  }

  /** Refuses the line at the next word. */
  refuse(expected: string): never {
    throw new TimelineError(this.line, this.words.slice(this.at).join(' '), expected);
  }
}
