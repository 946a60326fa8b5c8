import { complaintsOf, sourceFolderOf, type Complaint } from './boundaries/scratch-copy';

/**
 * The dependency rule, drawn apart from eslint.config.mjs so that neither can loosen the other.
 * A row may import a column: ✓ yes, t its types only, - not at all.
 */
const TABLE = `
          events proof facts metrics formats log views book client server cli tools
events    .      -     -     -       -       -   -     -    -      -      -   -
proof     -      .     -     -       -       -   -     -    -      -      -   -
facts     ✓      -     .     -       -       -   -     -    -      -      -   -
metrics   ✓      -     ✓     .       -       -   -     -    -      -      -   -
formats   ✓      ✓     ✓     ✓       .       -   -     -    -      -      -   -
log       ✓      ✓     -     -       -       .   -     -    -      -      -   -
views     ✓      ✓     ✓     ✓       -       t   .     -    -      -      -   -
book      ✓      ✓     ✓     ✓       ✓       ✓   ✓     .    -      -      -   -
client    t      -     -     -       -       -   -     -    .      -      -   -
server    ✓      -     -     -       ✓       -   -     ✓    -      .      -   -
cli       ✓      -     -     -       ✓       -   -     ✓    -      -      .   -
tools     ✓      ✓     ✓     ✓       ✓       ✓   ✓     ✓    ✓      ✓      ✓   .
`;
const PURE = ['events', 'proof', 'facts', 'metrics', 'formats'];

/** One file of the scratch copy and what lint has to say of it: the rules that may complain, or nothing. */
interface Break {
  readonly says: string;
  readonly path: string;
  readonly text: string;
  readonly rules: readonly string[];
}

const IMPORTS = '@typescript-eslint/no-restricted-imports';
const NX = '@nx/enforce-module-boundaries';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';
const PROPERTIES = 'no-restricted-properties';

const lines = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const projects = lines[0] ?? [];
const valueOf = (from: string) => `import { thing } from '${from}';\nexport const told = thing;\n`;
const typeOf = (from: string) => `import type { Thing } from '${from}';\nexport type Told = Thing;\n`;

function breaksOfCell(row: string, column: string, mark: string): Break[] {
  const from = column === 'tools' ? '../../../tools/index' : `@daybook/${column}`;
  const stem = `${sourceFolderOf(row)}/told-by-${column}`;
  const value = { path: `${stem}.ts`, text: valueOf(from) };
  const type = { path: `${stem}-types.ts`, text: typeOf(from) };
  if (mark === '✓') return [{ says: `${row} may import ${column}`, ...value, rules: [] }];
  if (mark === 't') {
    return [
      { says: `${row} may not import values of ${column}`, ...value, rules: [IMPORTS] },
      { says: `${row} may import types of ${column}`, ...type, rules: [] },
    ];
  }
  return [
    { says: `${row} may not import ${column}`, ...value, rules: [NX, IMPORTS] },
    { says: `${row} may not import types of ${column}`, ...type, rules: [NX, IMPORTS] },
  ];
}

/**
 * All breaks at once would make a circle of every two projects, and lint would complain of that alone.
 * Those under the diagonal make no circle, nor do those above it: two copies try every cell.
 */
const cells = lines.slice(1).flatMap(([row = '', ...marks], rowNumber) =>
  marks.flatMap((mark, column) =>
    mark === '.'
      ? []
      : breaksOfCell(row, projects[column] ?? '', mark).map((each) => ({
          ...each,
          under: column < rowNumber,
        })),
  ),
);

