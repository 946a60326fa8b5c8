/**
 * The code of an error of SQLite (`SQLITE_FULL`) or of the operating system (`ENOENT`), or undefined. Its
 * class is not asked: an error of another realm, as of a test runner's, is an instance of another Error.
 */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What an error says, for the message of another that it caused. */
export function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message);
}
