import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A text file that git tracks: its path from the root, with `/`, and what it says. */
export interface TrackedFile {
  readonly path: string;
  readonly text: string;
}

/**
 * One thing that review would otherwise have to say. `look` answers what it sees, each as `path:line: what`.
 * `broken` and `fine` are files that it must and must not speak of.
 */
export interface TidyRule {
  readonly says: string;
  readonly look: (file: TrackedFile) => string[];
  readonly broken: readonly TrackedFile[];
  readonly fine: readonly TrackedFile[];
}

/** The text files that git tracks and the working tree still has. */
export function trackedFiles(): readonly TrackedFile[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
    .map((path) => ({ path, bytes: readFileSync(join(ROOT, path)) }))
    .filter(({ bytes }) => !bytes.includes(0))
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}

/** The lines of a file: a last line end opens no further line. */
export const linesOf = ({ text }: TrackedFile): string[] => text.replace(/\n$/, '').split('\n');

/** Every line that fits the pattern, as a complaint. */
export function linesLike(file: TrackedFile, pattern: RegExp, what: string): string[] {
  return linesOf(file).flatMap((line, index) =>
    pattern.test(line) ? [`${file.path}:${index + 1}: ${what}: ${line.trim().slice(0, 80)}`] : [],
  );
}

const CODE = /\.(ts|js|mjs|cjs)$/;
export const isCode = ({ path }: TrackedFile): boolean => CODE.test(path);
export const isSpec = ({ path }: TrackedFile): boolean => path.endsWith('.spec.ts');

/** The rules of tidiness quote what they forbid, in their samples. */
export const isTidyItself = ({ path }: TrackedFile): boolean => path.startsWith('tools/tidy');

/** A rule about lines of some of the files. */
export function lineRule(rule: {
  readonly says: string;
  readonly pattern: RegExp;
  readonly of: (file: TrackedFile) => boolean;
  readonly broken: readonly TrackedFile[];
  readonly fine: readonly TrackedFile[];
}): TidyRule {
  const { says, pattern, of, broken, fine } = rule;
  const look = (file: TrackedFile) => (of(file) && !isTidyItself(file) ? linesLike(file, pattern, says) : []);
  return { says, look, broken, fine };
}

/** A file of one line, for the samples of a rule. */
export const sample = (path: string, text = ''): TrackedFile => ({ path, text: `${text}\n` });
