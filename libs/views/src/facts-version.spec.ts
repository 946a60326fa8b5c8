import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { factsVersion } from './facts-version';

describe('The version of facts', () => {
  const root = mkdtempSync(join(tmpdir(), 'daybook-facts-version-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const code = (name: string, files: Readonly<Record<string, string>>) => {
    const folder = join(root, name);
    mkdirSync(join(folder, 'rule'), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return folder;
  };
  const files = { 'fold.js': 'fold', 'rule/left-twice.js': 'rule' };
  const events = code('events', { 'event.js': 'event' });
  const version = factsVersion([events, code('facts', files)]);

  it('is the same for the same code wherever it lies', () => {
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    expect(factsVersion([code('copied-events', { 'event.js': 'event' }), code('copied', files)])).toBe(
      version,
    );
  });

  it('changes with the text, the name and the number of files', () => {
    const others = [
      { ...files, 'rule/left-twice.js': 'another rule' },
      { 'fold.js': 'fold', 'rule/left-once.js': 'rule' },
      { ...files, 'rule/new.js': '' },
      { 'fold.js': 'fold' },
    ].map((each, index) => factsVersion([events, code(`other-${index}`, each)]));
    expect(new Set([version, ...others]).size).toBe(5);
  });

  it('does not look at declarations, specs and source maps', () => {
    const more = { ...files, 'fold.d.ts': 'x', 'fold.spec.ts': 'x', 'fold.js.map': 'x', 'notes.md': 'x' };
    expect(factsVersion([events, code('with-more', more)])).toBe(version);
  });

  it('is not given for a directory without code', () => {
    expect(() => factsVersion([events, code('empty', {})])).toThrow('holds no code');
    expect(() => factsVersion([join(root, 'missing')])).toThrow('ENOENT');
  });
});
