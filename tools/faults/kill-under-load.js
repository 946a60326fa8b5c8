/**
 * Kills the running server under load as often as asked and holds it to what it acknowledged:
 * `npm run faults:kills -- --kills 50`. The test itself is apps/server/src/kill.e2e.spec.ts.
 */
const { spawnSync } = require('node:child_process');
const { parseArgs } = require('node:util');

const { kills } = parseArgs({ options: { kills: { type: 'string', default: '50' } } }).values;
if (!/^[1-9]\d{0,4}$/.test(kills)) {
  process.stderr.write('--kills takes a number from 1 to 99999\n');
  process.exit(2);
}
const jest = require.resolve('jest/bin/jest');
const { status } = spawnSync(process.execPath, [jest, 'apps/server/src/kill.e2e.spec.ts'], {
  env: { ...process.env, DAYBOOK_TEST_KILLS: kills },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
