import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const launcher = resolve(__dirname, '../../bin/daybook.js');
const table = resolve(__dirname, '../../../../../shared/data/dfe/csww_indicators_2017_to_2025.csv');

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

function demo(...options: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    const command = [launcher, 'demo', '--check', ...options];
    execFile(process.execPath, command, { maxBuffer: 2 ** 24 }, (error, stdout) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout }),
    );
  });
}

/** Three or more placements at 31 March 2024: as first published, and as corrected. */
const vintages = ['9 76/812', '10 81/808'];

describe('the demonstration', () => {
  it('brings back every published figure of Sandwell as told at its return, of placements from its files', async () => {
    const { code, stdout } = await demo();
    expect(stdout).toContain('198 of 198 published figures came back as told');
    expect(stdout).toMatch(/events of the workforce: .* late .* corrections, .* workers became permanent/);
    const [, inYear = '', known = ''] =
      /3\+ placements, % .*\n +as told +(.*)\n +known now +(.*)/.exec(stdout) ?? [];
    expect(inYear.split(/ {2,}/)).toEqual(['6 52/879', '7 62/840', '8 66/796', ...vintages, '9 76/816']);
    expect(known).toContain('*10 81/808   10 81/808');
    expect(stdout).toMatch(/as told +18 123\/693 .* 19 126\/660 +20 128\/655 +22 134\/604/);
    expect(stdout).toMatch(/as told +70 289\/410 .* 66 272\/411 +66 266\/406 +63 240\/380/);
    expect(stdout).toMatch(
      /went from 76 of 812 to 81 of 808 because of \d+ entries[^]*CeasedToBeLookedAfter/,
    );
    expect(stdout).not.toContain('not as it should be');
    expect(code).toBe(0);
  }, 480_000);

  it('tells several authorities in one record, and says of an area whom its row covers', async () => {
    if (!existsSync(table)) {
      process.stdout.write('the published table is not here: several authorities are not tried\n');
      return;
    }
    const { code, stdout } = await demo('--authority', '857,420,943', '--csv', table);
    expect(stdout).toContain('3 authorities in one record');
    // One that began in 2023 has an opening stock too.
    expect(stdout).toContain('943 Westmorland and Furness: 66 of 66 as told');
    expect(stdout).toMatch(/2017 Days lost \(published c\): c: confidential/);
    expect(stdout).toMatch(
      /East Midlands[^]*: 1 of \d+ published authorities recorded; .* covers 1 of \d+ \(/,
    );
    expect(stdout).toMatch(/South West[^]*all is well\n$/);
    expect(code).toBe(0);
  }, 300_000);

  it('answers otherwise when one published figure is another, and objects where the figures contradict', async () => {
    if (!existsSync(table)) {
      process.stdout.write('the published table is not here: a changed figure is not tried\n');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'daybook-csv-'));
    try {
      const changed = join(folder, 'changed.csv');
      const leavers = /(,333,E08000028,Sandwell,269\.9,281,45,45,30),33,/;
      writeFileSync(changed, readFileSync(table, 'utf8').replace(leavers, '$1,36,'));
      const { code, stdout } = await demo('--authority', '333', '--csv', changed);
      expect(stdout).toMatch(/Leavers, heads +published( +\d+){8} +36\n +as told( +\d+){8} +36\n/);
      expect(stdout).toMatch(/not as it should be: 2025 Turnover %, heads: published 11\.7, told 12\.8/);
      expect(code).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 240_000);
});
