import type { JsonObject } from '@daybook/events';
import { schema, type DescribedParameter } from './open-api-parameters';
import type { RoutePolicy } from './policy';

/** What a request answers with one status: media types with the schema that each has. */
export interface DescribedAnswer {
  readonly description: string;
  readonly content: Readonly<Record<string, JsonObject>>;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One request that the server answers (interfaces.md §1). */
export interface DescribedRoute {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** The route that serves the path, where that is one for several paths. */
  readonly servedBy?: string;
  readonly summary: string;
  readonly policy: RoutePolicy;
  readonly parameters: readonly DescribedParameter[];
  readonly body?: Readonly<Record<string, JsonObject>>;
  readonly answers: Readonly<Record<number, DescribedAnswer>>;
  /** Statuses of problems. */
  readonly problems: readonly number[];
}

/** The header of every answer under `/v1` that is JSON. */
export const POSITION = { 'Daybook-Position': 'The position that the answer reflects' };

/** An answer in JSON, of a schema. */
export const json = (
  description: string,
  name: string,
  headers: DescribedAnswer['headers'] = POSITION,
): DescribedAnswer => ({
  description,
  content: { 'application/json': schema(name) },
  headers,
});
