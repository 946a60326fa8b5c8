const { readFlushes } = jest.requireActual<{
  readFlushes(lines: readonly string[]): { acknowledged: number; early: readonly string[] };
}>('./flush-reading');

const WAL = '/data/log.sqlite-wal';
const wrote = (id: string) => `11 pwrite64(23<${WAL}>, "\\0\\1{\\"id\\":\\"${id}\\"}\\2", 4096, 32) = 4096`;
const flushed = `11 fdatasync(23<${WAL}>) = 0`;
const flushing = `11 fdatasync(23<${WAL}> <unfinished ...>`;
const done = '11 <... fdatasync resumed>)       = 0';
const failed = '11 <... fdatasync resumed>)       = -1 EIO (Input/output error)';
const answered = (...ids: readonly string[]) =>
  `10 write(30<socket:[1]>, "${ids
    .map((id) => `{\\"source\\":\\"urn:x\\",\\"id\\":\\"${id}\\",\\"status\\":\\"recorded\\"}`)
    .join('\\n')}", 90) = 90`;
const A = 'flush-000001';
const B = 'flush-000002';

describe('what strace saw of a server', () => {
  it.each([
    ['a flush after the write', [wrote(A), flushed, answered(A)]],
    ['a flush that another call interrupts', [wrote(A), flushing, 'x', done, answered(A)]],
    ['one flush for two', [wrote(A), wrote(B), flushed, answered(A, B)]],
    ['a page that is written again later', [wrote(A), flushed, wrote(A), answered(A)]],
    ['an answer that is sent in pieces', [wrote(A), flushed, answered(A), answered(A)]],
  ])('is well with %s', (_, lines) => {
    expect(readFlushes(lines).early).toEqual([]);
    expect(readFlushes(lines).acknowledged).toBeGreaterThan(0);
  });

  it.each([
    ['no flush', [wrote(A), answered(A)]],
    ['no write', [flushed, answered(A)]],
    ['a flush that had not ended', [wrote(A), flushing, answered(A), done]],
    ['a flush that failed', [wrote(A), flushing, failed, answered(A)]],
    ['a flush that had begun before the write', [flushing, wrote(A), done, answered(A)]],
    ['the flush of another file', [wrote(A), flushed.replace(WAL, '/data/views-1.sqlite-wal'), answered(A)]],
    ['the flush of another event', [wrote(B), flushed, wrote(A), answered(A)]],
  ])('is too early with %s', (_, lines) => {
    expect(readFlushes(lines).early).toEqual([A]);
  });

  it('is no acknowledgement where nothing is said to be recorded', () => {
    const refused = answered(A).replaceAll('recorded', 'refused');
    expect(readFlushes([wrote(A), refused])).toEqual({ acknowledged: 0, early: [] });
  });
});
