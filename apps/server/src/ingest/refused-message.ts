import { LIMITS } from '@daybook/book';
import type { RefusedMessage } from './claim-feed';
import type { FeedMessage } from './feed-message';

/** What is told of a refusal: the message as it came, and headers that say why and where it came from. */
export type ToldRefusal = Pick<FeedMessage, 'key' | 'value' | 'headers'>;

/** A reason is cut here, in characters. */
const LONGEST_REASON = 4_096;

/**
 * The message of the topic of refused events (interfaces.md §3). A value that is longer than an event may be
 * is cut to that, and so are key and headers left out, so that no message is too long to be told: the whole
 * stands where it came from, and `daybook-original-bytes` says how long it was.
 */
export function refusalOf({ message, topic, partition, problem }: RefusedMessage): ToldRefusal {
  const { key, value, headers, offset } = message;
  const bytes = value?.byteLength ?? 0;
  const isKeyShort = key === null || key.byteLength <= LIMITS.line;
  return {
    key: isKeyShort ? key : null,
    value: bytes > LIMITS.line && value !== null ? value.subarray(0, LIMITS.line) : value,
    headers: {
      ...(bytesOf(headers) > LIMITS.line ? {} : headers),
      'daybook-refusal-code': problem.code,
      'daybook-refusal-reason': reasonOf(problem).slice(0, LONGEST_REASON),
      'daybook-original-topic': topic,
      'daybook-original-partition': String(partition),
      'daybook-original-offset': offset,
      ...(bytes > LIMITS.line ? { 'daybook-original-bytes': String(bytes) } : {}),
    },
  };
}

/** Everything that was wrong, each with the place that it points at. */
function reasonOf({ detail, errors }: RefusedMessage['problem']): string {
  const told = errors.map(({ pointer, detail: words }) => (pointer === '' ? words : `${pointer}: ${words}`));
  return told.length === 0 ? detail : told.join('; ');
}

function bytesOf(headers: FeedMessage['headers']): number {
  const lengths = Object.entries(headers).map(([name, value]) => {
    const values = Array.isArray(value) ? (value as readonly (Buffer | string)[]) : [value ?? ''];
    return values.reduce((sum, one) => sum + name.length + Buffer.byteLength(one as Buffer | string), 0);
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}
