import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { type Book, DataDirectoryError, openBook, SettingsError } from '@daybook/book';
import type { INestApplication } from '@nestjs/common';
import { pino } from 'pino';
import { Readiness } from './operate/readiness';
import { createServer } from './server';

/** Exit codes of interfaces.md §2; 70 is a broken promise of the store. */
const EXIT = { badSettings: 2, notReachable: 3, broken: 70 } as const;

/** Everything must have ended by then (promises.md §2). */
const STOP_WITHIN_MS = 9_000;

const logger = pino({ level: 'info', base: null }, pino.destination({ dest: 2, sync: true }));

async function main(): Promise<void> {
  const book = await openBook({ environment: process.env, access: 'serve', threads: true });
  logger.info(await book.startUpReport(), 'opened');
  for (const { role, key } of book.firstKeys) logger.info({ role, key }, 'keep this key: it is shown once');
  const app = await createServer(book, logger);
  const { DAYBOOK_HOST: host, DAYBOOK_PORT: port } = book.settings;
  const server = (await app.listen(port, host)) as { address(): AddressInfo };
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`;
  book.announce(url);
  stopOn(app, book);
  process.stdout.write(`listening on ${url}\n`);
}

/** Stops cleanly on SIGTERM, SIGINT and the death of the process that started this one; hard after 9 s. */
function stopOn(app: INestApplication, book: Book): void {
  let stopping = false;
  const stop = (reason: string, code: number): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(code), STOP_WITHIN_MS).unref();
    const server = app.getHttpServer() as { closeIdleConnections(): void; closeAllConnections(): void };
    setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS / 3).unref();
    void app
      .close()
      .then(() => book.close())
      .finally(() => process.exit(code));
    server.closeIdleConnections();
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  const orphaned = (): void => stop('the process that started this one has gone', 0);
  process.on('disconnect', orphaned);
  // It may have gone while this one was starting, when nobody listened for that.
  if (process.send !== undefined && !process.connected) orphaned();
  book.failed.catch((error: unknown) => {
    logger.fatal({ err: error }, 'the store failed: stopping, a restart recovers');
    stop('the store failed', EXIT.broken);
  });
  app.get(Readiness).failed.catch((error: unknown) => {
    logger.fatal({ err: error }, 'Kafka ended for good: stopping');
    stop('Kafka ended for good', EXIT.notReachable);
  });
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof SettingsError) process.exit(EXIT.badSettings);
  if (error instanceof DataDirectoryError) process.exit(EXIT.notReachable);
  logger.fatal({ err: error }, 'could not start');
  process.exit(EXIT.notReachable);
});
