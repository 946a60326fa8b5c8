import 'reflect-metadata';
import type { Book } from '@daybook/book';
import { dataSchemasOf, eventTypes } from '@daybook/events';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { pino } from 'pino';
import { ServerModule } from '../server.module';
import { openApiDocument } from './open-api';
import { describedRoutes } from './open-api-routes';
import { POLICY } from './policy';

const document = openApiDocument('1.2.3');

/** `method path`, and for whom, of every route of a server with every role. */
async function servedRoutes(): Promise<ReadonlyMap<string, readonly string[]>> {
  const settings = { DAYBOOK_ROLES: ['ingest', 'project', 'ask', 'pages'] };
  const module = await Test.createTestingModule({
    imports: [ServerModule.of({ settings } as unknown as Book, pino({ enabled: false }))],
  }).compile();
  const served = new Map<string, readonly string[]>();
  for (const { controllers } of module.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, object>;
      for (const name of new MetadataScanner().getAllMethodNames(prototype)) {
        const handler = prototype[name] as object;
        const path = Reflect.getMetadata('path', handler) as string | undefined;
        if (path === undefined) continue;
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number]?.toLowerCase();
        const whole = `/${Reflect.getMetadata('path', metatype)}/${path}`
          .replace(/\/+/g, '/')
          .replace(/(.)\/$/, '$1');
        const address = whole.replace(/:([A-Za-z]+)/g, '{$1}');
        served.set(`${method} ${address}`, Reflect.getMetadata(POLICY, handler) as readonly string[]);
      }
    }
  }
  return served;
}

function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === '$ref' ? [String(member)] : referencesIn(member),
  );
}

function at(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

describe('The OpenAPI document', () => {
  it('describes every route that is served, for the roles that it is for, and no other', async () => {
    const described = new Map(
      describedRoutes.map(({ method, path, servedBy, policy }) => [`${method} ${servedBy ?? path}`, policy]),
    );
    const served = await servedRoutes();
    expect(served.size).toBeGreaterThan(8);
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(served));
  });

  it('has a path for every route described, with the parameters that its path names', () => {
    const paths = document['paths'] as Record<
      string,
      Record<string, { parameters: { name: string; in: string }[] }>
    >;
    expect(Object.keys(paths).sort()).toEqual([...new Set(describedRoutes.map(({ path }) => path))].sort());
    for (const [path, operations] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(operations)) {
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
      }
    }
  });

  it('says of itself which version it is of, and names every operation once', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Daybook', version: '1.2.3' } });
    const operations = Object.values(
      document['paths'] as Record<string, Record<string, { operationId: string }>>,
    );
    const names = operations.flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(describedRoutes.length);
  });

  it('refers only to what it defines, and defines nothing that it does not refer to', () => {
    const references = new Set(referencesIn(document));
    expect([...references].filter((pointer) => at(pointer.replace(/^#/, '')) === undefined)).toEqual([]);
    const { schemas, responses } = document['components'] as Record<string, object>;
    const defined = [
      ...Object.keys(schemas ?? {}).map((name) => `#/components/schemas/${name}`),
      ...Object.keys(responses ?? {}).map((name) => `#/components/responses/${name}`),
    ];
    expect(defined.filter((pointer) => !references.has(pointer))).toEqual([]);
  });

  it('asks for a key wherever not everybody may come, and nowhere else', () => {
    const paths = document['paths'] as Record<string, Record<string, { security: unknown[] }>>;
    for (const { method, path, policy } of describedRoutes) {
      const security = paths[path]?.[method]?.security;
      expect(security).toEqual(policy.includes('anyone') ? [] : [{}, { key: [] }]);
    }
  });

  it('answers every problem as problem+json, and who needs a key may be told 401 and 403', () => {
    for (const { policy, problems, answers } of describedRoutes) {
      for (const status of problems) {
        const content = at(`/components/responses/Problem${status}/content`) as Record<string, unknown>;
        expect(Object.keys(content)).toEqual(['application/problem+json']);
      }
      expect(problems.filter((status) => status === 401 || status === 403)).toEqual(
        policy.includes('anyone') ? [] : [401, 403],
      );
      expect(Object.keys(answers).filter((status) => problems.includes(Number(status)))).toEqual([]);
    }
  });

  it('has an event of every type and schema number among those that can be recorded', () => {
    const { oneOf } = at('/components/schemas/Event') as {
      readonly oneOf: readonly { readonly $ref: string }[];
    };
    expect(oneOf.map(({ $ref }) => $ref)).toEqual(
      dataSchemasOf().map(({ type, schema }) => `#/components/schemas/${type}.${schema}`),
    );
    expect(oneOf.length).toBeGreaterThanOrEqual(eventTypes.size);
  });
});
