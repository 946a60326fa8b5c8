import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Book, DaybookProblem } from '@daybook/book';
import { type JsonObject, jsonSchemaOf } from '@daybook/events';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { BOOK } from '../book-token';
import { asyncApiDocument } from './async-api';
import { acceptable } from './negotiation';
import { openApiDocument } from './open-api';
import { Policy } from './policy';

/** Gives the descriptions that programs are written against. */
@Controller()
export class OpenApiController {
  private readonly document = JSON.stringify(openApiDocument(versionOfServer()));

  constructor(@Inject(BOOK) private readonly book: Book) {}

  @Get('openapi.json')
  @Policy('anyone')
  openApi(@Req() request: Request, @Res() response: Response): void {
    acceptable(request, ['application/json']);
    response.status(200).type('application/json').send(this.document);
  }

  @Get('asyncapi.json')
  @Policy('anyone')
  asyncApi(@Req() request: Request, @Res() response: Response): void {
    acceptable(request, ['application/json']);
    response.status(200).json(asyncApiDocument(versionOfServer(), this.book.settings));
  }

  @Get('schemas/:type/:n.json')
  @Policy('anyone')
  schema(@Param() asked: SchemaAddress, @Req() request: Request, @Res() response: Response): void {
    const type = acceptable(request, ['application/json', 'application/schema+json']);
    response
      .status(200)
      .type(type)
      .send(JSON.stringify(schemaAt(asked)));
  }
}

/** The parts of the address of a schema, as they stand in the path. */
interface SchemaAddress {
  readonly type: string;
  readonly n: string;
}

function schemaAt({ type, n }: SchemaAddress): JsonObject {
  const schema = /^[1-9]\d{0,8}$/.test(n) ? jsonSchemaOf(type, Number(n)) : undefined;
  if (schema !== undefined) return schema;
  const detail = `there is no event type ${type} with schema ${n}; /openapi.json lists those that there are`;
  throw new DaybookProblem('not-found', detail, { errors: [{ pointer: '', code: 'not-found', detail }] });
}

function versionOfServer(): string {
  const file = join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
