/** The number of the layout below. */
export const API_KEYS_SCHEMA_VERSION = 1;

/**
 * The table of API keys, beside those of the key ring in one file. An id is never given again, so that what
 * was said of a key is not taken for said of another. `hash` is the SHA-256 of the key.
 */
export const apiKeysLayout = `
  CREATE TABLE IF NOT EXISTS api_key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    authority TEXT,
    sources TEXT,
    expires_at TEXT,
    created_at TEXT NOT NULL,
    revoked_at TEXT
  ) STRICT;

  INSERT INTO meta (name, value) VALUES ('api-keys-schema', '${API_KEYS_SCHEMA_VERSION}')
    ON CONFLICT DO NOTHING;
`;
