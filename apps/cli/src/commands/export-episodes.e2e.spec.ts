import { CommandLineTrial, type Ended } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const COLUMNS =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n';
const BEFORE = 'A1,01/05/2022,S,C2,N1,H5,PR4,31/03/2024,E4A,,B69 3DB,B70 8AA,\n';
const MOVED =
  'C1,01/05/2023,S,C2,N1,U6,PR1,10/06/2024,X1,CARPL,B69 3DB,B70 8AA,1234567\n' +
  'C1,10/06/2024,P,C2,N1,T1,,20/06/2024,X1,,B69 3DB,B1 1AA,\n' +
  'C1,20/06/2024,P,C2,N1,U6,PR1,01/07/2024,X1,,B69 3DB,B70 8AA,1234567\n' +
  'C1,01/07/2024,U,C1,N1,U4,PR1,,,,B69 3DB,B70 8AB,\n';
const CEASED = 'C10,05/04/2023,S,V2,N8,K2,PR4,01/04/2024,E4A,,,B71 1AA,\n';
const FILE = COLUMNS + MOVED.replace('X1,CARPL', 'X1,') + CEASED;

let directories = 0;

/** Records files one after another into a directory of its own, and names it. */
async function recorded(...texts: readonly string[]): Promise<string> {
  const data = trial.path(`data-${++directories}`);
  for (const text of texts) {
    const file = trial.write(`recorded-${directories}.csv`, text);
    const said = await trial.run([
      ...['record', file, '--format', 'ssda903', '--authority', '333', '--data', data],
    ]);
    expect([said.code, said.stderr]).toEqual([0, expect.any(String)]);
  }
  return data;
}

const episodes = (data: string, ...args: readonly string[]): Promise<Ended> =>
  trial.run(['export', 'episodes', '--authority', '333', '--data', data, ...args]);

describe('the Episodes of a year, exported', () => {
  it('are those that were recorded, row for row and column for column', async () => {
    const data = await recorded(FILE);
    const { code, stdout } = await episodes(data, '--year', '2025');
    expect([code, stdout]).toEqual([0, FILE]);
    const again = await recorded(stdout);
    expect((await episodes(again, '--year', '2025')).stdout).toBe(FILE);
  });

  it('are open at the end of an earlier year, under its codes, and none of what ended before it', async () => {
    const later =
      'D1,01/05/2022,S,C2,N1,H5,PR4,01/06/2023,X1,,,B1 1AB,\nD1,01/06/2023,L,V2,N1,K3,PR4,,,,,B1 1AB,\n';
    const data = await recorded(COLUMNS + BEFORE + MOVED + CEASED + later);
    expect((await episodes(data, '--year', '2023')).stdout).toBe(
      `${COLUMNS}A1,01/05/2022,S,C2,N1,H5,PR4,,,,B69 3DB,B70 8AA,\n` +
        'D1,01/05/2022,S,C2,N1,H5,PR4,,,,,B1 1AB,\n',
    );
    const carriedOver =
      'C1,01/05/2023,S,C2,N1,U6,PR1,,,,B69 3DB,B70 8AA,1234567\n' +
      'C10,05/04/2023,S,V2,N8,K2,PR4,,,,,B71 1AA,\n';
    expect((await episodes(data, '--year', '2024')).stdout).toBe(
      COLUMNS + BEFORE + carriedOver + later.replace(',H5,', ',K3,'),
    );
    expect((await episodes(data, '--year', '2022')).stdout).toBe(COLUMNS);
  });

  it('are those that were known at an earlier position', async () => {
    const data = await recorded(COLUMNS + CEASED, COLUMNS + MOVED);
    const { stdout } = await episodes(data, '--year', '2025', '--as-at', '2');
    expect(stdout).toBe(COLUMNS + CEASED);
    expect((await episodes(data, '--year', '2025', '--as-at', '0')).stdout).toBe(COLUMNS);
  });

  it('of many children come in pages, each child once, in order', async () => {
    const rows = Array.from(
      { length: 450 },
      (_, i) => `K${String(i).padStart(4, '0')},01/05/2024,S,C2,N1,U6,PR1,,,,,B70 8AA,\n`,
    );
    const data = await recorded(COLUMNS + rows.toReversed().join(''));
    expect((await episodes(data, '--year', '2025')).stdout).toBe(COLUMNS + rows.join(''));
  });

  it('need a year that ends, and a data directory: a server does not give them out', async () => {
    const data = await recorded(COLUMNS + CEASED);
    const noYear = await episodes(data, '--year', '2024/25');
    expect([noYear.code, noYear.stdout]).toEqual([2, '']);
    expect(noYear.stderr).toContain(
      'year must be the one in which the year of the return ends, such as 2025',
    );
    const server = await trial.run([
      ...['export', 'episodes', '--year', '2025', '--authority', '333', '--server', 'http://127.0.0.1:1'],
    ]);
    expect([server.code, server.stderr]).toEqual([2, expect.stringContaining('no server gives them out')]);
  });
});
