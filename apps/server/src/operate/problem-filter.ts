import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { DaybookProblem } from '@daybook/book';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { allowedMethods } from './allowed-methods';

/** Writes every error as problem+json (RFC 9457); what was not foreseen says nothing about its inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    this.write(error, request, response);
  }

  /** The same for errors outside Nest's routes. */
  write(error: unknown, request: Request, response: Response): void {
    const problem = this.problemOf(error, request, response);
    if (response.headersSent) {
      // A stream that has begun can only be cut: the client counts lines and sees that some are missing.
      response.destroy();
      return;
    }
    if (problem.status === 503) response.setHeader('Retry-After', '1');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.document(request.path)));
  }

  private problemOf(error: unknown, request: Request, response: Response): DaybookProblem {
    if (error instanceof DaybookProblem) return error;
    if (error instanceof HttpException && [400, 404].includes(error.getStatus())) {
      return error.getStatus() === 404 ? unrouted(request, response) : nothingAt(request);
    }
    this.logger.error({ err: error }, 'a request failed in a way that was not foreseen');
    return new DaybookProblem('internal-error', 'something went wrong here; it has been logged');
  }
}

/** A path that is known for other methods is `method-not-allowed`, any other `not-found`. */
function unrouted(request: Request, response: Response): DaybookProblem {
  const allowed = allowedMethods(request);
  if (allowed.length === 0) return nothingAt(request);
  response.setHeader('Allow', allowed.join(', '));
  const detail = `${request.path} answers ${allowed.join(', ')}, not ${request.method}`;
  return new DaybookProblem('method-not-allowed', detail, {
    errors: [{ pointer: '', code: 'method-not-allowed', detail }],
  });
}

/** Also for a path that cannot be decoded, which the router reports as 400. */
function nothingAt({ path }: Request): DaybookProblem {
  const detail = `there is nothing at ${path}`;
  return new DaybookProblem('not-found', detail, { errors: [{ pointer: '', code: 'not-found', detail }] });
}
