import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readSettings } from '@daybook/book';

/** `docs/reference/openapi.json` and `asyncapi.json`: as a server with no settings gives them. */
export function generate(root) {
  const load = createRequire(import.meta.url);
  // The server has no entry but its start, so its built module is loaded by its place.
  const { openApiDocument } = load(join(root, 'apps/server/dist/operate/open-api.js'));
  const { asyncApiDocument } = load(join(root, 'apps/server/dist/operate/async-api.js'));
  const { version } = JSON.parse(readFileSync(join(root, 'apps/server/package.json'), 'utf8'));
  const written = (document) => `${JSON.stringify(document, null, 2)}\n`;
  return [
    ['docs/reference/openapi.json', written(openApiDocument(version))],
    ['docs/reference/asyncapi.json', written(asyncApiDocument(version, readSettings({})))],
  ];
}
