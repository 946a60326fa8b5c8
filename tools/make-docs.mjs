/**
 * Writes the generated part of the documentation from what was built: `npm run docs`. With `--check` it
 * writes nothing, names each file that is stale, missing or no longer generated, and exits 1 if there is one.
 * `--into DIR` looks at and writes another copy than the repository's own.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const into = process.argv.indexOf('--into');
const TARGET = into < 0 ? ROOT : resolve(process.argv[into + 1]);
/** Everything in this folder is generated. */
const REFERENCE = 'docs/reference';

const generators = [
  'events-page',
  'metrics-page',
  'settings-page',
  'errors-page',
  'extracts-page',
  'schema-files',
  'layout-dumps',
  'interface-description',
];

/** Every generated file: its path from the root, and its text. */
async function generatedFiles() {
  const files = new Map();
  for (const name of generators) {
    const { generate } = await import(`./docs/${name}.mjs`);
    for (const [path, text] of await generate(ROOT)) files.set(path, text);
  }
  return files;
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(TARGET, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const textOf = (path) => (existsSync(join(TARGET, path)) ? readFileSync(join(TARGET, path), 'utf8') : null);

const files = await generatedFiles();
const stale = [...files].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
const orphans = filesUnder(join(TARGET, REFERENCE)).filter((path) => !files.has(path));

if (process.argv.includes('--check')) {
  for (const path of stale) process.stderr.write(`${path} is stale: run npm run docs\n`);
  for (const path of orphans) process.stderr.write(`${path} is not generated any more: run npm run docs\n`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(TARGET, path)), { recursive: true });
    writeFileSync(join(TARGET, path), files.get(path));
    process.stdout.write(`wrote ${path}\n`);
  }
  for (const path of orphans) {
    rmSync(join(TARGET, path));
    process.stdout.write(`removed ${path}\n`);
  }
  process.stdout.write(`${files.size} files are generated, ${stale.length} were stale\n`);
}
