import { existsSync, readFileSync } from 'node:fs';
import { CommandLineTrial, type Ended } from '../command-line-trial';

const trial = new CommandLineTrial();
afterAll(() => trial.close());

const EPISODES =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
  'C1,01/05/2023,S,C2,N1,U6,PR1,10/06/2024,X1,CARPL,B69 3DB,B70 8AA,\n' +
  'C1,10/06/2024,P,C2,N1,U6,PR1,,,,B69 3DB,B70 8AB,\n' +
  'C2,01/06/2024,S,V2,N1,K2,PR4,,,,B69 3DC,B71 1AA,1234567\n';
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,1,05/05/2014,WBRI,,,\nC2,2,05/06/2012,WBRI,,,\n';

let directories = 0;
const newDirectory = (): string => trial.path(`data-${++directories}`);

const record = (files: readonly string[], args: readonly string[], input?: string): Promise<Ended> =>
  trial.run(
    ['record', ...files, '--json', '--format', 'ssda903', '--authority', '333', ...args],
    input === undefined ? {} : { input },
  );

const counts = ({ stdout }: Ended): readonly unknown[] => {
  const { recorded, duplicates, refused, position } = JSON.parse(stdout) as Record<string, unknown>;
  return [recorded, duplicates, refused, position];
};

function file(name: string, text: string): string {
  trial.write(name, text);
  return trial.path(name);
}

describe('files of the children looked after return', () => {
  it('become events, once, into a directory and a server; next year only what is new', async () => {
    const { url } = await trial.up(['--data', newDirectory()]);
    const files = [file('episodes.csv', EPISODES), file('header.csv', HEADER)];
    const [columns, , moved] = EPISODES.split('\n');
    const next = file('next.csv', `${columns}\n${moved?.replace('PR1,,', 'PR1,01/05/2025,E4A')}\n`);
    for (const target of [
      ['--data', newDirectory()],
      ['--server', url],
    ]) {
      const first = await record(files, target);
      expect([first.code, ...counts(first)]).toEqual([0, 5, 0, 0, '5']);
      expect(counts(await record(files, target))).toEqual([0, 5, 0, '5']);
      expect(counts(await record([next], target))).toEqual([1, 1, 0, '6']);
    }
  });

  it('with a wrong row: it is found in the refusals with its line and column, mended, and recorded', async () => {
    const [data, name] = [newDirectory(), file('wrong.csv', EPISODES.replace('01/06/2024', '2024-06-01'))];
    const first = await record([name], ['--data', data]);
    expect([first.code, ...counts(first)]).toEqual([1, 2, 0, 1, '2']);
    const [row, ...more] = readFileSync(`${name}.refused.ndjson`, 'utf8').trimEnd().split('\n');
    expect(more).toEqual([]);
    expect(JSON.parse(row ?? '')).toMatchObject({
      line: 4,
      problem: { code: 'bad-date', errors: [{ pointer: '/DECOM' }] },
      raw: 'C2,2024-06-01,S,V2,N1,K2,PR4,,,,B69 3DC,B71 1AA,1234567',
    });
    file('wrong.csv', EPISODES);
    expect(counts(await record([name], ['--data', data]))).toEqual([1, 2, 0, '3']);
    expect(existsSync(`${name}.refused.ndjson`)).toBe(false);
  });

  it('that are damaged are not recorded, until what can be read of them is asked for', async () => {
    const cut = file('cut.csv', EPISODES.slice(0, EPISODES.indexOf('K2')));
    const data = newDirectory();
    const refused = await record([cut], ['--data', data]);
    expect([refused.code, refused.stdout, existsSync(data)]).toEqual([2, '', false]);
    expect(refused.stderr).toContain('is damaged, nothing was recorded: it is cut off in line 4');
    const rest = await record([cut], ['--skip-bad', '--data', data]);
    expect([rest.code, ...counts(rest)]).toEqual([1, 2, 0, 1, '2']);
    expect(rest.stderr).toContain('is cut off in line 4, which has 6 of 13 columns');
  });

  it.each([
    [
      'a missing column',
      EPISODES.replace(',LS,', ',L,'),
      'lacks the column LS; nothing of it can be recorded',
    ],
    ['no table of the return', 'a,b\n1,2\n', 'those of no table of the return'],
    ['XML with a document type', '<!DOCTYPE x><EXPSSDA903/>', 'holds a document type (DOCTYPE)'],
  ])('that cannot be read at all say why: %s', async (_, text, says) => {
    const ended = await record([file('unread.csv', text)], ['--skip-bad', '--data', newDirectory()]);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(says);
  });

  it('need an authority, and can come from standard input or be rehearsed', async () => {
    const name = file('rehearsed.csv', EPISODES);
    const nobody = await trial.run(['record', name, '--format', 'ssda903', '--data', newDirectory()]);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('needs --authority')]);
    const rehearsed = await record([name], ['--dry-run', '--data', newDirectory()]);
    expect([rehearsed.code, ...counts(rehearsed)]).toEqual([0, 3, 0, 0, null]);
    const piped = await record(['-'], ['--data', newDirectory()], EPISODES);
    expect([piped.code, ...counts(piped)]).toEqual([0, 3, 0, 0, '3']);
  });
});
