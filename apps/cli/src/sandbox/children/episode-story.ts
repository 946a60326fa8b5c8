import { dateOfDayNumber, dayNumber } from '@daybook/events';
import type { EpisodeRow } from '@daybook/formats';
import type { Randomness } from '../randomness';
import { type CareYear, careYears } from './care-year';
import {
  carriedOverBecause,
  leftAt16,
  leftAt18,
  leftYoung,
  legalAfter,
  legalAtStart,
  legalCarriedOver,
  movedBecause,
  needs,
  temporaryStays,
} from './care-weights';
import { PlacementSource } from './placement-source';
import { birthday, type Child } from './population';

/** What happens to a child in care: a move to another carer, or what is none. */
type Happening = 'move' | 'legal-status' | 'same-carer' | 'long-term' | 'stay-away';

/** How the story of a child goes. */
export interface StoryOptions {
  /** How often the child moves in a year. */
  movesIn(year: number): number;
  /** Years in which nothing happens but moves. */
  readonly plainYears?: readonly number[];
}

type Row = { -readonly [Column in keyof EpisodeRow]: EpisodeRow[Column] };

/** How often, in a year of care, something happens that is no move. */
const shares: readonly (readonly [Happening, number])[] = [
  ['legal-status', 0.14],
  ['same-carer', 0.04],
  ['long-term', 0.03],
  ['stay-away', 0.07],
];

/** Nothing happens so near to the ends of a year, or of care. */
const MARGIN = 2;
/** Only who is looked after for so long in a year has something happen but moves. */
const ROOM = 120;
/** From the first day of this year of the return on, supported accommodation is `K3`, until then `H5`. */
const RECODED_ON = dayNumber('2023-04-01');

/** The rows of Episodes of one child over all years, in order, the last one open while care goes on. */
export class EpisodeStory {
  private readonly rows: Row[] = [];
  private readonly places: PlacementSource;

  constructor(
    private readonly child: Child,
    private readonly chance: Randomness,
  ) {
    this.places = new PlacementSource(chance);
  }

  tell(options: StoryOptions): readonly EpisodeRow[] {
    this.start();
    for (const year of careYears) this.live(year, options);
    this.end();
    return this.rows;
  }

  private start(): void {
    const { id, isCarriedOver, startsOn } = this.child;
    this.rows.push({
      table: 'Episodes',
      child: id,
      decom: dateOfDayNumber(startsOn),
      rne: (isCarriedOver ? this.chance.weighted(carriedOverBecause) : 'S') as EpisodeRow['rne'],
      ls: this.chance.weighted(isCarriedOver ? legalCarriedOver : legalAtStart),
      cin: this.chance.weighted(needs),
      ...this.placed(startsOn),
      ...{ dec: null, rec: null, reasonPlaceChange: null, homePost: this.places.postcode() },
    });
  }

  private live({ year, opens, closes }: CareYear, { movesIn, plainYears = [] }: StoryOptions): void {
    const { startsOn, endsOn } = this.child;
    const from = Math.max(startsOn, opens) + MARGIN;
    const room = Math.min(endsOn ?? closes, closes) - MARGIN - from;
    const moves = room < MARGIN * 4 ? 0 : movesIn(year);
    const isPlain = plainYears.includes(year) || room < ROOM;
    const others = shares.filter(([, share]) => !isPlain && this.chance.chance(share));
    const happenings = this.chance.shuffled<Happening>([
      ...others.map(([happening]) => happening),
      ...Array.from({ length: moves }, (): Happening => 'move'),
    ]);
    const between = Math.floor(room / happenings.length);
    for (const [i, happening] of happenings.entries()) {
      const day = from + i * between + this.chance.below(Math.max(1, Math.floor(between * 0.6)));
      this.happen(happening, day);
    }
  }

  private happen(happening: Happening, day: number): void {
    switch (happening) {
      case 'move':
        return this.move(day);
      case 'legal-status':
        return this.ofOtherStatus((ls) => this.add(day, { rne: 'L', ls }));
      case 'same-carer':
        return this.add(day, { rne: 'T', plPost: this.places.postcode() }, 'OTHER');
      case 'long-term':
        return this.settle(day);
      case 'stay-away':
        return this.stayAway(day);
    }
  }

  /** What comes of the legal status that follows on this one, where one does. */
  private ofOtherStatus(work: (ls: string) => void): void {
    const next = legalAfter[this.last.ls];
    if (next !== undefined) work(next);
  }

  private move(day: number): void {
    const reason = this.chance.weighted(movedBecause);
    const next = legalAfter[this.last.ls];
    const changes: Partial<Row> =
      next !== undefined && this.chance.chance(0.15) ? { rne: 'B', ls: next } : { rne: 'P' };
    this.add(day, { ...changes, ...this.placed(day) }, reason);
  }

  /** The carers become long-term ones. */
  private settle(day: number): void {
    if (this.last.place !== 'U6') return;
    const next = legalAfter[this.last.ls];
    const changes: Partial<Row> = next === undefined ? { rne: 'T' } : { rne: 'U', ls: next };
    this.add(day, { ...changes, place: 'U4' }, 'PLACE');
  }

  /** To hospital or on holiday, and back to the same carer. */
  private stayAway(day: number): void {
    const back = { ...this.last };
    const place = this.chance.weighted(temporaryStays);
    const elsewhere = { place, placeProvider: null, plPost: this.places.postcode(), urn: null };
    this.add(day, { rne: 'P', ...elsewhere });
    const { placeProvider, plPost, urn } = back;
    this.add(day + this.chance.between(2, 6), { rne: 'P', place: back.place, placeProvider, plPost, urn });
  }

  private end(): void {
    const { endsOn } = this.child;
    if (endsOn !== null) this.close(endsOn, this.reasonOfLeaving(endsOn));
  }

  private reasonOfLeaving(day: number): string {
    const { bornOn } = this.child;
    if (day >= birthday(bornOn, 18)) return this.chance.weighted(leftAt18);
    if (day >= birthday(bornOn, 16)) return this.chance.weighted(leftAt16);
    return this.last.ls === 'E1' ? 'E12' : this.chance.weighted(leftYoung);
  }

  private add(day: number, changes: Partial<Row>, reason: string | null = null): void {
    const before = this.last;
    this.close(day, 'X1');
    before.reasonPlaceChange = reason;
    this.rows.push({
      ...before,
      ...changes,
      ...{ decom: dateOfDayNumber(day), dec: null, rec: null, reasonPlaceChange: null },
    });
  }

  private close(day: number, rec: string): void {
    this.last.dec = dateOfDayNumber(day);
    this.last.rec = rec;
  }

  private get last(): Row {
    return this.rows[this.rows.length - 1] as Row;
  }

  private placed(day: number): Pick<Row, 'place' | 'placeProvider' | 'plPost' | 'urn'> {
    const { place, ...other } = this.places.placement(ageOn(day, this.child.bornOn));
    return { place: place === 'K3' && day < RECODED_ON ? 'H5' : place, ...other };
  }
}

function ageOn(day: number, bornOn: number): number {
  return Math.floor((day - bornOn) / 365.25);
}
