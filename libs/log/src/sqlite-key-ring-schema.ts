/** The number of the layout below. */
export const KEY_RING_SCHEMA_VERSION = 1;

/**
 * The tables of a file of keys; in a module for the reason given in sqlite-log-schema.ts. A key is stored as
 * its nonce of 12 bytes, its ciphertext and its tag of 16 bytes; null says that it was destroyed.
 */
export const keyRingLayout = `
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE installation_key (
    name TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE subject_key (
    subject TEXT PRIMARY KEY,
    wrapped BLOB
  ) STRICT, WITHOUT ROWID;

  INSERT INTO meta (name, value) VALUES ('schema', '${KEY_RING_SCHEMA_VERSION}');
`;
