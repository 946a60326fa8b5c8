import { type Book, DaybookProblem } from '@daybook/book';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { BOOK } from '../book-token';
import { rememberCredential } from './credentials';
import { POLICY, type RoutePolicy } from './policy';

/** Lets in who holds a key for one of the route's roles; denies by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = this.reflector.get<RoutePolicy | undefined>(POLICY, context.getHandler());
    if (policy === undefined) throw new DaybookProblem('forbidden', 'nobody has said whom this is for');
    const request = context.switchToHttp().getRequest<Request>();
    if (policy.includes('anyone')) return true;
    const credential = this.book.authenticate(bearerOf(request));
    if (credential === null) {
      throw problem('unauthenticated', 'send Authorization: Bearer with a key that is in force');
    }
    if (credential.role !== 'every' && !policy.includes(credential.role)) {
      throw problem('forbidden', `this is for ${policy.join(', ')}; the key is for ${credential.role}`);
    }
    rememberCredential(request, credential);
    return true;
  }
}

function bearerOf(request: Request): string | null {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function problem(code: string, detail: string): DaybookProblem {
  return new DaybookProblem(code, detail, { errors: [{ pointer: '/Authorization', code, detail }] });
}
