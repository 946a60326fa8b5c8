import type { Command } from 'commander';
import { furnish } from '../sandbox/furnishing';
import { startServer } from '../server-process';
import { type Environment, withData, withExample } from './options';

interface UpOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly sandbox?: boolean;
}

/** `daybook up`: the embedded server as a child that ends with this process, however that ends. */
export function upCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('up'))
    .summary('start the embedded server')
    .description(
      'Start the server on a data directory, which is made if it is not there. When it is ready it ' +
        'prints one line on stdout with its address; all else goes to stderr. Ctrl-C stops it.',
    )
    .option('--port <port>', 'port to listen on; 0 takes a free one (default $DAYBOOK_PORT or 8080)')
    .option('--host <host>', 'address to listen on (default $DAYBOOK_HOST or 127.0.0.1)')
    .option('--sandbox', 'a new data directory becomes a sandbox, for ever, with nine years of Sandwell');
  withExample(command, 'daybook up --data ./daybook-data --port 8080').action(async (options: UpOptions) => {
    process.exitCode = await serve(settingsOf(options, environment), { sandbox: options.sandbox === true });
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

/** Runs the server until it ends; it ends when this process does, however that ends. */
async function serve(
  settings: NodeJS.ProcessEnv,
  { sandbox }: { readonly sandbox: boolean },
): Promise<number> {
  const server = await startServer(settings, { quiet: false });
  if (sandbox) await furnish(server.url);
  process.stdout.write(`listening on ${server.url}\n`);
  return server.exited;
}
