import 'reflect-metadata';
import type { Book, Credential } from '@daybook/book';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { credentialOf } from './credentials';
import { Policy, type RoutePolicy } from './policy';

const analyst: Credential = { name: 'Power BI', role: 'analyst', authority: '333', sources: null };

interface Visit {
  readonly policy?: RoutePolicy;
  readonly authorization?: string;
  readonly query?: Record<string, string | readonly string[]>;
}

function visit({ policy, authorization, query = {} }: Visit) {
  const book = { authenticate: (key) => (key === 'good' ? analyst : null) } as Pick<Book, 'authenticate'>;
  const headers: Record<string, string> = {};
  const request = { headers: { authorization }, query };
  const route = (): void => undefined;
  if (policy !== undefined) Policy(...policy)({}, 'route', { value: route });
  const context = {
    getHandler: () => route,
    switchToHttp: () => ({
      getRequest: () => request,
      getResponse: () => ({ setHeader: (name: string, value: string) => (headers[name] = value) }),
    }),
  } as unknown as ExecutionContext;
  const guard = new AccessGuard(new Reflector(), book as Book);
  return { enter: () => guard.canActivate(context), headers, request };
}

describe('The guard of every route', () => {
  it('lets anyone in where anyone may', () => {
    expect(visit({ policy: ['anyone'] }).enter()).toBe(true);
  });

  it('lets the holder of a key in whose role the route names, and remembers who it was', () => {
    const { enter, request } = visit({ policy: ['auditor', 'analyst'], authorization: 'Bearer good' });
    expect(enter()).toBe(true);
    expect(credentialOf(request as never)).toBe(analyst);
  });

  it.each([undefined, '', 'good', 'Basic good', 'Bearer', 'Bearer ', 'Bearer bad', 'Bearer good good'])(
    'asks for a key of who comes with %j',
    (authorization) => {
      const came = visit({ policy: ['analyst'], ...(authorization === undefined ? {} : { authorization }) });
      expect(came.enter).toThrow(expect.objectContaining({ code: 'unauthenticated', status: 401 }));
      expect(came.headers).toEqual({ 'WWW-Authenticate': 'Bearer' });
    },
  );

  it('forbids a route to other roles, and one of which nobody has said whom it is for to all', () => {
    const forbidden = expect.objectContaining({ code: 'forbidden', status: 403 });
    expect(visit({ policy: ['emitter', 'admin'], authorization: 'Bearer good' }).enter).toThrow(forbidden);
    expect(visit({ policy: [], authorization: 'Bearer good' }).enter).toThrow(forbidden);
    expect(visit({ authorization: 'Bearer good' }).enter).toThrow(forbidden);
  });

  it.each([
    { authority: '330' },
    { authority: 'all' },
    { authority: '333,330' },
    { authority: ['333', '333'] },
    { authority: '333', region: 'West Midlands' },
    { area: 'england' },
  ])('forbids a key for one authority to ask about %j', (query) => {
    const { enter } = visit({ policy: ['analyst'], authorization: 'Bearer good', query });
    expect(enter).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });

  it('lets a key for one authority ask about that one', () => {
    const query = { authority: '333', asOf: '2024-09-30' };
    expect(visit({ policy: ['analyst'], authorization: 'bearer good', query }).enter()).toBe(true);
  });
});
