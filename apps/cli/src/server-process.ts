import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { CommandError, EXIT } from './exit';

/** A server that this process started; it ends when this process does. */
export interface ServerProcess {
  readonly url: string;
  /** The exit code, once it has ended. */
  readonly exited: Promise<number>;
  stop(): Promise<number>;
}

/** The compiled server beside the compiled command line: started, never imported. */
const serverMain = join(__dirname, '..', '..', 'server', 'dist', 'main.js');

const LISTENING = /^listening on (\S+)$/m;

/**
 * Starts the embedded server and waits until it listens. What it logs goes to stderr, or nowhere if quiet.
 * @throws CommandError with the server's own exit code where it does not start
 */
export async function startServer(
  settings: NodeJS.ProcessEnv,
  { quiet }: { readonly quiet: boolean },
): Promise<ServerProcess> {
  const child = fork(serverMain, [], {
    env: settings,
    stdio: ['ignore', 'pipe', quiet ? 'pipe' : 'inherit', 'ipc'],
  });
  const exited = new Promise<number>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? codeOf(signal)));
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  const said = quiet ? lastWords(child) : (): string => '';
  const url = await Promise.race([
    listeningUrl(child),
    exited.then((code) => {
      throw new CommandError(code, `the server did not start ${said()}`.trim());
    }),
  ]);
  const stop = async (): Promise<number> => {
    child.kill('SIGTERM');
    return exited;
  };
  return { url, exited, stop };
}

/** A server that is told to stop before it can listen ends by the signal itself. */
function codeOf(signal: NodeJS.Signals | null): number {
  return signal === 'SIGTERM' || signal === 'SIGINT' ? EXIT.done : EXIT.unreachable;
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = LISTENING.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

/** Keeps the end of what a quiet server logs, for when it does not start. */
function lastWords(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-2_000)));
  return () => text;
}
