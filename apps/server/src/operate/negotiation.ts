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
 * @throws DaybookProblem `unsupported-media-type` unless it is one of these, in UTF-8
 */
export function mediaType<T extends string>(request: Request, supported: readonly T[]): T {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  const known = supported.find((one) => one === type.trim().toLowerCase());
  const charset = parameters.find((parameter) => /^\s*charset=/i.test(parameter));
  const isUtf8 = charset === undefined || /^\s*charset="?utf-8"?\s*$/i.test(charset);
  if (known !== undefined && isUtf8) return known;
  const detail = `the body must be ${supported.join(', ')}, in UTF-8`;
  throw new DaybookProblem('unsupported-media-type', detail, {
    errors: [{ pointer: '/Content-Type', code: 'unsupported-media-type', detail }],
  });
}
