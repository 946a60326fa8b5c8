import { dateOfDayNumber } from '@daybook/events';
import type { EpisodeRow } from '@daybook/formats';
import type { Randomness } from '../randomness';
import { careYears } from './care-year';
import { PlacementSource } from './placement-source';

/** A child who stays away from home for short breaks: in the files, and in no figure. */
export interface ShortBreaks {
  readonly id: string;
  readonly bornOn: number;
  readonly rows: readonly EpisodeRow[];
}

/** Individually agreed breaks last 17 days at most; a series of them is one row (`V4`). */
const LONGEST = 17;
const CHILDREN_A_YEAR = 6;

/** The children of short breaks: some under `V3`, a row for each stay, some under `V4`. */
export function shortBreaks(nextId: () => string, chance: Randomness): readonly ShortBreaks[] {
  const places = new PlacementSource(chance);
  return careYears.flatMap(({ opens, closes }) =>
    Array.from({ length: CHILDREN_A_YEAR }, (_, i): ShortBreaks => {
      const id = nextId();
      const homePost = places.postcode();
      const { plPost } = places.placement(0);
      const startsOn = chance.between(opens + 10, opens + 60);
      const row = (ls: string, from: number, to: number): EpisodeRow => ({
        ...({
          table: 'Episodes',
          child: id,
          rne: 'S',
          cin: 'N2',
          place: 'U6',
          placeProvider: 'PR1',
        } as const),
        ...{ decom: dateOfDayNumber(from), ls, dec: dateOfDayNumber(to), rec: 'E4A' },
        ...{ reasonPlaceChange: null, homePost, plPost, urn: null },
      });
      const stays = Array.from({ length: chance.between(2, 5) }, (_stay, n) => {
        const from = startsOn + n * 60;
        return row('V3', from, from + chance.between(2, LONGEST));
      });
      const series = [row('V4', startsOn, closes + chance.between(20, 300))];
      return { id, bornOn: startsOn - chance.between(1_500, 5_000), rows: i % 2 === 0 ? stays : series };
    }),
  );
}
