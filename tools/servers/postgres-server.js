/** A PostgreSQL of Debian's package in a temporary directory, on a port of its own, for specs only. */
const { execFileSync } = require('node:child_process');
const { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const INSTALLED = '/usr/lib/postgresql';

/** Starts one; `url` is its address, `stop` ends it and removes its files. */
async function startPostgres() {
  const bin = binaries();
  const directory = mkdtempSync(join(tmpdir(), 'daybook-postgres-'));
  const isRoot = process.getuid() === 0;
  // PostgreSQL refuses to run as root: Debian's user of that name does it.
  const run = (program, args) => {
    const command = [join(bin, program), ...args];
    const [file, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    return execFileSync(file, rest, { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const stop = () => {
    try {
      run('pg_ctl', ['-D', join(directory, 'data'), '-m', 'immediate', '-w', 'stop']);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  };
  chmodSync(directory, 0o755);
  if (isRoot) execFileSync('chown', ['postgres', directory]);
  const port = await freePort();
  const data = join(directory, 'data');
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
  const options = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', ['-D', data, '-l', join(directory, 'log'), '-o', options, '-w', 'start']);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** The newest version's programs. */
function binaries() {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  const found = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (found === undefined) {
    throw new Error(
      'no PostgreSQL to be had: set DAYBOOK_TEST_POSTGRES to the address of a server, ' +
        'or install one (apt-get install postgresql)',
    );
  }
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

module.exports = { startPostgres };
