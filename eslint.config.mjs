/**
 * What review would otherwise have to say. `rows` is the dependency rule: what one project may import and,
 * for the pure libraries, which packages and modules of Node it may use besides.
 * tools/boundaries.spec.ts breaks every cell of it once and sees this file notice.
 */
import devkit from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';

process.env.NX_DAEMON ??= 'false';
// Without a cached graph the boundary rule prints a warning and checks nothing: make the graph first.
const graph = await devkit.createProjectGraphAsync({ exitOnError: true });
if (Object.keys(graph.nodes).length === 0) throw new Error('Nx sees no project: boundaries are unguarded');

const rows = {
  events: { imports: [], pure: { packages: ['zod'], node: [] } },
  proof: { imports: [], pure: { packages: [], node: ['crypto'] } },
  facts: { imports: ['events'], pure: { packages: [], node: [] } },
  metrics: { imports: ['events', 'facts'], pure: { packages: [], node: [] } },
  formats: {
    imports: ['events', 'proof', 'facts', 'metrics'],
    pure: { packages: ['csv-parse', 'csv-stringify', 'saxes', 'hyparquet-writer'], node: ['zlib', 'stream'] },
  },
  log: { imports: ['events', 'proof'] },
  views: { imports: ['events', 'proof', 'facts', 'metrics', 'log'], typesOnly: ['log'] },
  book: { imports: ['events', 'proof', 'facts', 'metrics', 'formats', 'log', 'views'] },
  client: { imports: ['events'], typesOnly: ['events'] },
  server: { folder: 'apps/server', imports: ['events', 'formats', 'book'] },
  cli: { folder: 'apps/cli', imports: ['events', 'formats', 'book'] },
  tools: {
    folder: 'tools',
    imports: [
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
    ],
  },
};

const SPECS = ['**/*.spec.ts'];
/** Contracts, provers and doubles of servers: shipped as second entries, imported by specs only. */
const KITS = ['**/{*.,}contract.ts', '**/*-trial.ts', '**/prove{.ts,/**/*.ts}', '**/*-double/**/*.ts'];
const NOT_IN_PURE = [
  '@nestjs/*',
  'nestjs-*',
  'express',
  'helmet',
  'pino',
  'pino-*',
  'prom-client',
  '@opentelemetry/*',
  'rxjs',
  'better-sqlite3',
  'pg',
  'kafkajs',
  '@eventstore/*',
  '@kurrent/*',
  'commander',
  'uuidv7',
];
const hasZod = (row) => !row.pure || row.pure.packages.includes('zod');

const depConstraints = Object.entries(rows).map(([tag, row]) => ({
  sourceTag: tag,
  onlyDependOnLibsWithTags: row.imports,
  ...(row.pure && { bannedExternalImports: hasZod(row) ? NOT_IN_PURE : [...NOT_IN_PURE, 'zod'] }),
}));

const escape = (text) => text.replaceAll(/[/.\\]/g, '\\$&');
const importsEverywhere = [
  { regex: '^@daybook/[a-z]+/(?!(contract|prove|double|drawn)$)', message: 'Import a library as a whole.' },
  { regex: '^@nestjs/[a-z-]+/', message: 'Import Nest from package roots only.' },
  { regex: '(^|/)tools/', message: 'Nothing imports tools.' },
  { regex: '(^|/)dist(/|$)', message: 'Import the source, not what was built from it.' },
  { regex: '\\.spec$', message: 'A spec is not imported.' },
  { regex: '^(node:)?process$', message: 'Settings are handed in: only a main.ts reads the environment.' },
  {
    regex: '^@nestjs/cqrs$',
    importNamePattern: '^(EventBus|EventPublisher|AggregateRoot|Saga|EventsHandler|I?Event.*)$',
    message:
      'Of @nestjs/cqrs only commands and queries: publish awaits nothing, a saga that throws once is dead.',
  },
];
const nestImports = {
  regex: '^(@nestjs/|nestjs-|express$|helmet$)',
  message: 'Nest stays at the rim: in the server.',
};
const kitImports = [
  { regex: '^@daybook/[a-z]+/(contract|prove|double)$', message: 'A kit: it is for specs only.' },
  {
    regex: '^\\.{1,2}/(.*/)?([a-z0-9-]+(\\.contract|-trial|-double/.*)|contract|prove(/.*)?)$',
    message: 'Contracts, provers and doubles are for specs only: they have their own entry.',
  },
  {
    regex: '^(@jest/globals|fast-check|temporal-polyfill.*|supertest|@nestjs/testing)$',
    message: 'For specs only.',
  },
];

/** A pure library imports its own files, other libraries and what its row names, and nothing else. */
function pureImports({ pure }) {
  const named = [...pure.packages, ...pure.node, ...pure.node.map((name) => `node:${name}`)].map(escape);
  return {
    regex: `^(?!\\.{1,2}/|@daybook/|(${['@jest/globals', 'fast-check', ...named].join('|')})(/|$))`,
    message: 'This library is pure: no drivers, no framework, no logger, no clock, no file, no network.',
  };
}

