import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandError, EXIT } from '../exit';
import { type Environment, withData, withExample } from './options';

interface UpOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly sandbox?: boolean;
}

/** The compiled server beside the compiled command line: started, never imported. */
const serverMain = join(__dirname, '..', '..', '..', 'server', 'dist', 'main.js');

/** `daybook up`: the embedded server as a child that ends with this process, however that ends. */
export function upCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('up'))
    .summary('start the embedded server')
    .description(
      'Start the server on a data directory, which is made if it is not there. When it is ready it\n' +
        'prints one line on stdout with its address; all else goes to stderr. Ctrl-C stops it.',
    )
    .option('--port <port>', 'port to listen on; 0 takes a free one (default $DAYBOOK_PORT or 8080)')
    .option('--host <host>', 'address to listen on (default $DAYBOOK_HOST or 127.0.0.1)')
    .option('--sandbox', 'mark a new data directory as a sandbox, for ever');
  withExample(command, 'daybook up --data ./daybook-data --port 8080').action(async (options: UpOptions) => {
    process.exitCode = await serve(settingsOf(options, environment));
  });
}

function settingsOf(options: UpOptions, environment: Environment): NodeJS.ProcessEnv {
  const flags = {
    DAYBOOK_DATA: options.data,
    DAYBOOK_PORT: options.port,
    DAYBOOK_HOST: options.host,
    DAYBOOK_SANDBOX: options.sandbox === true ? 'true' : undefined,
  };
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return { ...environment, ...Object.fromEntries(given) };
}

/** Runs the server until it ends; its channel to this process closes when this process dies. */
async function serve(settings: NodeJS.ProcessEnv): Promise<number> {
  const child = fork(serverMain, [], { env: settings, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', ({ message }) =>
      reject(new CommandError(EXIT.unreachable, `the server did not start: ${message}`)),
    );
    child.on('exit', (code, signal) => resolve(code ?? codeOf(signal)));
  });
}

/** A server that is told to stop before it can listen ends by the signal itself. */
function codeOf(signal: NodeJS.Signals | null): number {
  return signal === 'SIGTERM' || signal === 'SIGINT' ? EXIT.done : EXIT.unreachable;
}
