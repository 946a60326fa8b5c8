import { drawnEpisodes, linesOf, readFile } from './return-trial';

/** What the episodes of a child say, each event in a few words. */
async function said(drawn: string): Promise<readonly string[]> {
  const { items } = await readFile(drawnEpisodes(drawn));
  return items.flatMap((item) => {
    if ('problem' in item) return [`line ${item.line} ${item.problem.errors[0]?.pointer}`];
    return item.events.map(({ type, effectiveon, data }) => {
      const placement = data['placement'] as { readonly type: string; readonly postcode: string } | undefined;
      const words = [
        placement === undefined ? '' : ` ${placement.type}@${placement.postcode}`,
        ...['type', 'sameCarer', 'legalStatus', 'reason', 'placementType'].map((field) =>
          data[field] === undefined ? '' : ` ${field === 'sameCarer' ? `same=${data[field]}` : data[field]}`,
        ),
      ];
      return `${effectiveon} ${type}${words.join('')}`;
    });
  });
}

describe('episodes of the return as events, by the rows of metrics.md', () => {
  it.each([
    ['P1', '01/05/23 S/C2/U6@A→', ['2023-05-01 StartedToBeLookedAfter U6@A C2']],
    [
      'P2, two moves',
      '01/05/23 S/C2/U6@A→10/06/24 X1 CARPL;10/06/24 P/C2/U6@B→02/11/24 X1 ALLEG;02/11/24 P/C2/K2@C→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A C2',
        '2024-06-10 PlacementChanged U6@B same=false CARPL',
        '2024-11-02 PlacementChanged K2@C same=false ALLEG',
      ],
    ],
    [
      'P3, legal status only',
      '01/05/23 S/V2/U6@A→01/07/24 X1;01/07/24 L/C1/U6@A→01/12/24 X1;01/12/24 L/C2/U6@A→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A V2',
        '2024-07-01 LegalStatusChanged C1',
        '2024-12-01 LegalStatusChanged C2',
      ],
    ],
    [
      'P4, the carer moved house',
      '01/05/23 S/C2/U6@A→01/07/24 X1;01/07/24 T/C2/U6@B→01/12/24 X1;01/12/24 T/C2/U6@B→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A C2',
        '2024-07-01 PlacementChanged U6@B same=true',
        '2024-12-01 PlacementChanged U6@B same=true',
      ],
    ],
    [
      'P5, in hospital and back',
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→20/06/24 X1;20/06/24 P/C2/U6@A→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A C2',
        '2024-06-01 TemporaryPlacementStarted T1',
        '2024-06-20 TemporaryPlacementEnded',
      ],
    ],
    [
      'P6, adoption by the carers',
      '01/05/23 S/C2/U5@A→01/09/24 X1;01/09/24 U/E1/A5@A→',
      ['2023-05-01 StartedToBeLookedAfter U5@A C2', '2024-09-01 PlacementChanged A5@A same=true E1'],
    ],
    [
      'P8, home and back into care',
      '01/05/23 S/V2/U6@A→15/05/24 E4A;01/08/24 S/V2/U6@B→20/12/24 X1;20/12/24 P/V2/K2@C→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A V2',
        '2024-05-15 CeasedToBeLookedAfter E4A',
        '2024-08-01 StartedToBeLookedAfter U6@B V2',
        '2024-12-20 PlacementChanged K2@C same=false',
      ],
    ],
    [
      'P13, B: legal status, placement and carer',
      '01/11/24 S/L2/U6@A→04/11/24 X1;04/11/24 B/C1/U6@B→20/12/24 X1;20/12/24 P/C1/U3@C→',
      [
        '2024-11-01 StartedToBeLookedAfter U6@A L2',
        '2024-11-04 PlacementChanged U6@B same=false C1',
        '2024-12-20 PlacementChanged U3@C same=false',
      ],
    ],
    ['P16, a placement without a night', '01/05/23 S/C2/U6@A→01/05/23 X1', ['line 2 /DEC']],
    [
      'P18, H5 called K3 in the year of the change',
      '01/05/22 S/V2/H5@A→01/06/23 X1;01/06/23 L/C2/K3@A→',
      [
        '2022-05-01 StartedToBeLookedAfter H5@A V2',
        '2023-04-01 PlacementRecoded K3',
        '2023-06-01 LegalStatusChanged C2',
      ],
    ],
    [
      'P19, away and not back to the same carer',
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T3@H→20/06/24 X1;20/06/24 P/C2/U6@B→',
      [
        '2023-05-01 StartedToBeLookedAfter U6@A C2',
        '2024-06-01 TemporaryPlacementStarted T3',
        '2024-06-20 TemporaryPlacementEnded',
        '2024-06-20 PlacementChanged U6@B same=false',
      ],
    ],
    [
      'S6, away and back in the long placement',
      '01/06/21 S/C2/U4@A→01/07/24 X1;01/07/24 P/C2/T1@H→20/07/24 X1;20/07/24 P/C2/U4@A→',
      [
        '2021-06-01 StartedToBeLookedAfter U4@A C2',
        '2024-07-01 TemporaryPlacementStarted T1',
        '2024-07-20 TemporaryPlacementEnded',
      ],
    ],
    [
      'S14, placed for adoption with others',
      '01/06/21 S/C2/U6@A→01/12/24 X1;01/12/24 B/E1/A6@C→',
      ['2021-06-01 StartedToBeLookedAfter U6@A C2', '2024-12-01 PlacementChanged A6@C same=false E1'],
    ],
  ])('%s', async (_, drawn, events) => {
    expect(await said(drawn)).toEqual(events);
  });

  it('carry need, provider, home and postcodes', async () => {
    expect(linesOf(await readFile(drawnEpisodes('01/05/23 S/C2/U6@B708AA→')))).toEqual([
      '2023-05-01 StartedToBeLookedAfter {"legalStatus":"C2","need":"N1",' +
        '"placement":{"type":"U6","provider":"PR1","postcode":"B708AA"},"homePostcode":"B69 3DB"}',
    ]);
  });

  it('take a first row that goes on from an earlier year for a start: at least since then', async () => {
    expect(await said('01/05/23 P/C2/U6@A→')).toEqual(['2023-05-01 StartedToBeLookedAfter U6@A C2']);
  });

  it('find in the next row where a child was before a stay with which the file begins', async () => {
    expect(await said('28/03/24 P/C2/T1@H→10/04/24 X1;10/04/24 P/C2/U6@A→')).toEqual([
      '2024-03-28 StartedToBeLookedAfter U6@A C2',
      '2024-03-28 TemporaryPlacementStarted T1',
      '2024-04-10 TemporaryPlacementEnded',
    ]);
    expect(await said('28/03/24 P/C2/T1@H→')).toEqual(['line 2 /PLACE']);
  });

  it('refuse a period of care that begins in a temporary placement, and a second row of one day', async () => {
    expect(await said('01/05/23 S/C2/T1@H→')).toEqual(['line 2 /PLACE']);
    expect(await said('01/05/23 S/C2/U6@A→01/06/23 X1;01/06/23 P/C2/U6@B→;01/06/23 P/C2/U6@C→')).toEqual([
      '2023-05-01 StartedToBeLookedAfter U6@A C2',
      '2023-06-01 PlacementChanged U6@B same=false',
      'line 4 /DECOM',
    ]);
  });

  it('say of details that change with the legal status only that the carer is the same', async () => {
    expect(await said('01/05/23 S/V2/U6@A→01/07/24 X1;01/07/24 L/C1/U6@B→')).toEqual([
      '2023-05-01 StartedToBeLookedAfter U6@A V2',
      '2024-07-01 PlacementChanged U6@B same=true C1',
    ]);
  });

  it.each([
    ['an open row', '01/05/22 S/V2/K3@A→', ['2023-04-01 PlacementRecoded K3']],
    ['a carried row', '01/05/22 P/V2/K3@A→01/06/23 E4A', ['2023-04-01 PlacementRecoded K3']],
    [
      'the placement under a stay away',
      '20/03/23 P/V2/T1@H→10/04/23 X1;10/04/23 P/V2/K3@A→',
      ['2023-04-01 PlacementRecoded K3'],
    ],
    ['a row that ended before', '01/05/22 S/V2/H5@A→01/02/23 X1;01/02/23 P/V2/H5@B→01/03/23 E4A', []],
    ['a row that ends on that day', '01/05/22 S/V2/K3@A→01/04/23 E4A', []],
    ['a row of that day', '01/04/23 S/V2/K3@A→', []],
    ['one of the codes that follow Z1', '01/05/24 S/C2/Z12@A→', ['2025-04-01 PlacementRecoded Z12']],
  ])(
    'say the code of the year of a placement that has gone on since before: %s',
    async (_, drawn, recodes) => {
      expect((await said(drawn)).filter((line) => line.includes('Recoded'))).toEqual(recodes);
    },
  );

  it('keep what became known of a placement while the child was away', async () => {
    const drawn = drawnEpisodes(
      '01/05/23 S/C2/U6@A→01/06/24 X1;01/06/24 P/C2/T1@H→20/06/24 X1;20/06/24 P/C2/U6@A→',
    );
    const lines = drawn.split('\n');
    const text = [...lines.slice(0, 3), (lines[3] ?? '').replace('PR1', 'PR4')].join('\n');
    expect(linesOf(await readFile(text)).at(-1)).toBe(
      '2024-06-20 PlacementChanged {"placement":{"type":"U6","provider":"PR4","postcode":"A"},"sameCarer":true}',
    );
  });

  it('are read whatever the order of the rows', async () => {
    const inOrder = '01/05/23 S/C2/U6@A→10/06/24 X1;10/06/24 P/C2/U6@B→';
    const outOfOrder = inOrder.split(';').toReversed().join(';');
    expect(await said(outOfOrder)).toEqual(await said(inOrder));
  });
});