const impure: readonly [what: string, text: string, rules: readonly string[]][] = [
  ['Date.now()', 'export const at = Date.now();\n', [GLOBALS]],
  ['new Date()', 'export const at = new Date();\n', [GLOBALS]],
  ['performance.now()', 'export const at = performance.now();\n', [GLOBALS]],
  ['Math.random()', 'export const at = Math.random();\n', [PROPERTIES]],
  ['setTimeout', 'export const later = (run: () => void) => setTimeout(run, 1);\n', [GLOBALS]],
  ['setInterval', 'export const later = (run: () => void) => setInterval(run, 1);\n', [GLOBALS]],
  ['setImmediate', 'export const later = (run: () => void) => setImmediate(run);\n', [GLOBALS]],
  ['process.env', 'export const home = process.env.HOME;\n', [PROPERTIES]],
  ['fetch', "export const page = () => fetch('http://localhost');\n", [GLOBALS]],
  ['console', "export const log = () => console.log('x');\n", [GLOBALS]],
  ['import()', "export const later = () => import('./index');\n", [SYNTAX]],
  ['export *', "export * from './index';\n", [SYNTAX]],
  ...['node:fs', 'fs', 'fs/promises', 'node:http', 'node:timers', 'node:perf_hooks', 'worker_threads'].map(
    imported,
  ),
  ...['pg', 'kafkajs', 'better-sqlite3', 'pino', 'express', '@nestjs/common', 'uuidv7'].map(imported),
];

function imported(name: string): [string, string, readonly string[]] {
  return [`import '${name}'`, `import * as it from '${name}';\nexport const told = it;\n`, [IMPORTS, NX]];
}

const purityBreaks: Break[] = PURE.flatMap((library) =>
  impure.map(([what, text, rules], index) => ({
    says: `${library} may not use ${what}`,
    path: `libs/${library}/src/impure-${index}.ts`,
    text,
    rules,
  })),
);

const allowedOnlyThere: Break[] = [
  ['node:crypto', 'proof'],
  ['crypto', 'proof'],
  ['node:zlib', 'formats'],
  ['node:stream', 'formats'],
  ['zod', 'events'],
].flatMap(([name = '', owner = '']) =>
  PURE.map((library) => ({
    says: `${library} ${library === owner ? 'may' : 'may not'} import ${name}`,
    path: `libs/${library}/src/of-${name.replace(':', '-')}.ts`,
    text: `import * as it from '${name}';\nexport const told = it;\n`,
    rules: library === owner ? [] : [IMPORTS, NX],
  })),
);

