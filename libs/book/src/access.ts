import { MemoryApiKeys, SqliteApiKeys, type ApiKey, type ApiKeys } from '@daybook/log';
import { accessRoles, localCredential, type AccessRole, type Credential } from './credential';
import type { Settings } from './settings';

/** A key that was made on the first start, as it is shown then and never again. */
export interface FirstKey {
  readonly role: AccessRole;
  readonly key: string;
}

/** Who may come in, and as whom. */
export interface Access {
  /** Who holds the key, or null if it is of nobody; without authentication everybody is `local`. */
  authenticate(key: string | null): Credential | null;
  /**
   * The keys of the first start, one for each role, where keys are asked for and none was ever made;
   * else none. They are made when this is first read: a command that opens the book reads it not, and makes
   * no keys that nobody sees.
   */
  readonly firstKeys: readonly FirstKey[];
  close(): void;
}

/** What access is decided by. */
export interface AccessOptions {
  readonly settings: Settings;
  /** The file of the key ring, which keeps API keys too; without it they live as long as the process. */
  readonly keysFile?: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Lets everybody in as `local`, or whoever holds a key, as DAYBOOK_AUTH says (interfaces.md §4). */
export async function openAccess({ settings, keysFile, clock }: AccessOptions): Promise<Access> {
  if (settings.DAYBOOK_AUTH === 'none') return openDoor;
  const authority = settings.DAYBOOK_AUTHORITY ?? null;
  return new KeyedAccess(authority, () =>
    keysFile === undefined ? new MemoryApiKeys(clock) : SqliteApiKeys.open({ file: keysFile, clock }),
  );
}

const openDoor: Access = {
  authenticate: () => localCredential,
  firstKeys: [],
  close: () => undefined,
};

/** Access by key. The keys are opened when they are first needed: beside a server a command needs none. */
class KeyedAccess implements Access {
  private opened: ApiKeys | undefined;
  private made: readonly FirstKey[] | undefined;

  constructor(
    private readonly authority: string | null,
    private readonly open: () => ApiKeys,
  ) {}

  authenticate(key: string | null): Credential | null {
    const found = key === null ? undefined : this.keys().find(key);
    return found === undefined ? null : credentialOf(found);
  }

  get firstKeys(): readonly FirstKey[] {
    this.made ??= this.makeFirstKeys();
    return this.made;
  }

  close(): void {
    this.opened?.close();
    this.opened = undefined;
  }

  private makeFirstKeys(): readonly FirstKey[] {
    const issued = this.keys().addFirst(
      accessRoles.map((role) => ({
        name: role,
        role,
        authority: role === 'emitter' ? this.authority : null,
        sources: null,
        expiresAt: null,
      })),
    );
    return issued.flatMap(({ key }, index) => {
      const role = accessRoles[index];
      return role === undefined ? [] : [{ role, key }];
    });
  }

  private keys(): ApiKeys {
    this.opened ??= this.open();
    return this.opened;
  }
}

/** A role that this version does not know opens nothing. */
function credentialOf({ name, role, authority, sources }: ApiKey): Credential | null {
  const known = accessRoles.find((one) => one === role);
  return known === undefined ? null : { name, role: known, authority, sources };
}
