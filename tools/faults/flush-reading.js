/**
 * Reads what strace saw of a server (`strace -f -y`, a line for each call, in the order of time) and says of
 * every acknowledgement whether its event had been flushed by then.
 */

/** Ids of the events to look for; all of one length, so that none is the beginning of another. */
const ID = /flush-\d{6}/g;
const ACKNOWLEDGED = /\\"id\\":\\"(flush-\d{6})\\",\\"status\\":\\"recorded\\"/g;

const CALL = /^(\d+)\s+(\w+)\((\d+)<([^>]*)>/;
const RESUMED = /^(\d+)\s+<\.\.\. (\w+) resumed>/;
const SUCCEEDED = /\)\s*=\s*0$/;
const UNFINISHED = '<unfinished ...>';

const isFlush = (name) => name === 'fsync' || name === 'fdatasync';
const isWrite = (name) => /^(p?write(64|v|v2)?|sendto|sendmsg)$/.test(name);

/** What has become of the events so far, line by line. */
class Flushes {
  acknowledged = new Set();
  early = [];
  flushed = new Set();
  /** Ids that were written to the log's write-ahead file and are not known to be flushed. */
  written = new Set();
  /** By thread: what had been written when the flush began that it waits for. */
  waiting = new Map();

  take(line) {
    const [, returning, ended] = RESUMED.exec(line) ?? [];
    if (isFlush(ended)) this.end(returning, line);
    const [, thread, name, , file] = CALL.exec(line) ?? [];
    if (file === undefined) return;
    if (file.endsWith('/log.sqlite-wal')) {
      if (isWrite(name)) this.write(line);
      if (isFlush(name)) this.flush(thread, line);
    } else if (/^(socket|TCP)/.test(file) && isWrite(name)) this.answer(line);
  }

  write(line) {
    for (const id of line.match(ID) ?? []) if (!this.flushed.has(id)) this.written.add(id);
  }

  flush(thread, line) {
    this.waiting.set(thread, [...this.written]);
    if (!line.endsWith(UNFINISHED)) this.end(thread, line);
  }

  end(thread, line) {
    const ids = SUCCEEDED.test(line) ? (this.waiting.get(thread) ?? []) : [];
    this.waiting.delete(thread);
    for (const id of ids) {
      this.flushed.add(id);
      this.written.delete(id);
    }
  }

  answer(line) {
    for (const [, id] of line.matchAll(ACKNOWLEDGED)) {
      if (!this.acknowledged.has(id) && !this.flushed.has(id)) this.early.push(id);
      this.acknowledged.add(id);
    }
  }
}

/**
 * @param {Iterable<string>} lines of strace
 * @returns {{acknowledged: number, early: string[]}} how many events were acknowledged, and which of them
 *   before a flush of log.sqlite-wal that began after they were written to it had ended well
 */
function readFlushes(lines) {
  const flushes = new Flushes();
  for (const line of lines) flushes.take(line);
  return { acknowledged: flushes.acknowledged.size, early: flushes.early };
}

module.exports = { readFlushes };
