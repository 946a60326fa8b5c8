import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A block of commands on a page, and what the page says that they print; undefined where it says nothing. */
export interface PageStep {
  readonly line: number;
  readonly commands: string;
  readonly prints: string | undefined;
}

/** A page with its commands. */
export interface Page {
  readonly path: string;
  readonly steps: readonly PageStep[];
  /** The page has its reader start a server; which settings it gives. */
  readonly server: Readonly<Record<string, string>> | undefined;
}

interface Block {
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** Every fenced block of a page, in order. */
function blocksOf(text: string): readonly Block[] {
  const blocks: { line: number; language: string; lines: string[] }[] = [];
  let open: { line: number; language: string; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.startsWith('```')) open?.lines.push(line);
    else if (open === undefined) open = { line: index + 1, language: line.slice(3), lines: [] };
    else {
      blocks.push(open);
      open = undefined;
    }
  }
  return blocks.map(({ line, language, lines }) => ({ line, language, text: lines.join('\n') }));
}

/**
 * Reads a page. `sh` blocks are commands, run in order in one shell from the checkout; a `text` block right
 * after one is what it prints, `…` standing for anything within a line. A `console` block is shown, not run;
 * one that says `daybook up` means that a server runs while the commands do.
 */
export function readPage(path: string): Page {
  const blocks = blocksOf(readFileSync(join(ROOT, path), 'utf8'));
  const steps = blocks.flatMap(({ line, language, text }, index) => {
    const next = blocks[index + 1];
    const prints = next?.language === 'text' ? next.text : undefined;
    return language === 'sh' ? [{ line, commands: text, prints }] : [];
  });
  const up = blocks.find(({ language, text }) => language === 'console' && text.includes('daybook up'));
  return { path, steps, server: up && settingsIn(up.text) };
}

/** `DAYBOOK_AUTH=keys npx daybook up --sandbox`: the settings that the line gives. */
function settingsIn(text: string): Readonly<Record<string, string>> {
  const given = [...text.matchAll(/\b(DAYBOOK_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]);
  const sandbox = text.includes('--sandbox') ? [['DAYBOOK_SANDBOX', 'true']] : [];
  return Object.fromEntries([...given, ...sandbox]) as Record<string, string>;
}

/** What a page says is printed, as a pattern for all of it. */
export function patternOf(prints: string): RegExp {
  const literal = prints.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^\\n]*')}$`);
}
