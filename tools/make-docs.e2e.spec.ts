import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** Runs on what was built: `npm run build` comes first. */
function makeDocs(...options: readonly string[]) {
  const run = spawnSync(process.execPath, ['tools/make-docs.mjs', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status: run.status, says: run.stdout + run.stderr };
}

describe('The generated part of the documentation', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'daybook-docs-'));
    expect(makeDocs('--into', copy)).toMatchObject({ status: 0 });
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it('is fresh as soon as it was written', () => {
    expect(makeDocs('--check', '--into', copy)).toEqual({ status: 0, says: '' });
  });

  it.each(['docs/reference/events.md', 'docs/reference/schemas/SocialWorkerLeft/1.json', '.env.example'])(
    'is stale once %s was written in by hand',
    (path) => {
      appendFileSync(join(copy, path), '\n');
      expect(makeDocs('--check', '--into', copy)).toEqual({
        status: 1,
        says: `${path} is stale: run npm run docs\n`,
      });
    },
  );

  it('is stale while a file is missing, and while one is left over', () => {
    rmSync(join(copy, 'docs/reference/sql/log.sql'));
    writeFileSync(join(copy, 'docs/reference/posts.md'), '# Posts\n');
    const { status, says } = makeDocs('--check', '--into', copy);
    expect(status).toBe(1);
    expect(says.split('\n').slice(0, 2)).toEqual([
      'docs/reference/sql/log.sql is stale: run npm run docs',
      'docs/reference/posts.md is not generated any more: run npm run docs',
    ]);
    expect(makeDocs('--into', copy).says).toContain('removed docs/reference/posts.md\n');
    expect(makeDocs('--check', '--into', copy).status).toBe(0);
  });
});
