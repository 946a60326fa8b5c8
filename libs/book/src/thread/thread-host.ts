import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type ThreadCall } from './thread-message';

interface Hosted {
  readonly [method: string]: (...args: readonly unknown[]) => unknown;
}

interface HostedModule {
  open(opening: unknown, notify: (notice: unknown) => void): Hosted | Promise<Hosted>;
}

/** The other end of thread.ts: opens the module and answers calls in the order in which they end. */
async function host(port: NonNullable<typeof parentPort>): Promise<void> {
  const { module, opening } = workerData as { module: string; opening: unknown };
  const notify = (notice: unknown): void => port.postMessage({ notice });
  let hosted: Hosted;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the one who starts names it
    hosted = await (require(module) as HostedModule).open(opening, notify);
  } catch (error) {
    port.postMessage({ call: 0, failure: failureOf(error) });
    return;
  }
  port.on('message', ({ call, method, args }: ThreadCall) => {
    void answer(hosted, method, args).then(
      (value) => port.postMessage({ call, value }),
      (error: unknown) => port.postMessage({ call, failure: failureOf(error) }),
    );
  });
  port.postMessage({ call: 0, value: undefined });
}

async function answer(hosted: Hosted, method: string, args: readonly unknown[]): Promise<unknown> {
  const run = hosted[method];
  if (run === undefined) throw new Error(`the thread has no method ${method}`);
  return run.call(hosted, ...args);
}

if (parentPort !== null) void host(parentPort);
