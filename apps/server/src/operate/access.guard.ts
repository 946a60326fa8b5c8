import { type Book, type Credential, DaybookProblem } from '@daybook/book';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { BOOK } from '../book-token';
import { rememberCredential } from './credentials';
import { POLICY, type RoutePolicy } from './policy';

/** The parameters that say about whom a question is (interfaces.md §1.3). */
const SCOPES = ['authority', 'region', 'area'] as const;

/** Lets in who holds a key for one of the route's roles; denies by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.get<RoutePolicy | undefined>(POLICY, context.getHandler());
    if (policy === undefined) throw problem('forbidden', 'nobody has said whom this is for');
    if (policy.includes('anyone')) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const credential = this.book.authenticate(bearerOf(request));
    if (credential === null) {
      context.switchToHttp().getResponse<Response>().setHeader('WWW-Authenticate', 'Bearer');
      throw problem('unauthenticated', 'send Authorization: Bearer with a key that is in force');
    }
    if (credential.role !== 'every' && !policy.includes(credential.role)) {
      throw problem('forbidden', `this is for ${policy.join(', ')}; the key is for ${credential.role}`);
    }
    refuseForeignScope(request, credential);
    rememberCredential(request, credential);
    return true;
  }
}

/** A key for one authority asks about that one; what it records is told event by event (credentials.ts). */
function refuseForeignScope({ query }: Request, { authority }: Credential): void {
  if (authority === null) return;
  const foreign = SCOPES.find((name) => query[name] !== undefined && query[name] !== authority);
  if (foreign !== undefined) throw problem('forbidden', `this key is for authority ${authority} only`);
}

function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function problem(code: string, detail: string): DaybookProblem {
  return new DaybookProblem(code, detail, { errors: [{ pointer: '/Authorization', code, detail }] });
}
