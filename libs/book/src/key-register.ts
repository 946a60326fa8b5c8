import {
  endOfLondonDay,
  epochMsOf,
  instantFromEpochMs,
  isAuthorityCode,
  isCivilDate,
  parseInstant,
} from '@daybook/events';
import { ApiKeysError, SqliteApiKeys, type ApiKey, type ApiKeys } from '@daybook/log';
import { accessRoles, localCredential, type AccessRole } from './credential';
import { DataDirectoryError, dataDirectoryOf, mustExist } from './data-directory';
import { badParameter, DaybookProblem } from './problem';
import { readSettings, SettingsError } from './settings';

/** A key that is asked for, as a person writes it. */
export interface KeyRequest {
  readonly role: string;
  /** What `recordedBy` will say; default the role. */
  readonly name?: string;
  /** A code, or `all`, which is also the default. */
  readonly authority?: string;
  /** None: all sources. */
  readonly sources?: readonly string[];
  /** An instant, or a civil date, which is the end of that day in London. */
  readonly expires?: string;
}

/** A key as it is listed. */
export interface KeyShown extends ApiKey {
  readonly status: 'in-force' | 'expired' | 'revoked';
}

/** A key as it is shown once. */
export interface IssuedKey extends KeyShown {
  readonly key: string;
}

/** How to open the keys of a data directory. */
export interface KeyRegisterOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `read` makes and revokes nothing. */
  readonly access: 'read' | 'write';
  /** Milliseconds since 1970; default the wall clock. */
  readonly clock?: () => number;
}

/**
 * The API keys of a data directory, for those who manage them. Works beside a server that has the directory:
 * what is made here is let in at once, and what is revoked is not.
 */
export class KeyRegister {
  private constructor(
    private readonly keys: ApiKeys,
    private readonly clock: () => number,
  ) {}

  /** @throws SettingsError, DataDirectoryError where there is no Daybook or its keys cannot be used */
  static open({ environment, access, clock = Date.now }: KeyRegisterOptions): KeyRegister {
    const settings = readSettings(environment);
    if (settings.DAYBOOK_LOG === 'memory:') {
      throw new SettingsError('DAYBOOK_LOG=memory: keeps no keys: those of its server end with it');
    }
    const places = dataDirectoryOf(settings);
    mustExist(places);
    try {
      const keys = SqliteApiKeys.open({ file: places.keys, clock, readOnly: access === 'read' });
      return new KeyRegister(keys, clock);
    } catch (error) {
      if (!(error instanceof ApiKeysError)) throw error;
      throw new DataDirectoryError('unusable', error.message, { cause: error });
    }
  }

  /** @throws DaybookProblem `bad-parameter` naming what is wrong with the request */
  add(request: KeyRequest): IssuedKey {
    const role = roleOf(request.role);
    const { id, key } = this.keys.add({
      name: nameOf(request.name ?? role),
      role,
      authority: authorityOf(role, request.authority),
      sources: sourcesOf(role, request.sources ?? []),
      expiresAt: this.expiryOf(request.expires),
    });
    return { ...this.shown(id), key };
  }

  /** Every key that was ever made, in that order; never the keys themselves. */
  list(): readonly KeyShown[] {
    return this.keys.list().map((key) => ({ ...key, status: this.statusOf(key) }));
  }

  /** @throws DaybookProblem `not-found` */
  revoke(id: string): KeyShown {
    if (!this.keys.revoke(id)) {
      const detail = `there is no key ${id}; daybook keys list shows those that there are`;
      throw new DaybookProblem('not-found', detail, {
        errors: [{ pointer: '/id', code: 'not-found', detail }],
      });
    }
    return this.shown(id);
  }

  close(): void {
    this.keys.close();
  }

  private shown(id: string): KeyShown {
    const found = this.list().find((key) => key.id === id);
    if (found === undefined) throw new Error(`the key ${id} is gone`);
    return found;
  }

  private statusOf({ revokedAt, expiresAt }: ApiKey): KeyShown['status'] {
    if (revokedAt !== null) return 'revoked';
    return expiresAt !== null && epochMsOf(expiresAt) <= this.clock() ? 'expired' : 'in-force';
  }

  private expiryOf(expires: string | undefined): string | null {
    if (expires === undefined) return null;
    const isDate = isCivilDate(expires);
    if (!isDate && parseInstant(expires) === null) {
      throw badParameter('expires', 'expires must be an instant such as 2030-01-31T12:00:00Z, or a date');
    }
    const epochMs = isDate ? endOfLondonDay(expires) : epochMsOf(expires);
    if (epochMs <= this.clock()) throw badParameter('expires', `expires lies in the past: ${expires}`);
    return instantFromEpochMs(epochMs);
  }
}

function roleOf(role: string): AccessRole {
  const known = accessRoles.find((one) => one === role);
  if (known !== undefined) return known;
  throw badParameter('role', `role must be one of ${accessRoles.join(', ')}`);
}

/** What `recordedBy` says must not be taken for somebody who needed no key. */
function nameOf(name: string): string {
  const isName = /^[^\p{Cc}]{1,128}$/u.test(name) && name.trim() === name;
  if (isName && name !== localCredential.name) return name;
  throw badParameter('name', `name must be 1 to 128 characters, and not ${localCredential.name}`);
}

/** Who audits or administers does so for the whole Daybook. */
function authorityOf(role: AccessRole, authority = 'all'): string | null {
  if (authority === 'all') return null;
  if (role !== 'emitter' && role !== 'analyst') {
    throw badParameter('authority', `a key for ${role} is for all authorities`);
  }
  if (isAuthorityCode(authority)) return authority;
  throw badParameter('authority', `${authority} is not the code of a local authority`);
}

function sourcesOf(role: AccessRole, sources: readonly string[]): readonly string[] | null {
  if (sources.length === 0) return null;
  if (role !== 'emitter') throw badParameter('source', 'only a key for emitter is for some sources');
  const wrong = sources.find((source) => !/^[^\p{Cc}]{1,256}$/u.test(source));
  if (wrong === undefined) return [...new Set(sources)];
  throw badParameter('source', 'source must be 1 to 256 characters, as events carry it');
}
