import type { Fact } from '@daybook/facts';
import type { Counted, LeftOut, LeftOutReason, Quantity } from './metric';
import { ONE } from './metric';
import { ofMillionths } from './quantity';

/** What is counted: heads, or full-time equivalents. */
export type Measure = 'fte' | 'headcount';

/** The known FTE of something that is counted, and whether some of it or all of it is not known. */
export interface Extent {
  readonly fteMillionths: number | null;
  readonly fteUnknown?: boolean;
}

/** One side of a reckoning: what was counted adds up to the total. */
export interface Part {
  readonly total: Quantity;
  readonly counted: readonly Counted[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Adds facts up by one measure. Where an FTE is missing the known rest is counted and the fact is also
 * listed as left out; a head is counted whatever its FTE (metrics.md §2.1).
 */
export class Tally implements Part {
  total: Quantity = 0n;
  readonly counted: Counted[] = [];
  readonly leftOut: LeftOut[] = [];

  constructor(private readonly measure: Measure) {}

  /** Counts a fact for one head or for its known FTE. */
  count(fact: Fact, extent: Extent): void {
    if (this.measure === 'headcount') {
      this.add(fact, ONE);
      return;
    }
    this.add(fact, ofMillionths(extent.fteMillionths ?? 0));
    if (extent.fteMillionths === null || extent.fteUnknown === true) this.leaveOut(fact, 'fte-unknown');
  }

  /** Counts a fact for an amount; one that amounts to nothing is not counted. */
  add(fact: Fact, amount: Quantity): void {
    if (amount === 0n) return;
    this.total += amount;
    this.counted.push({ fact, amount });
  }

  /** Lists a fact that was looked at and not counted. */
  leaveOut(fact: Fact, reason: LeftOutReason): void {
    this.leftOut.push({ fact, reason });
  }
}
