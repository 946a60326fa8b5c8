import { CommandError, EXIT } from './exit';

/** The kind and the id of a subject as it is written on a command line: `worker/SW-1042`. */
export function addressOf(subject: string): { readonly kind: string; readonly id: string } {
  const slash = subject.indexOf('/');
  if (slash < 0) {
    throw new CommandError(EXIT.usage, `${subject} is not a kind and an id, such as worker/SW-1042`);
  }
  return { kind: subject.slice(0, slash), id: subject.slice(slash + 1) };
}

/** The path at which the HTTP interface answers for a subject. */
export function pathOfSubject(subject: string): string {
  const { kind, id } = addressOf(subject);
  return `/v1/subjects/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`;
}
