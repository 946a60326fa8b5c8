/** Thrown by every verb of ApiKeys that fails. */
export class ApiKeysError extends Error {
  constructor(
    readonly kind: 'keys-unavailable' | 'disk-full',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ApiKeysError';
  }
}

/** A key that is to be made. */
export interface ApiKeyRequest {
  /** What `recordedBy` says of what is recorded with it. A successor may have the name of its predecessor. */
  readonly name: string;
  /** A role of promises.md §4; what it may do is for the caller to know. */
  readonly role: string;
  /** The only authority that it is for, or null for every one. */
  readonly authority: string | null;
  /** The only sources that it records from, or null for every one. */
  readonly sources: readonly string[] | null;
  /** RFC 3339: from this instant on it is not in force; null for no end. */
  readonly expiresAt: string | null;
}

/** What is kept of a key: everything but the key itself. */
export interface ApiKey extends ApiKeyRequest {
  /** Names the key where it is listed and revoked. Never given to another. */
  readonly id: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** A key as it is shown once, when it is made. */
export interface IssuedApiKey {
  readonly id: string;
  /** `daybook_` and 256 random bits as base64url. */
  readonly key: string;
}

/**
 * The keys with which machines identify themselves (promises.md §4). A key is 256 random bits, kept as its
 * SHA-256 only: who reads the store has no key, and finding one by its hash takes no time that tells of
 * others.
 */
export interface ApiKeys {
  /** Makes a key, durable before this returns. */
  add(request: ApiKeyRequest): IssuedApiKey;

  /** Makes all of these, or none where any key was ever made: in order, in one commit. */
  addFirst(requests: readonly ApiKeyRequest[]): readonly IssuedApiKey[];

  /** Whose key this is, if it is in force: made here, not revoked, not expired. */
  find(key: string): ApiKey | undefined;

  /** Every key that was ever made, in that order. */
  list(): readonly ApiKey[];

  /** Ends a key for good, durable before this returns; false where there is none of this id. */
  revoke(id: string): boolean;

  /** Lets go of what it opened. */
  close(): void;
}
