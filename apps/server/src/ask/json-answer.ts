import type { Response } from 'express';

/** Sends an answer with the position that it reflects. */
export function sendJson(response: Response, body: object, position: string | bigint): void {
  response.setHeader('Daybook-Position', String(position));
  response.status(200).type('application/json').send(JSON.stringify(body));
}
