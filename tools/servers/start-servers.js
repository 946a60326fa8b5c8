/**
 * Before `npm run test:servers`: finds the servers that its specs need, or starts them. What is named and
 * does not answer, or can neither be found nor started, is a failure.
 */
const { Client } = require('pg');
const { startPostgres } = require('./postgres-server');

module.exports = async function startServers() {
  const named = process.env.DAYBOOK_TEST_POSTGRES;
  if (named === undefined) {
    const postgres = await startPostgres();
    globalThis.daybookServers = [postgres];
    process.env.DAYBOOK_TEST_POSTGRES = postgres.url;
  }
  const url = process.env.DAYBOOK_TEST_POSTGRES;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    process.stdout.write(`PostgreSQL ${rows[0].server_version}${named ? '' : ', started for these specs'}\n`);
    await client.end();
  } catch (cause) {
    throw new Error(`DAYBOOK_TEST_POSTGRES does not answer: ${cause.message}`, { cause });
  }
};
