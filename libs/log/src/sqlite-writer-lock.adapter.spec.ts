import { existsSync } from 'node:fs';
import { scratchDirectory, type ScratchDirectory } from './scratch-directory';
import { SqliteEventLog } from './sqlite-event-log';
import { isBeingWritten } from './sqlite-writer-lock';

let scratch: ScratchDirectory;
beforeEach(() => (scratch = scratchDirectory()));
afterEach(() => scratch.remove());

describe('Whether a log is being written', () => {
  it('is so while it has a writer, and neither before nor after', async () => {
    const file = scratch.path('log.sqlite');
    expect(isBeingWritten(file)).toBe(false);
    expect(existsSync(`${file}.lock`)).toBe(false);
    const writer = SqliteEventLog.open({ file, clock: () => 0 });
    expect(isBeingWritten(file)).toBe(true);
    const reader = SqliteEventLog.open({ file, readOnly: true, clock: () => 0 });
    await writer.close();
    expect(isBeingWritten(file)).toBe(false);
    await reader.close();
  });

  it('does not keep a writer from opening it', async () => {
    const file = scratch.path('log.sqlite');
    await SqliteEventLog.open({ file, clock: () => 0 }).close();
    isBeingWritten(file);
    await SqliteEventLog.open({ file, clock: () => 0 }).close();
  });
});
