import { fork } from 'node:child_process';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import type { Environment } from './options';

interface UpOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly sandbox?: boolean;
}

/** `daybook up`: the embedded server as a child that ends with this process, however that ends. */
export function upCommand(program: Command, environment: Environment): void {
  program
    .command('up')
    .description('start the embedded server')
    .option('--data <dir>', 'data directory (default $DAYBOOK_DATA or ./daybook-data)')
    .option('--port <port>', 'port to listen on; 0 takes a free one (default 8080)')
    .option('--host <host>', 'address to listen on (default 127.0.0.1)')
    .option('--sandbox', 'a new data directory becomes a sandbox with the history of an authority')
    .action(async (options: UpOptions) => {
      process.exitCode = await serve(settingsOf(options, environment));
    });
}

function settingsOf(options: UpOptions, environment: Environment): Record<string, string> {
  const flags = {
    DAYBOOK_DATA: options.data,
    DAYBOOK_PORT: options.port,
    DAYBOOK_HOST: options.host,
    DAYBOOK_SANDBOX: options.sandbox === true ? 'true' : undefined,
  };
  const all = Object.entries({ ...environment, ...withoutUndefined(flags) });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function withoutUndefined(flags: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

/** Runs the server until it ends; its channel to this process closes when this process dies. */
async function serve(settings: Record<string, string>): Promise<number> {
  const child = fork(require.resolve('@daybook/server'), [], { env: settings, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new CommandError(EXIT.unreachable, `the server did not start: ${error.message}`)));
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? EXIT.unreachable : EXIT.done)));
  });
}
