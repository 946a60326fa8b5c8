/**
 * A repeatable source of chance (mulberry32, seeded by FNV-1a of a text): the same seed gives the same
 * history on every machine. Not for secrets.
 */
export class Randomness {
  private state: number;

  constructor(seed: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seed.length; i += 1) {
      hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    }
    this.state = hash >>> 0;
  }

  /** A fraction from 0, inclusive, to 1, exclusive. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from 0 to `n` − 1. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** An integer from `least` to `most`, both inclusive; `least` where there is no room between them. */
  between(least: number, most: number): number {
    return most <= least ? least : least + this.below(most - least + 1);
  }

  /** True in a share `probability` of the questions. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** One of a list of values with weights. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of list) {
      left -= weight;
      if (left < 0) return value;
    }
    return (list[list.length - 1] as readonly [T, number])[0];
  }

  /** A copy of the list in a random order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }

  /** About `share` of `count`: an integer whose mean is their product. */
  about(count: number, share: number): number {
    const exact = count * share;
    const whole = Math.floor(exact);
    return whole + (this.chance(exact - whole) ? 1 : 0);
  }
}
