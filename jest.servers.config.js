/** Specs against real servers, `npm run test:servers`: those that `npm test` leaves out. */
const serverSpecs = require('./tools/servers/server-specs');
const config = require('./jest.config');

module.exports = {
  ...config,
  testMatch: undefined,
  testRegex: [serverSpecs],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: '<rootDir>/tools/servers/start-servers.js',
  globalTeardown: '<rootDir>/tools/servers/stop-servers.js',
};
