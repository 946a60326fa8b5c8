import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** `docs/reference/openapi.json`: as the server gives it at `/openapi.json`. */
export function generate(root) {
  const load = createRequire(import.meta.url);
  // The server has no entry but its start, so its built module is loaded by its place.
  const { openApiDocument } = load(join(root, 'apps/server/dist/operate/open-api.js'));
  const { version } = JSON.parse(readFileSync(join(root, 'apps/server/package.json'), 'utf8'));
  return [['docs/reference/openapi.json', `${JSON.stringify(openApiDocument(version), null, 2)}\n`]];
}
