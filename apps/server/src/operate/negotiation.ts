import { DaybookProblem } from '@daybook/book';
import type { Request } from 'express';

/**
 * The first of the offered media types that the request accepts.
 * @throws DaybookProblem `not-acceptable`
 */
export function acceptable(request: Request, offered: readonly string[]): string {
  const accepted = request.accepts([...offered]);
  if (accepted !== false) return accepted;
  const detail = `this is given as ${offered.join(' or ')}`;
  throw new DaybookProblem('not-acceptable', detail, {
    errors: [{ pointer: '/Accept', code: 'not-acceptable', detail }],
  });
}

/**
 * The media type of the body, without its parameters.
 * @throws DaybookProblem `unsupported-media-type` unless it is one of these, in UTF-8, sent as it is
 */
export function mediaType<T extends string>(request: Request, supported: readonly T[]): T {
  if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw unsupported('Content-Encoding', 'the body must be sent as it is, without a Content-Encoding');
  }
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  const known = supported.find((one) => one === type.trim().toLowerCase());
  const charset = parameters.find((parameter) => /^\s*charset=/i.test(parameter));
  const isUtf8 = charset === undefined || /^\s*charset="?utf-8"?\s*$/i.test(charset);
  if (known !== undefined && isUtf8) return known;
  throw unsupported('Content-Type', `the body must be ${supported.join(', ')}, in UTF-8`);
}

function unsupported(header: string, detail: string): DaybookProblem {
  const code = 'unsupported-media-type';
  return new DaybookProblem(code, detail, { errors: [{ pointer: `/${header}`, code, detail }] });
}
