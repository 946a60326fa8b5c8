import { badParameter, type Book } from '@daybook/book';
import { epochMsOf, instantFromEpochMs, parseInstant } from '@daybook/events';
import type { Request } from 'express';

/**
 * The instant of the header `Daybook-Sandbox-Now`, at which the events of the request are recorded.
 * @throws DaybookProblem `bad-parameter` outside a sandbox, for what is no instant, and for going back
 */
export function recordingInstant(request: Request, book: Book): { readonly now?: string } {
  const header = request.headers['daybook-sandbox-now'];
  if (header === undefined) return {};
  const name = 'Daybook-Sandbox-Now';
  if (!book.state().sandbox) throw badParameter(name, `${name} is for sandboxes; this log holds real events`);
  if (typeof header !== 'string' || parseInstant(header) === null) {
    throw badParameter(name, `${name} must be an instant such as 2024-10-15T09:00:00Z`);
  }
  const now = instantFromEpochMs(epochMsOf(header));
  const last = book.state().lastRecordedAt;
  if (last !== null && now < last) throw badParameter(name, `${name} goes back: the log stands at ${last}`);
  return { now };
}
