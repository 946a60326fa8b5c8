import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { errorOf, type ThreadReply } from './thread-message';

/** Every method of T, answered from another thread. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** A module on a thread of its own: its methods, and how to end it. */
export interface Thread<T> {
  readonly remote: Remote<T>;
  /** Rejects when the thread dies on its own. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Puts a module on a worker thread. The module is compiled JavaScript and exports
 * `open(opening, notify): T | Promise<T>`; arguments and answers cross by structured clone.
 * @param module absolute path of the compiled module
 * @param opening what its `open` is given
 * @param onNotice takes what the module says unasked
 */
export async function startThread<T extends object>(
  module: string,
  opening: unknown,
  onNotice: (notice: never) => void = () => undefined,
): Promise<Thread<T>> {
  const worker = new Worker(join(__dirname, 'thread-host.js'), { workerData: { module, opening } });
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let failDied: (error: Error) => void = () => undefined;
  const died = new Promise<never>((_, reject) => (failDied = reject));
  died.catch(() => undefined);

  let stopping = false;
  const fail = (error: Error): void => {
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
    if (!stopping) failDied(error);
  };
  worker.on('message', (reply: ThreadReply) => {
    if ('notice' in reply) return onNotice(reply.notice as never);
    const call = waiting.get(reply.call);
    waiting.delete(reply.call);
    if ('failure' in reply) call?.reject(errorOf(reply.failure));
    else call?.resolve(reply.value);
  });
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => fail(new Error(`the thread of ${module} ended with code ${code}`)));

  const invoke = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve, reject });
      worker.postMessage({ call, method, args });
    });
  await new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));
  const remote = new Proxy({} as Remote<T>, {
    get: (_, method) =>
      method === 'then' ? undefined : (...args: unknown[]) => invoke(String(method), args),
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await invoke('close', []).catch(() => undefined);
    await worker.terminate();
  };
  return { remote, died, stop };
}
