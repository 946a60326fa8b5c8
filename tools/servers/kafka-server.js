/** A Kafka broker of its published artifacts (kafka/kafka-broker.mjs), for specs and measurements only. */
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

/**
 * Starts one; `address` is host:port, `stop` ends it. Without a port it takes one that is free; with a
 * directory it keeps there what it is told, and a later one finds it again.
 */
async function startKafka({ port = 0, data } = {}) {
  const script = join(__dirname, 'kafka', 'kafka-broker.mjs');
  const args = ['--port', String(port), ...(data === undefined ? [] : ['--data', data])];
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^listening on (\S+)$/.exec(line) ?? [];
    if (address !== undefined) return { address, stop };
  }
  throw new Error(
    'no Kafka broker to be had: set DAYBOOK_TEST_KAFKA to host:port of one, or install Java 17 and Maven',
  );
}

module.exports = { startKafka };