const one = (says: string, [path, text]: [string, string], ...rules: string[]): Break => ({
  says,
  path,
  text,
  rules,
});
const contract = valueOf('@daybook/log/contract');
const environment = 'export const home = process.env.HOME;\n';
const single: Break[] = [
  one('a source may not import a contract', ['libs/book/src/a.ts', contract], IMPORTS),
  one('a source may not import a prover', ['libs/book/src/b.ts', valueOf('@daybook/metrics/prove')], IMPORTS),
  one(
    'a source may not re-export its own contract',
    ['libs/log/src/a.ts', valueOf('./log.contract')],
    IMPORTS,
  ),
  one(
    'a source may not import a double',
    ['libs/book/src/double-use.ts', valueOf('@daybook/log/double')],
    IMPORTS,
  ),
  one(
    'a source may not import its own double',
    ['libs/log/src/double-use.ts', valueOf('./kurrentdb-double/kurrentdb-double')],
    IMPORTS,
  ),
  one(
    'a server may not import a double',
    ['apps/server/src/double-use.ts', valueOf('@daybook/log/double')],
    IMPORTS,
  ),
  one('a spec may import a double', ['libs/book/src/double-use.spec.ts', valueOf('@daybook/log/double')]),
  one('a spec may import a contract', ['libs/book/src/a.spec.ts', contract]),
  one('a contract may import a contract', ['libs/book/src/a.contract.ts', contract]),
  one('a spec of views may import adapters of log', ['libs/views/src/a.spec.ts', valueOf('@daybook/log')]),
  one('nobody may import deeply', ['libs/book/src/c.ts', valueOf('@daybook/log/src/index')], IMPORTS),
  one('nobody may walk into another library', ['libs/book/src/d.ts', valueOf('../../log/src/index')], NX),
  one('no library may import Nest', ['libs/book/src/e.ts', valueOf('@nestjs/common')], IMPORTS, NX),
  one('the command line may not import Nest', ['apps/cli/src/a.ts', valueOf('@nestjs/common')], IMPORTS, NX),
  one('the server may import Nest', ['apps/server/src/a.ts', valueOf('@nestjs/common')]),
  one('Nest is imported from its roots', ['apps/server/src/b.ts', valueOf('@nestjs/common/enums')], IMPORTS),
  ...['EventBus', 'AggregateRoot', 'Saga', 'EventsHandler'].map((name) =>
    one(
      `the server may not use ${name}`,
      [
        `apps/server/src/${name.toLowerCase()}.ts`,
        `import { ${name} } from '@nestjs/cqrs';\nexport const told = ${name};\n`,
      ],
      IMPORTS,
    ),
  ),
  one('the server may use CommandBus', [
    'apps/server/src/commands.ts',
    "import { CommandBus } from '@nestjs/cqrs';\nexport const told = CommandBus;\n",
  ]),
  one('a main.ts may read the environment', ['apps/server/src/main.ts', environment]),
  one('the server may not read it elsewhere', ['apps/server/src/c.ts', environment], PROPERTIES),
  one('the book may not read the environment', ['libs/book/src/f.ts', environment], PROPERTIES),
  one('nor by taking it apart', ['libs/book/src/g.ts', 'export const { env } = process;\n'], PROPERTIES),
  one(
    'nor by import',
    ['libs/book/src/h.ts', "import { env } from 'node:process';\nexport const e = env;\n"],
    IMPORTS,
  ),
  one('a spec may not mock our own code', ['libs/book/src/b.spec.ts', "jest.mock('./a');\n"], PROPERTIES),
  one(
    'an append must be awaited',
    [
      'libs/book/src/i.ts',
      'export const append = async () => 1;\nexport const go = () => {\n  append();\n};\n',
    ],
    '@typescript-eslint/no-floating-promises',
  ),
  one(
    'a function of the server takes three parameters',
    [
      'apps/server/src/d.ts',
      'export const sum = (a: number, b: number, c: number, d: number) => a + b + c + d;\n',
    ],
    SYNTAX,
  ),
  one('a constructor of the server may be given more', [
    'apps/server/src/e.ts',
    'export class Four {\n  constructor(readonly a: 1, readonly b: 2, readonly c: 3, readonly d: 4) {}\n}\n',
  ]),
];

describe('the dependency rule', () => {
  const others = [...purityBreaks, ...allowedOnlyThere, ...single];
  let complaints: ReadonlyMap<string, readonly Complaint[]>[];
  const copyOf = (found: readonly Break[]) =>
    complaintsOf(projects, new Map(found.map(({ path, text }) => [path, text])));

  beforeAll(async () => {
    complaints = await Promise.all([
      copyOf(cells.filter(({ under }) => !under)),
      copyOf(cells.filter(({ under }) => under)),
      copyOf(others),
    ]);
  }, 120_000);

  const check = (copy: number, { path, rules }: Break) => {
    const found = complaints[copy]?.get(path);
    expect(found).toBeDefined();
    expect(found?.map(({ messageId }) => messageId)).not.toContain('noCircularDependencies');
    const complained = [...new Set(found?.map(({ ruleId }) => ruleId))];
    if (rules.length === 0) expect(found).toEqual([]);
    else expect(rules.filter((rule) => complained.includes(rule))).not.toEqual([]);
  };

  it('tries every pair of projects', () => {
    expect(projects.length).toBe(12);
    expect(new Set(cells.map(({ path }) => path.replace(/-types\.ts$|\.ts$/, ''))).size).toBe(12 * 11);
  });

  it.each(cells)('$says', (cell) => check(cell.under ? 1 : 0, cell));
  it.each(others)('$says', (each) => check(2, each));
});
