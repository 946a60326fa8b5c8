import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const SETTINGS = [
  'eslint.config.mjs',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.spec.json',
];

/** One complaint of lint: the rule, which of its messages, and the line. */
export interface Complaint {
  readonly ruleId: string;
  readonly messageId: string | undefined;
  readonly message: string;
}

/** The folder of a project, as architecture.md §1 lays it out. */
export function folderOf(project: string): string {
  if (project === 'tools') return 'tools';
  return project === 'server' || project === 'cli' ? `apps/${project}` : `libs/${project}`;
}

/** Where the sources of a project are. */
export const sourceFolderOf = (project: string): string =>
  project === 'tools' ? 'tools' : `${folderOf(project)}/src`;

/** Every dependency as it is installed, and the projects of the scratch copy in place of our own. */
function linkDependencies(scratch: string, projects: readonly string[]): void {
  const modules = join(scratch, 'node_modules');
  mkdirSync(join(modules, '@daybook'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@daybook') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  for (const project of projects.filter((name) => name !== 'tools')) {
    symlinkSync(join(scratch, folderOf(project)), join(modules, '@daybook', project));
  }
}

function write(scratch: string, path: string, text: string): void {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
}

function writeProject(scratch: string, project: string): void {
  const exports = { '.': './dist/index.js' };
  const settings =
    project === 'tools'
      ? { 'project.json': { name: 'tools', tags: ['tools'] } }
      : {
          'package.json': { name: `@daybook/${project}`, version: '0.1.0', exports, nx: { tags: [project] } },
        };
  for (const [name, content] of Object.entries(settings)) {
    write(scratch, `${folderOf(project)}/${name}`, JSON.stringify(content));
  }
  const thing = 'export const thing = 1;\nexport interface Thing {\n  readonly size: number;\n}\n';
  write(scratch, `${sourceFolderOf(project)}/index.ts`, thing);
}

/** ESLint exits with 1 when it complains; what it wrote is then still whole. */
function lint(scratch: string): Promise<string> {
  const eslint = join(scratch, 'node_modules/eslint/bin/eslint.js');
  return new Promise((done, failed) => {
    const options = {
      cwd: scratch,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: scratch },
    };
    execFile(process.execPath, [eslint, '.', '--format', 'json'], options, (error, stdout, stderr) => {
      if (error && error.code !== 1) failed(new Error(`eslint did not run: ${stderr || error.message}`));
      else done(stdout);
    });
  });
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly Complaint[];
}

/**
 * A copy of the workspace with our lint settings, a one-file source in every project and these files besides.
 * Answers what lint complains of, by the path of the file; a file that lint did not read is absent.
 */
export async function complaintsOf(
  projects: readonly string[],
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly Complaint[]>> {
  const scratch = mkdtempSync(join(tmpdir(), 'daybook-boundaries-'));
  try {
    for (const name of SETTINGS) cpSync(join(ROOT, name), join(scratch, name));
    linkDependencies(scratch, projects);
    for (const project of projects) writeProject(scratch, project);
    for (const [path, text] of files) write(scratch, path, text);
    const found = JSON.parse(await lint(scratch)) as LintedFile[];
    return new Map(found.map(({ filePath, messages }) => [relative(scratch, filePath), messages]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
