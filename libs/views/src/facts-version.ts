import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Code, compiled or not; what only describes or tries it changes no fact. */
const CODE = /\.[jt]s$/;
const NOT_CODE = /\.d\.ts$|\.spec\.[jt]s$/;

/**
 * The version of what folds events into facts: 64 hexadecimal digits, the same wherever the same files lie.
 *
 * @param directories of the code of libs/events and libs/facts, in a fixed order
 * @throws where a directory is missing or holds no code
 */
export function factsVersion(directories: readonly string[]): string {
  const hash = createHash('sha256');
  for (const directory of directories) {
    const files = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name) && !NOT_CODE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    if (files.length === 0) throw new Error(`${directory} holds no code to take a version of`);
    hash.update(`${files.length}\n`);
    for (const file of files) {
      const content = createHash('sha256').update(readFileSync(file)).digest('hex');
      hash.update(`${relative(directory, file).split(sep).join('/')} ${content}\n`);
    }
  }
  return hash.digest('hex');
}
