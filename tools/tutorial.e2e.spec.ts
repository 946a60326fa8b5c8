import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageServer, type PageRun, runPage } from './pages/page-shell';
import { patternOf, readPage } from './pages/page-steps';

/** Runs on what was built: `npm run build` comes first. */
const pages = [
  'docs/tutorials/record-a-leaver.md',
  'docs/how-to/answer-what-did-we-know.md',
  'docs/how-to/run-history-forward.md',
  'docs/how-to/connect-an-hr-system.md',
  'docs/how-to/record-an-extract.md',
  'docs/how-to/rebuild-views.md',
  'docs/how-to/back-up-and-restore.md',
  'README.md',
].map(readPage);

describe.each(pages)('The page $path', (page) => {
  let folder: string;
  let server: PageServer | undefined;
  let run: PageRun;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-page-'));
    if (page.server !== undefined) server = await PageServer.start(folder, page.server);
    run = runPage(page, folder, server);
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has commands that can all be run, one after the other', () => {
    expect(page.steps.length).toBeGreaterThan(0);
    expect(run.status === 0 ? '' : run.stderr).toBe('');
    expect(run.printed).toHaveLength(page.steps.length);
  });

  it.each(page.steps.map((step, index) => ({ ...step, index })))(
    'says on line $line what is printed',
    ({ prints, index }) => {
      if (prints === undefined) expect(run.printed[index]).toBe('');
      else expect(run.printed[index]).toMatch(patternOf(prints));
    },
  );
});

describe('What a page says is printed', () => {
  it('is held to every line, and … to what differs within one', () => {
    const pattern = patternOf('as at  position 10, recorded …\nanswer 0.0');
    expect('as at  position 10, recorded 2024-10-01T09:00:00.000Z\nanswer 0.0').toMatch(pattern);
    expect('as at  position 11, recorded 2024-10-01T09:00:00.000Z\nanswer 0.0').not.toMatch(pattern);
    expect('as at  position 10, recorded 2024-10-01T09:00:00.000Z\nanswer 0x0').not.toMatch(pattern);
    expect('as at  position 10, recorded today\nanswer 0.0\nmore').not.toMatch(pattern);
  });
});
