import { drawnEpisodes, linesOf, readFile } from './return-trial';

describe('what rows say that events cannot', () => {
  const rows = (drawn: string, change: (lines: string[]) => string[]): string =>
    change(drawnEpisodes(drawn).split('\n')).join('\n');
  const THREE = '01/05/23 S/C1/U6@A→01/07/24 X1;01/07/24 L/C2/U6@A→01/08/24 X1 CARPL;01/08/24 P/C2/U6@B→';

  async function notesOf(text: string): Promise<readonly string[]> {
    const { items } = await readFile(text);
    return items.flatMap((item) =>
      'notes' in item ? item.notes.map(({ column, detail }) => `${item.line} ${column}: ${detail}`) : [],
    );
  }

  it('is nothing in a valid file', async () => {
    expect(await notesOf(drawnEpisodes(THREE))).toEqual([]);
  });

  it('is refused where the return forbids it: a need that changes within a period of care', async () => {
    const other = await readFile(
      rows(THREE, ([columns = '', one = '', two = '', ...more]) => [
        columns,
        one,
        two.replace(',N1,', ',N4,'),
        ...more,
      ]),
    );
    expect(linesOf(other)).toContain(
      'line 3 /CIN bad-value: the need of a period of care does not change, and was N1 (rule 504)',
    );
    const again = '01/05/23 S/C1/U6@A→01/07/24 E4A;01/08/24 S/C2/U6@A→';
    const twice = rows(again, ([columns = '', one = '', two = '']) => [
      columns,
      one,
      two.replace(',N1,', ',N4,'),
    ]);
    expect(linesOf(await readFile(twice)).filter((line) => line.startsWith('line'))).toEqual([]);
    const late = rows(THREE, ([columns = '', one = '', ...more]) => [
      columns,
      one.replace(',N1,', ',,'),
      ...more,
    ]);
    expect(linesOf(await readFile(late))[0]).toContain('"need":"N1"');
  });

  it('is noted: a home that changes on a row of legal status, until a placement tells it', async () => {
    const moved = rows(THREE, ([columns = '', one = '', ...more]) => [
      columns,
      one,
      ...more.map((line) => line.replace('B69 3DB', 'B1 1AA')),
    ]);
    expect(await notesOf(moved)).toEqual([
      '3 HOME_POST: another home than before, though not another placement: it is not kept until there is one',
    ]);
    expect(linesOf(await readFile(moved)).at(-1)).toContain('"homePostcode":"B1 1AA"');
  });

  it('is noted: a provider of a temporary placement', async () => {
    const away = rows('01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→', (lines) =>
      lines.map((line) => line.replace('T1,,', 'T1,PR1,')),
    );
    expect(await notesOf(away)).toEqual([
      '3 PLACE_PROVIDER: PR1 is not kept: a temporary placement has no provider',
    ]);
  });

  it.each([
    ['into a temporary placement', '01/05/23 S/C2/U6@A→01/06/24 X1 CARPL;01/06/24 P/C2/T1@H→', [2]],
    [
      'out of one',
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→20/06/24 X1 CARPL;20/06/24 P/C2/U6@A→',
      [3],
    ],
    [
      'out of one to another placement',
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→20/06/24 X1 CARPL;20/06/24 P/C2/U6@B→',
      [],
    ],
    ['before a change of legal status', '01/05/23 S/C1/U6@A→01/06/24 X1 CARPL;01/06/24 L/C2/U6@A→', [2]],
    ['with which care ends', '01/05/23 S/C1/U6@A→01/06/24 E4A CARPL', [2]],
  ])('is noted: a reason for a change of placement %s', async (_, drawn, lines) => {
    const notes = await notesOf(drawnEpisodes(drawn));
    expect(
      notes.filter((note) => note.includes('REASON_PLACE_CHANGE')).map((note) => Number(note[0])),
    ).toEqual(lines);
  });

  it.each([
    [
      'a day between two rows',
      '01/05/23 S/C2/U6@A→01/06/24 X1;03/06/24 P/C2/U6@B→',
      'ends on 01/06/2024, the next (rule 433) begins on 03/06/2024',
    ],
    [
      'an open row with another after it',
      '01/05/23 S/C2/U6@A→;03/06/24 P/C2/U6@B→',
      'is open, but another (rule 142) begins on 03/06/2024',
    ],
    [
      'an episode that is to go on, and does not',
      '01/05/23 S/C2/U6@A→01/06/24 X1',
      'none follows (rule 388)',
    ],
  ])('is noted: %s', async (_, drawn, says) => {
    const notes = await notesOf(drawnEpisodes(drawn));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`2 DEC: the row`);
    expect(notes[0]).toContain(says);
  });
});
