/** The roles of promises.md §4 that a key can have. */
export const accessRoles = ['admin', 'emitter', 'analyst', 'auditor'] as const;
export type AccessRole = (typeof accessRoles)[number];

/** Who is asking, and what for. */
export interface Credential {
  /** What stands in `recordedBy`: `local`, or the name of the key. */
  readonly name: string;
  /** `every` without authentication. */
  readonly role: AccessRole | 'every';
  /** The only authority that it may record for, or null for any. */
  readonly authority: string | null;
  /** The only sources that it may record from, or null for any. */
  readonly sources: readonly string[] | null;
}

/** Everybody on this machine, where nothing else is configured (interfaces.md §4). */
export const localCredential: Credential = { name: 'local', role: 'every', authority: null, sources: null };
