/** A key of 32 bytes, for AES-256-GCM or HMAC-SHA256. */
export type Key = Uint8Array;

/** What the ring has for a subject: its key, or that its key was destroyed. */
export type SubjectKey = Key | 'erased';

/** Why a key ring could not do what was asked. */
export type KeyRingErrorKind = 'wrong-master-key' | 'keys-unavailable' | 'keys-corrupt' | 'disk-full';

/** Thrown by every verb of a KeyRing that fails. */
export class KeyRingError extends Error {
  constructor(
    readonly kind: KeyRingErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KeyRingError';
  }
}

/**
 * The keys under which personal data is sealed (promises.md §4): one for each subject, so that a subject can
 * be forgotten by destroying its key, and one of the installation, under which contents are compared. A
 * subject is named by its stream.
 */
export interface KeyRing {
  /**
   * The keys of these subjects. One that has none gets one, durable before this returns; one whose key was
   * destroyed stays `erased` and never gets another.
   */
  keysFor(subjects: readonly string[]): ReadonlyMap<string, SubjectKey>;

  /** The key of a subject, `erased`, or undefined where it never had one. */
  keyOf(subject: string): SubjectKey | undefined;

  /** The installation's key for the HMAC of contents; the same for ever. */
  contentKey(): Key;

  /** Destroys the key of a subject for ever, durable when it returns: what it sealed cannot be read again. */
  destroy(subject: string): void;

  /** Lets go of what it opened. */
  close(): void;
}
