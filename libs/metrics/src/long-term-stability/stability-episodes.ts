/** Dates of birth and episodes of the rows of metrics.md §4.6. */
export const stabilityEpisodes = {
  S1: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U4@A→'],
  },
  S2: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U6@A→20/01/24 X1', '20/01/24 P/C2/U4@B→'],
  },
  S3: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U4@A→01/10/24 X1', '01/10/24 T/C2/U4@B→'],
  },
  S4: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U4@A→01/10/24 X1', '01/10/24 T/C2/U4@A→'],
  },
  S5: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C1/U4@A→01/11/24 X1', '01/11/24 L/C2/U4@A→'],
  },
  S6: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U4@A→01/07/24 X1', '01/07/24 P/C2/T1@H→20/07/24 X1', '20/07/24 P/C2/U4@A→'],
  },
  S7: {
    born: '2009-03-31',
    episodes: ['01/06/21 S/C2/U4@A→'],
  },
  S8: {
    born: '2009-04-01',
    episodes: ['01/06/21 S/C2/U4@A→'],
  },
  S9: {
    born: '2014-05-05',
    episodes: ['20/10/22 S/C2/U4@A→'],
  },
  S10: {
    born: '2014-05-05',
    episodes: ['01/10/22 S/C2/U4@A→'],
  },
  S11: {
    born: '2014-05-05',
    episodes: ['02/10/22 S/C2/U4@A→'],
  },
  S12: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U6@A→01/04/23 X1', '01/04/23 P/C2/U4@B→'],
  },
  S13: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U6@A→02/04/23 X1', '02/04/23 P/C2/U4@B→'],
  },
  S14: {
    born: '2019-05-05',
    episodes: ['01/06/21 S/C2/U6@A→01/11/22 X1', '01/11/22 P/C2/U6@B→01/12/24 X1', '01/12/24 B/E1/A6@C→'],
  },
  S15: {
    born: '2019-05-05',
    episodes: ['01/06/21 S/C2/U6@A→01/02/24 X1', '01/02/24 P/C2/U6@B→01/12/24 X1', '01/12/24 B/E1/A6@C→'],
  },
  S16: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U4@A→01/08/23 E4A', '06/08/23 S/C2/U4@A→'],
  },
  S17: {
    born: '2014-05-05',
    episodes: ['01/06/21 S/C2/U6@A→01/05/22 X1', '01/05/22 P/C2/P1@B→'],
  },
  S18: {
    born: '2014-05-05',
    episodes: ['01/06/20 S/V4/U6@A→'],
  },
} as const satisfies Readonly<
  Record<string, { readonly born: string; readonly episodes: readonly string[] }>
>;
