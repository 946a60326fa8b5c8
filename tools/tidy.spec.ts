import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulesOfNames } from './tidy/rules-of-names';
import { rulesOfText } from './tidy/rules-of-text';
import { isCode, isSpec, ROOT, trackedFiles } from './tidy/tracked-files';

const TAGS = [
  'events',
  'proof',
  'facts',
  'metrics',
  'formats',
  'log',
  'views',
  'book',
  'client',
  'server',
  'cli',
  'tools',
];

const files = trackedFiles();
const rules = [...rulesOfNames, ...rulesOfText];
const readJson = (path: string) =>
  JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>;

describe('the repository is tidy', () => {
  it.each(rules)('$says', ({ look }) => {
    expect(files.flatMap(look)).toEqual([]);
  });

  it('was read: every library is among the files', () => {
    expect(files.filter(({ path }) => /^libs\/[a-z]+\/src\/index\.ts$/.test(path)).length).toBeGreaterThan(7);
  });
});

describe('the rules of tidiness notice', () => {
  const samplesOf = (kind: 'broken' | 'fine') =>
    rules.flatMap((rule) =>
      rule[kind].map((file) => ({ ...rule, file, shown: JSON.stringify(file.text.slice(0, 60)) })),
    );

  it.each(samplesOf('broken'))('what is broken: $says: $file.path $shown', ({ look, file }) => {
    expect(look(file)).not.toEqual([]);
  });

  it.each(samplesOf('fine'))('what is fine: $says: $file.path $shown', ({ look, file }) => {
    expect(look(file)).toEqual([]);
  });
});

interface Graph {
  readonly nodes: Readonly<
    Record<string, { readonly data: { readonly root: string; readonly tags?: string[] } }>
  >;
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

function nxGraph(): Graph {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-graph-'));
  try {
    const file = join(folder, 'graph.json');
    const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
    const env = { ...process.env, NX_DAEMON: 'false' };
    execFileSync(process.execPath, [nx, 'graph', `--file=${file}`], { cwd: ROOT, env, stdio: 'pipe' });
    return (JSON.parse(readFileSync(file, 'utf8')) as { graph: Graph }).graph;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the projects', () => {
  const graph = nxGraph();
  const folders = ['libs', 'apps'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => `${parent}/${name}`),
  );

  it('are all seen by Nx', () => {
    const roots = Object.values(graph.nodes).map(({ data }) => data.root);
    expect(roots.toSorted()).toEqual([...folders, 'tools'].toSorted());
  });

  it('carry exactly one tag each, that of their folder, and the dependency rule knows it', () => {
    const tags = Object.values(graph.nodes).map(({ data }) => ({
      root: data.root,
      tags: (data.tags ?? []).filter((tag) => !tag.startsWith('npm:')),
    }));
    expect(tags).toEqual(tags.map(({ root }) => ({ root, tags: [root.replace(/^.*\//, '')] })));
    expect(tags.flatMap((project) => project.tags).filter((tag) => !TAGS.includes(tag))).toEqual([]);
  });

  it('depend, as Nx sees it, on what their sources import', () => {
    const projects = new Map(Object.entries(graph.nodes).map(([name, { data }]) => [data.root, name]));
    const imported = files
      .filter((file) => isCode(file) && !isSpec(file))
      .flatMap(({ path, text }) => {
        const source = projects.get(path.split('/').slice(0, 2).join('/'));
        return source === undefined
          ? []
          : [...text.matchAll(/^(?:import|export|\}).* from '(@daybook\/[a-z]+)/gm)].map(
              ([, target]) => `${source} → ${target}`,
            );
      });
    const seen = Object.entries(graph.dependencies).flatMap(([source, found]) =>
      found.map(({ target }) => `${source} → ${target}`),
    );
    expect(imported.length).toBeGreaterThan(5);
    expect([...new Set(imported)].filter((edge) => !seen.includes(edge))).toEqual([]);
  });

  it('export from src/index.ts', () => {
    expect(
      folders.filter((f) => f.startsWith('libs/') && !existsSync(join(ROOT, f, 'src/index.ts'))),
    ).toEqual([]);
  });
});

describe('the workspace', () => {
  const manifests = files.map(({ path }) => path).filter((path) => /(^|\/)package\.json$/.test(path));
  const pinsOf = (path: string) =>
    ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((kind) =>
      Object.entries((readJson(path)[kind] ?? {}) as Record<string, string>).map(
        ([name, pin]) => `${name}@${pin}`,
      ),
    );

  it.each(manifests)('pins exact versions in %s', (path) => {
    const own = (pin: string) => pin.startsWith('@daybook/');
    expect(pinsOf(path).filter((pin) => !own(pin) && !/@\d+\.\d+\.\d+(-[\w.]+)?$/.test(pin))).toEqual([]);
  });

  it('has generated files that are fresh', () => {
    const maker = ['js', 'mjs', 'cjs']
      .map((end) => `tools/make-docs.${end}`)
      .find((path) => existsSync(join(ROOT, path)));
    const check = () =>
      maker && execFileSync(process.execPath, [maker, '--check'], { cwd: ROOT, stdio: 'pipe' });
    expect(check).not.toThrow();
  });
});
