import { compareUtf8 } from '@daybook/events';

/** Streams that are connected, and the one of them by whose name the component is kept. */
interface Component {
  readonly key: string;
  readonly streams: readonly string[];
}

/**
 * Which streams belong together, as pairs of them become connected. A stream that nothing connects is a
 * component of its own.
 */
export class Components {
  readonly #components = new Map<string, Component>();

  /** Connects two streams; false where they were connected already. */
  connect(stream: string, other: string): boolean {
    const [a, b] = [this.#componentOf(stream), this.#componentOf(other)];
    if (a.key === b.key) return false;
    const streams = [...a.streams, ...b.streams].sort(compareUtf8);
    const joined = { key: a.key, streams };
    for (const each of streams) this.#components.set(each, joined);
    return true;
  }

  /** The streams connected with a stream, itself included, in the order of their names. */
  streamsOf(stream: string): readonly string[] {
    return this.#componentOf(stream).streams;
  }

  /** The name of a stream's component: the same for all its streams, until more are connected. */
  keyOf(stream: string): string {
    return this.#components.get(stream)?.key ?? stream;
  }

  #componentOf(stream: string): Component {
    return this.#components.get(stream) ?? { key: stream, streams: [stream] };
  }
}
