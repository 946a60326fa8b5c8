/**
 * A real Kafka broker, for tests: one node, KRaft, of the artifacts that Maven Central publishes (pom.xml).
 *
 *   node tools/servers/kafka/kafka-broker.mjs [--port 9092] [--data DIR]
 *
 * Needs Java 17 and Maven. Prints `listening on 127.0.0.1:<port>` once it takes connections, and runs until
 * it is told to stop (SIGTERM, SIGINT). Without --data what it keeps is gone with it; with it a later start
 * finds it again. Topics are never made by asking for them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const READY_WITHIN_MS = 60_000;
const HEAP = ['-Xms256m', '-Xmx512m'];

const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });

function artifacts() {
  const [, version] = /<kafka.version>(.+)<\/kafka.version>/.exec(
    readFileSync(join(here, 'pom.xml'), 'utf8'),
  );
  const folder = join(here, '../../../node_modules/.cache', `kafka-${version}`);
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  process.stderr.write(`fetching Kafka ${version} with Maven\n`);
  const goal = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies'];
  const { status, error } = spawnSync('mvn', [...goal, `-DoutputDirectory=${half}`], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`Maven could not bring Kafka: ${error?.message ?? `exit ${status}`}`);
  try {
    renameSync(half, folder);
  } catch {
    // Another was quicker: what it brought is the same.
    rmSync(half, { recursive: true });
  }
  return folder;
}

/** A port that is free now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function settings(data, port, controllerPort) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${join(data, 'log')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
num.partitions=1
`;
}

function java(classes, args, options) {
  const logging = `-Dlog4j2.configurationFile=${join(here, 'log4j2.properties')}`;
  return spawn('java', [...HEAP, logging, '-cp', join(classes, '*'), ...args], options);
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}

async function format(classes, data, file) {
  if (existsSync(join(data, 'log', 'meta.properties'))) return;
  const cluster = randomBytes(16).toString('base64url');
  const args = ['kafka.tools.StorageTool', 'format', '--cluster-id', cluster, '--config', file];
  const code = await ended(java(classes, args, { stdio: ['ignore', 2, 2] }));
  if (code !== 0) throw new Error(`the storage of the broker could not be formatted (exit ${code})`);
}

/** Resolves when somebody listens; false where the time was up. */
async function listens(port) {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await pause(100)) {
    const socket = connect(port, '127.0.0.1');
    const is = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (is) return true;
  }
  return false;
}

const classes = artifacts();
const port = Number(values.port ?? 9092) || (await freePort());
const data = values.data ?? mkdtempSync(join(tmpdir(), 'daybook-kafka-'));
mkdirSync(data, { recursive: true });
const file = join(data, 'server.properties');
writeFileSync(file, settings(data, port, await freePort()));
await format(classes, data, file);
const broker = java(classes, ['kafka.Kafka', file], { stdio: ['ignore', 2, 2] });
const end = ended(broker);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => broker.kill('SIGTERM'));
const isUp = await Promise.race([listens(port), end.then(() => false)]);
if (isUp) process.stdout.write(`listening on 127.0.0.1:${port}\n`);
else {
  process.stderr.write('the broker did not begin to listen\n');
  broker.kill('SIGKILL');
  process.exitCode = 1;
}
await end;
if (values.data === undefined) rmSync(data, { recursive: true, force: true });
