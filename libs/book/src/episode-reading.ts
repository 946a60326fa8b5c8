import { episodesHeading } from '@daybook/formats';
import type { EpisodesPlace } from './episodes-page';
import type { Parameters } from './parameters';
import type { RemoteReader } from './parts';
import type { Arrival } from './reading';

/** A year's file of Episodes, some children at a time: all of it as things were when it was asked for. */
export async function* everyEpisode(
  reader: Pick<RemoteReader, 'episodes'>,
  parameters: Parameters,
  arrival: Promise<Arrival>,
): AsyncGenerator<Uint8Array> {
  const arrived = await arrival;
  const start: EpisodesPlace = { after: '', position: null };
  let heading = episodesHeading;
  for (let place: EpisodesPlace | null = start; place !== null;) {
    const { lines, next }: Awaited<ReturnType<typeof reader.episodes>> = await reader.episodes(
      parameters,
      arrived,
      place,
    );
    if (heading + lines !== '') yield Buffer.from(heading + lines);
    heading = '';
    place = next;
  }
}
