import { linesOfEpisodes, readTimeline } from './drawn';

function toldOf(text: string): readonly string[] {
  return linesOfEpisodes('C1', text)
    .split('\n')
    .map((line) => line.replaceAll(/ {2}/g, ' ').replace('child C1 ', ''));
}

describe('episodes of the return, as lines of a timeline', () => {
  it('start, move, change legal status and cease', () => {
    const text =
      '01/05/23 S/C1/U6@A→10/06/24 X1 ; 10/06/24 P/C1/U6@B→01/07/24 X1 ; 01/07/24 L/C2/U6@B→01/08/24 X1 ; ' +
      '01/08/24 B/E1/A6@C→10/03/25 E11';
    expect(toldOf(text)).toEqual([
      '2023-05-01 starts to be looked after C1 U6 at A',
      '2024-06-10 moves to U6 at B',
      '2024-07-01 comes under C2',
      '2024-08-01 moves to A6 at C E1',
      '2025-03-10 ceases to be looked after E11',
    ]);
    expect(readTimeline(linesOfEpisodes('C1', text))).toHaveLength(5);
  });

  it('say of a same-carer row that it is with the same carer', () => {
    expect(
      toldOf('01/05/23 S/C2/U6@A→01/07/24 X1 ; 01/07/24 T/C2/U6@B→01/09/24 X1 ; 01/09/24 U/E1/A5@B→').slice(
        1,
      ),
    ).toEqual(['2024-07-01 moves to U6 at B same carer', '2024-09-01 moves to A5 at B same carer E1']);
  });

  it('make a temporary row a stay, and the row after it a return: to the placement, or on to another', () => {
    const away = '01/05/23 S/C2/U6@A→01/06/24 X1 ; 01/06/24 P/C2/T1@H→20/06/24 X1';
    expect(toldOf(`${away} ; 20/06/24 P/C2/U6@A→`).slice(1)).toEqual([
      '2024-06-01 stays for a time in T1',
      '2024-06-20 returns',
    ]);
    expect(toldOf(`${away} ; 20/06/24 P/C2/U6@B→`).slice(1)).toEqual([
      '2024-06-01 stays for a time in T1',
      '2024-06-20 returns',
      '2024-06-20 moves to U6 at B',
    ]);
  });

  it('name the row that cannot be read', () => {
    expect(() => linesOfEpisodes('C1', '01/05/23 S/C2/U6@A')).toThrow('01/05/23 S/C2/U6@A');
    expect(() => linesOfEpisodes('C1', '2023-05-01 S/C2/U6@A→')).toThrow('2023-05-01');
    expect(() => linesOfEpisodes('C1', '01/05/23 X/C2/U6@A→')).toThrow('not a row of episodes');
  });
});
