/** One configuration for every library: the suffix of a spec tells its level (architecture.md §4). */
const serverSpecs = require('./tools/servers/server-specs');

module.exports = {
  testEnvironment: 'node',
  // One for each core: specs of running servers wait more than they work.
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/tools/closing-line.js'],
  // Properties run 100 cases each, 1,000 in CI (DAYBOOK_TEST_RUNS).
  testTimeout: Number(process.env.DAYBOOK_TEST_RUNS ?? 100) > 100 ? 1_800_000 : 120_000,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts'],
  // Those that need a server are `npm run test:servers`.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', serverSpecs],
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '^.+\\.m?[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|hyparquet.*|temporal-.*|fflate)/)'],
  moduleNameMapper: {
    '^@daybook/(log|views)/contract$': '<rootDir>/libs/$1/src/contract.ts',
    '^@daybook/log/double$': '<rootDir>/libs/log/src/kurrentdb-double/double.ts',
    '^@daybook/metrics/prove$': '<rootDir>/libs/metrics/src/prove.ts',
    '^@daybook/events/drawn$': '<rootDir>/libs/events/src/drawn/drawn.ts',
    '^@daybook/(events|proof|facts|metrics|formats|log|views|book)$': '<rootDir>/libs/$1/src/index.ts',
  },
};
