import type { Randomness } from '../randomness';
import { placesAt, providersOf, registered } from './care-weights';

/** Where a child lives, in the columns of Episodes. */
export interface PlacementColumns {
  readonly place: string;
  readonly placeProvider: string;
  readonly plPost: string;
  readonly urn: string | null;
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const districts = ['B65', 'B66', 'B67', 'B68', 'B69', 'B70', 'B71', 'DY4', 'WS10', 'B43', 'B64', 'WV1'];

/** Placements that there might be; each at an address of its own. */
export class PlacementSource {
  constructor(private readonly chance: Randomness) {}

  /** A placement for a child of an age, in years. */
  placement(age: number): PlacementColumns {
    const place = this.chance.weighted(placesAt(age));
    const placeProvider = this.chance.weighted(providersOf(place));
    const urn = registered.includes(place) ? String(this.chance.between(1_000_000, 2_999_999)) : null;
    return { place, placeProvider, plPost: this.postcode(), urn };
  }

  postcode(): string {
    const letter = (): string => LETTERS[this.chance.below(LETTERS.length)] ?? 'A';
    return `${this.chance.pick(districts)} ${this.chance.below(10)}${letter()}${letter()}`;
  }
}
