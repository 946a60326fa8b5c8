import { authorityOf } from '@daybook/events';

/** One stop of the guided tour: a command that can be copied as it stands, and what it shows. */
export interface Stop {
  readonly command: string;
  readonly shows: string;
}

/** Where the tour is taken. */
export interface TourOf {
  /** The demonstration's data directory. */
  readonly data: string;
  readonly authority: string;
  /** The census day that is looked at. */
  readonly asOf: string;
  /** The position at which that day's return was made. */
  readonly asAt: string;
  /** Somebody who left in the year that ends with that day: `worker/SW-12`. */
  readonly leaver: string;
}

/** Ten commands that show what the record can answer. */
export function tourOf({ data, authority, asOf, asAt, leaver }: TourOf): readonly Stop[] {
  const at = `--data ${data} --authority ${authority} --as-of ${asOf}`;
  const region = authorityOf(authority)?.regionName ?? 'West Midlands';
  // The first census of which figures are published by worker.
  const first = `2017${asOf.slice(4)}`;
  const stop = (command: string, shows: string): Stop => ({ command: `npx daybook ${command}`, shows });
  return [
    stop(`ask WF.TURNOVER.HC ${at} --as-at ${asAt}`, 'what was known when the return was made'),
    stop(
      `changes WF.TURNOVER.HC ${at} --since-published`,
      'what it is now, and why it moved since it was published, event by event',
    ),
    stop(
      `explain WF.LEAVERS.HC ${at} --limit 5`,
      'who left: the spells that were counted and the events behind each',
    ),
    stop(`show ${leaver} ${at}`, 'the life of one of them: how it stood that day, and all that was believed'),
    stop(`ask WF.LEAVERS.HC ${at} --by destination`, 'where they went; the groups add up to the number'),
    stop(`ask WF.CASELOAD ${at} --by team`, 'cases per 1.0 FTE, team by team'),
    stop(
      `ask WF.VACANCY --data ${data} --authority ${authority} --from ${first} --to ${asOf} --every year`,
      'a series: vacancies at each census',
    ),
    stop(
      `ask WF.AGENCY.FTE --data ${data} --region '${region}' --as-of ${asOf}`,
      'a region, and how little of it this record covers',
    ),
    stop(`findings ${at} --limit 10`, 'what does not add up in the record'),
    stop(
      `state-hash --data ${data}`,
      'a fingerprint of everything known; the same for the same record anywhere',
    ),
  ];
}

/** The tour as it is printed. */
export function tourText(stops: readonly Stop[]): string {
  const lines = stops.flatMap(({ command, shows }, i) => [`  # ${i + 1}. ${shows}`, `  ${command}`]);
  return `${lines.join('\n')}\n`;
}