function typesOnlyImports({ typesOnly = [] }) {
  return typesOnly.map((name) => ({
    regex: `^@daybook/${name}(/|$)`,
    allowTypeImports: true,
    message: `Only types of ${name} here: what is needed of it is handed in.`,
  }));
}

const restrictedImports = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...importsEverywhere, ...patterns] }],
});

const EXPORT_ALL = {
  selector: 'ExportAllDeclaration',
  message: 'Export by name, so that a reader can find it.',
};
const ENVIRONMENT = { object: 'process', property: 'env', message: 'Only a main.ts reads the environment.' };
const JEST_MOCKS = ['mock', 'doMock', 'unstable_mockModule', 'setMock', 'createMockFromModule'].map(
  (property) => ({
    object: 'jest',
    property,
    message: 'Give the code under test a port, not a mocked module.',
  }),
);
const RANDOM = { object: 'Math', property: 'random', message: 'Randomness is handed in, with its seed.' };

const IMPURE_GLOBALS = [
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'process',
  'crypto',
  'fetch',
  'console',
  'globalThis',
  'global',
  'require',
  'Intl',
].map((name) => ({ name, message: 'This library is pure: what it knows of the world is handed in.' }));
const IMPURE_SYNTAX = [
  { selector: 'ImportExpression', message: 'A pure library loads nothing while it runs.' },
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'Civil dates are text, instants exact: no Date.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'A pure library has no clock: the instant is handed in.',
  },
];

/** A constructor of Nest lists what it is given; every other function of the server keeps to three. */
const LONG_PARAMETER_LISTS = [
  ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>3]',
  ":not(MethodDefinition[kind='constructor']) > FunctionExpression[params.length>3]",
].map((selector) => ({ selector, message: 'More than three parameters: take a named object.' }));

/** A call such as `describe('…', () => …)`, `it.each(…)('…', …)` or a contract's own `promise('…', …)`. */
const isTest = (node) =>
  node?.type === 'CallExpression' &&
  /Literal$/.test(node.arguments[0]?.type) &&
  node.arguments.some((argument) => /Function/.test(argument.type));
/** max-lines-per-function, but what lists tests is as long as its list. */
const functionLength = {
  meta: builtinRules.get('max-lines-per-function').meta,
  create(context) {
    const lists = (node) => node.body?.body?.some?.((line) => isTest(line.expression));
    const report = (found) => {
      if (!/\.(spec|contract)\.ts$/.test(context.filename) || !lists(found.node)) context.report(found);
    };
    return builtinRules
      .get('max-lines-per-function')
      .create(Object.create(context, { report: { value: report } }));
  },
};

function projectConfigs([tag, row]) {
  const folder = row.folder ?? `libs/${tag}/src`;
  const files = [`${folder}/**/*.ts`];
  const outside = row.pure ? [pureImports(row)] : tag === 'server' ? [] : [nestImports];
  return [
    {
      files,
      ignores: [...SPECS, ...KITS],
      rules: restrictedImports([...kitImports, ...outside, ...typesOnlyImports(row)]),
    },
    {
      files: KITS.map((kit) => `${folder}/${kit}`),
      rules: restrictedImports([...outside, ...typesOnlyImports(row)]),
    },
    ...(row.pure ? [{ files, ignores: SPECS, rules: pureRules }] : []),
  ];
}

const pureRules = {
  'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
  'no-restricted-syntax': ['error', EXPORT_ALL, ...IMPURE_SYNTAX],
  'no-restricted-properties': [
    'error',
    ENVIRONMENT,
    RANDOM,
    ...JEST_MOCKS,
    ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({
      property,
      message: 'Depends on where it runs: compare and print by code point.',
    })),
  ],
};

const boundary = (options) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, depConstraints, ...options },
  ],
});

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/coverage/', '.nx/', 'tools/bench/peer/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx, daybook: { rules: { 'function-length': functionLength } } },
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      ...boundary(),
      ...restrictedImports([]),
      'no-restricted-syntax': ['error', EXPORT_ALL],
      'no-restricted-properties': ['error', ENVIRONMENT, ...JEST_MOCKS],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-len': ['error', { code: 110, ignoreUrls: true, ignoreRegExpLiterals: true }],
      'daybook/function-length': ['error', { max: 60 }],
      complexity: ['error', 10],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    // The only rules that need types, and worth their seconds: an append that nobody awaits is a lost event.
    files: ['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'tools/**/*.ts'],
    languageOptions: {
      parserOptions: { project: ['tsconfig.spec.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  ...Object.entries(rows).flatMap(projectConfigs),
  {
    files: ['apps/server/**/*.ts'],
    rules: {
      '@typescript-eslint/max-params': 'off',
      'no-restricted-syntax': ['error', EXPORT_ALL, ...LONG_PARAMETER_LISTS],
    },
  },
  {
    files: ['apps/*/src/main.ts', 'tools/**', '*.{js,mjs}'],
    rules: { 'no-restricted-properties': ['error', ...JEST_MOCKS] },
  },
  {
    files: SPECS,
    rules: {
      ...boundary({ allowCircularSelfDependency: true }),
      'max-len': [
        'error',
        { code: 110, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true },
      ],
      'no-restricted-properties': ['error', RANDOM, ...JEST_MOCKS],
    },
  },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
