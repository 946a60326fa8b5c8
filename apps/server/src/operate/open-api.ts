import type { JsonObject } from '@daybook/events';
import { type DescribedAnswer, type DescribedRoute, describedRoutes } from './open-api-routes';
import type { DescribedParameter } from './open-api-parameters';
import { componentSchemas } from './open-api-schemas';

/** What each status of a problem says, with its codes (interfaces.md §1.1). */
const problemMeanings: Readonly<Record<number, string>> = {
  400: 'malformed, unknown-parameter, bad-parameter, missing-parameter, as-at-past-end',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found, unknown-metric, unknown-subject',
  406: 'not-acceptable',
  409: 'id-reused',
  412: 'stream-moved-on, with the revision of the stream',
  413: 'too-large',
  415: 'unsupported-media-type',
  422:
    'every other refusal: batch-refused, unknown-type, unknown-schema, unknown-field, missing-field, ' +
    'bad-value, bad-date, not-your-authority, would-not-add-up',
  500: 'internal-error',
  503: 'log-unavailable, views-behind, views-unavailable; with Retry-After',
  507: 'disk-full',
};

/** The OpenAPI 3.1 document of every request that the server answers. `version` is that of the product. */
export function openApiDocument(version: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of describedRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Daybook',
      version,
      description: 'The record of a children’s social care workforce and of the children it serves',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: componentSchemas(),
      responses: Object.fromEntries(
        Object.entries(problemMeanings).map(([status, description]) => [
          problemName(status),
          {
            description,
            content: { 'application/problem+json': { schema: reference('schemas', 'Problem') } },
          },
        ]),
      ),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Needed where DAYBOOK_AUTH is keys' },
      },
    },
  };
}

function operationOf(route: DescribedRoute): JsonObject {
  const isOpen = route.policy.includes('anyone');
  return {
    operationId: operationIdOf(route),
    summary: route.summary,
    security: isOpen ? [] : [{}, { key: [] }],
    ...(isOpen ? {} : { 'x-daybook-roles': [...route.policy] }),
    parameters: route.parameters.map(parameterOf),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: contentOf(route.body) } }),
    responses: {
      ...Object.fromEntries(
        route.problems.map((status) => [status, reference('responses', problemName(status))]),
      ),
      ...Object.fromEntries(Object.entries(route.answers).map(([status, one]) => [status, answerOf(one)])),
    },
  };
}

/** `get /v1/metrics/{id}.csv` → `get-v1-metrics-id-csv`. */
function operationIdOf({ method, path }: DescribedRoute): string {
  const words = path.split(/[^A-Za-z0-9]+/);
  return [method, ...words].filter((word) => word !== '').join('-');
}

function parameterOf({ name, in: place, description, required, schema }: DescribedParameter): JsonObject {
  return {
    name,
    in: place,
    description,
    required: required === true,
    schema: schema ?? { type: 'string' },
  };
}

function answerOf({ description, content, headers }: DescribedAnswer): JsonObject {
  const described = Object.entries(headers ?? {}).map(([name, meaning]) => [
    name,
    { description: meaning, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) as JsonObject }),
    content: contentOf(content),
  };
}

function contentOf(content: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));
}

const problemName = (status: string | number): string => `Problem${status}`;

function reference(kind: 'schemas' | 'responses', name: string): JsonObject {
  return { $ref: `#/components/${kind}/${name}` };
}
