import { factStoreContract } from './fact-store.contract';
import { PostgresTrial } from './postgres-trial';
import { viewsContract } from './views.contract';
import { PostgresViews } from './postgres-views';

const server = process.env['DAYBOOK_TEST_POSTGRES'];

factStoreContract('PostgresFactStore', async () => {
  const trial = await PostgresTrial.begin(server);
  return { open: () => trial.store(), remove: () => trial.remove() };
});

viewsContract('PostgresViews', async () => {
  const trial = await PostgresTrial.begin(server);
  return {
    open: (opening) => PostgresViews.open(trial.url, opening),
    generations: () => trial.generations(),
    remove: () => trial.remove(),
  };
});
