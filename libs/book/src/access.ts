import { localCredential, type Credential } from './credential';
import { SettingsError, type Settings } from './settings';

/** Who may come in, by the settings. */
export interface Access {
  authenticate(key: string | null): Credential | null;
  /** Keys made at the first start, to be shown once. */
  readonly firstKeys: readonly { readonly role: string; readonly key: string }[];
  close(): void;
}

/** Opens what tells who is asking. */
export async function openAccess({
  settings,
}: {
  readonly settings: Settings;
  readonly keysFile?: string;
  readonly clock: () => number;
}): Promise<Access> {
  if (settings.DAYBOOK_AUTH !== 'none') throw new SettingsError('DAYBOOK_AUTH can only be none yet');
  return { authenticate: () => localCredential, firstKeys: [], close: () => undefined };
}
