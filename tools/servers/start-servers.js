/**
 * Before `npm run test:servers`: finds the servers that its specs need, or starts them. What is named and
 * does not answer, or can neither be found nor started, is a failure.
 */
const { Kafka, logLevel } = require('kafkajs');
const { Client } = require('pg');
const { startKafka } = require('./kafka-server');
const { startPostgres } = require('./postgres-server');
const stopServers = require('./stop-servers');

module.exports = async function startServers() {
  globalThis.daybookServers = [];
  try {
    await named('DAYBOOK_TEST_POSTGRES', 'PostgreSQL', { start: startPostgres, version: postgresVersion });
    await named('DAYBOOK_TEST_KAFKA', 'Kafka', { start: startKafka, version: kafkaVersion });
  } catch (error) {
    // Jest stops nothing where it could not begin.
    await stopServers();
    throw error;
  }
};

/** Leaves the address of a server that answers in the variable, and says which it is. */
async function named(variable, name, { start, version }) {
  const isStarted = process.env[variable] === undefined;
  if (isStarted) {
    const server = await start();
    globalThis.daybookServers.push(server);
    process.env[variable] = server.address ?? server.url;
  }
  try {
    const answered = await version(process.env[variable]);
    process.stdout.write(`${name} ${answered}${isStarted ? ', started for these specs' : ''}\n`);
  } catch (cause) {
    throw new Error(`${variable} does not answer: ${cause.message}`, { cause });
  }
}

async function postgresVersion(url) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  const { rows } = await client.query('SHOW server_version');
  await client.end();
  return rows[0].server_version;
}

/** A broker tells no version: it tells its cluster. */
async function kafkaVersion(broker) {
  const kafka = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING, retry: { retries: 2 } });
  const admin = kafka.admin();
  await admin.connect();
  const { clusterId, brokers } = await admin.describeCluster();
  await admin.disconnect();
  return `of ${brokers.length} broker${brokers.length === 1 ? '' : 's'}, cluster ${clusterId}`;
}
