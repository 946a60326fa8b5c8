import { factStoreContract } from './fact-store.contract';
import { PostgresTrial } from './postgres-trial';
import { viewsContract } from './views.contract';
import { PostgresViews } from './postgres-views';

const server = process.env['DAYBOOK_TEST_POSTGRES'];

/** A database that by itself would put `é` beside `e`, and `a` before `Z`. */
const collated = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-GB' LOCALE 'C'";

factStoreContract('PostgresFactStore', async () => {
  const trial = await PostgresTrial.begin(server, collated);
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
