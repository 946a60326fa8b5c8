/** Exits with 0 if node_modules holds what package-lock.json says, so that an installed checkout is kept. */
const { readFileSync } = require('node:fs');

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

function installed() {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, optional, peer }]) =>
      found[path] ? found[path].version === version : Boolean(optional || peer),
    );
}

try {
  process.exitCode = installed() ? 0 : 1;
} catch {
  process.exitCode = 1;
}
