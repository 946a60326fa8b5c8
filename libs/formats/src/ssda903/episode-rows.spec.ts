import { addDays, instantFromEpochMs, type LogEntry, streamOf } from '@daybook/events';
import { foldSubject } from '@daybook/facts';
import fc from 'fast-check';
import { episodeRows } from './episode-rows';
import { writeEpisodes } from './episodes-csv';
import { drawnEpisodes, readFile } from './return-trial';
import type { EpisodeRow } from './return-row';

/** A file of episodes, recorded in any order, folded, and written out again. */
async function inAndOut(
  text: string,
  order: (entries: LogEntry[]) => LogEntry[] = (same) => same,
): Promise<string> {
  const { items } = await readFile(text, { size: 4096 });
  const events = items.flatMap((item) => ('events' in item ? item.events : []));
  const entries = events.map((event): LogEntry => {
    const told = { ...event, data: { ...event.data } };
    return {
      ...{ position: 0n, revision: 0n, stream: streamOf(told), recordedBy: 'spec', event: told },
      recordedAt: instantFromEpochMs(1_700_000_000_000),
    };
  });
  const arrived = order(entries).map((entry, i) => ({
    ...entry,
    position: BigInt(i + 1),
    revision: BigInt(i),
  }));
  const children = [...new Set(events.map(({ subject }) => subject))];
  return writeEpisodes(
    children.flatMap((subject) =>
      episodeRows(
        subject.slice('child/'.length),
        foldSubject(arrived.filter(({ event }) => event.subject === subject)).facts,
      ),
    ),
  );
}

interface Step {
  readonly rne: 'P' | 'T' | 'B' | 'U' | 'L' | 'away' | 'home';
  readonly nights: number;
  readonly place: string;
  readonly address: string;
  readonly urn: string | null;
  readonly reason: string | null;
}

const steps: fc.Arbitrary<Step> = fc.record({
  rne: fc.constantFrom('P', 'T', 'B', 'U', 'L', 'away', 'home'),
  nights: fc.integer({ min: 1, max: 90 }),
  place: fc.constantFrom('U6', 'U4', 'K2', 'A6', 'P1', 'R1'),
  address: fc.constantFrom('B70 8AA', 'B70 8AB', 'B71 1AA'),
  urn: fc.constantFrom(null, '1234567', 'XXXXXXX'),
  reason: fc.constantFrom(null, 'CARPL', 'ALLEG', 'OTHER'),
});

type Builder = { readonly rows: EpisodeRow[]; day: string };

const otherStatus = (ls: string): string => (ls === 'C2' ? 'C1' : 'C2');

/** The row of the next step, each valid beside the row before it. */
function add(builder: Builder, step: Step): void {
  const before = builder.rows.at(-1);
  const { nights, place, address: plPost, urn } = step;
  const end = addDays(builder.day, nights);
  const base = {
    table: 'Episodes',
    dec: end,
    rec: 'X1',
    reasonPlaceChange: null,
    homePost: 'B69 3DB',
  } as const;
  const placed = { place, placeProvider: 'PR1', plPost, urn };
  const put = (row: Omit<EpisodeRow, keyof typeof base | 'child' | 'decom' | 'cin'>): void => {
    builder.rows.push({ ...base, child: 'C1', cin: 'N2', decom: builder.day, ...row });
    builder.day = end;
  };
  if (before === undefined || before.rec === 'E4A') put({ rne: 'S', ls: 'C2', ...placed });
  else if (step.rne === 'home') builder.rows[builder.rows.length - 1] = { ...before, rec: 'E4A' };
  else if (step.rne === 'L')
    put({
      ...before,
      ...base,
      dec: end,
      rne: 'L',
      ls: otherStatus(before.ls),
      decom: builder.day,
    } as EpisodeRow);
  else if (step.rne === 'away') {
    put({ rne: 'P', ls: before.ls, place: 'T1', placeProvider: null, plPost, urn });
    const back = addDays(builder.day, nights);
    builder.rows.push({
      ...before,
      reasonPlaceChange: null,
      rne: 'P',
      decom: builder.day,
      dec: back,
      rec: 'X1',
    });
    builder.day = back;
  } else {
    builder.rows[builder.rows.length - 1] = { ...before, reasonPlaceChange: step.reason };
    put({ rne: step.rne, ls: 'BU'.includes(step.rne) ? otherStatus(before.ls) : before.ls, ...placed });
  }
}

/** A valid file of one child: the last row is open unless care has ended. */
function fileOf(taken: readonly Step[]): string {
  const builder: Builder = { rows: [], day: '2022-04-01' };
  for (const step of taken) add(builder, step);
  const last = builder.rows.at(-1);
  if (last?.rec === 'X1') builder.rows[builder.rows.length - 1] = { ...last, dec: null, rec: null };
  return writeEpisodes(builder.rows);
}

describe('episodes written out again', () => {
  it('are those that were read, row for row and column for column, in whatever order they were recorded', async () => {
    const property = fc.asyncProperty(
      fc.array(steps, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (taken, backwards) => {
        const file = fileOf(taken);
        const { items } = await readFile(file, { size: 4096 });
        expect(items.filter((item) => !('notes' in item) || item.notes.length > 0)).toEqual([]);
        expect(await inAndOut(file, (entries) => (backwards ? entries.toReversed() : entries))).toBe(file);
      },
    );
    await fc.assert(property);
  });

  it.each([
    [
      'P8, with a return home',
      '01/05/23 S/V2/U6@A→15/05/24 E4A;01/08/24 S/V2/U6@B→20/12/24 X1 OTHER;20/12/24 P/V2/K2@C→',
    ],
    [
      'P5, with stays in hospital',
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→20/06/24 X1;20/06/24 P/C2/U6@A→',
    ],
    ['P13, with a new legal status', '01/11/24 S/L2/U6@A→04/11/24 X1 CARPL;04/11/24 B/C1/U6@B→'],
  ])('are those that were read: %s', async (_, drawn) => {
    expect(await inAndOut(drawnEpisodes(drawn))).toBe(drawnEpisodes(drawn));
  });

  it.each([
    [
      'on a row of another legal status',
      '01/05/22 S/V2/H5@A→01/02/23 X1;01/02/23 L/C2/K3@A→01/06/23 X1;01/06/23 L/V2/K3@A→',
    ],
    ['from its day on', '01/05/22 S/V2/H5@A→01/04/23 X1;01/04/23 L/C2/K3@A→'],
    ['before a move', '01/05/22 S/V2/H5@A→01/02/23 X1;01/02/23 L/C2/K3@A→02/04/23 X1;02/04/23 P/C2/U6@B→'],
  ])('are those that were read, of a placement that is recoded %s', async (_, drawn) => {
    expect(await inAndOut(drawnEpisodes(drawn))).toBe(drawnEpisodes(drawn));
  });

  it('are sorted by child and day, and have the later code of a placement that was recoded', async () => {
    const rows = drawnEpisodes('01/05/22 S/V2/H5@A→01/06/23 X1;01/06/23 L/C2/K3@A→', 'C2');
    const other = drawnEpisodes('01/05/23 S/C2/U6@A→', 'C1').split('\n')[1] ?? '';
    const [columns, ...lines] = rows.trimEnd().split('\n');
    const read = await inAndOut(`${[columns, ...lines, other].join('\n')}\n`);
    expect(read).toBe(`${[columns, other, ...lines].join('\n').replace(',H5,', ',K3,')}\n`);
  });
});
