import { badParameter, type RecordRequest } from '@daybook/book';
import type { Request } from 'express';

/**
 * What `If-Match` and `If-None-Match` expect of the stream.
 * @throws DaybookProblem `bad-parameter` where they are not understood, or go with a batch or NDJSON
 */
export function expectedRevision(
  { headers }: Request,
  { allowed }: { readonly allowed: boolean },
): Pick<RecordRequest, 'expected'> {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (match === undefined && noneMatch === undefined) return {};
  const name = match === undefined ? 'If-None-Match' : 'If-Match';
  if (!allowed) throw badParameter(name, `${name} goes with a single event only`);
  if (noneMatch === undefined) return { expected: revisionOf(match) };
  if (match !== undefined) {
    throw badParameter('If-None-Match', 'If-Match and If-None-Match cannot both be meant');
  }
  if (noneMatch === '*') return { expected: 'no-stream' };
  throw badParameter('If-None-Match', 'If-None-Match can only be *: the stream has no event yet');
}

function revisionOf(match = ''): bigint {
  const revision = /^"(\d{1,19})"$/.exec(match)?.[1];
  if (revision !== undefined) return BigInt(revision);
  throw badParameter('If-Match', 'If-Match must be a revision in quotes, such as "3"');
}
