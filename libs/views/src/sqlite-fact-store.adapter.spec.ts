import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { factStoreContract } from './fact-store.contract';
import { SqliteFactStore } from './sqlite-fact-store';

factStoreContract('SqliteFactStore', () => {
  const directory = mkdtempSync(join(tmpdir(), 'daybook-views-'));
  return {
    open: () => SqliteFactStore.open({ file: join(directory, 'views.sqlite') }),
    remove: () => rmSync(directory, { recursive: true }),
  };
});
