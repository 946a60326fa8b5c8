import { instantFromEpochMs } from '@daybook/events';
import { hashOfKey, isInForce, newKeyText } from './api-key-text';
import type { ApiKey, ApiKeyRequest, ApiKeys, IssuedApiKey } from './api-keys';

/** Keys that live as long as their process. */
export class MemoryApiKeys implements ApiKeys {
  private readonly idOfHash = new Map<string, string>();
  private readonly keys = new Map<string, ApiKey>();

  /** `clock`: milliseconds since 1970. */
  constructor(private readonly clock: () => number) {}

  add(request: ApiKeyRequest): IssuedApiKey {
    const id = String(this.keys.size + 1);
    const key = newKeyText();
    this.keys.set(id, { id, ...request, createdAt: this.now(), revokedAt: null });
    this.idOfHash.set(hashOfKey(key).toString('hex'), id);
    return { id, key };
  }

  addFirst(requests: readonly ApiKeyRequest[]): readonly IssuedApiKey[] {
    return this.keys.size > 0 ? [] : requests.map((request) => this.add(request));
  }

  find(key: string): ApiKey | undefined {
    const found = this.keys.get(this.idOfHash.get(hashOfKey(key).toString('hex')) ?? '');
    return found !== undefined && isInForce(found, this.clock()) ? found : undefined;
  }

  list(): readonly ApiKey[] {
    return [...this.keys.values()];
  }

  revoke(id: string): boolean {
    const found = this.keys.get(id);
    if (found === undefined) return false;
    this.keys.set(id, { ...found, revokedAt: found.revokedAt ?? this.now() });
    return true;
  }

  close(): void {
    this.keys.clear();
    this.idOfHash.clear();
  }

  private now(): string {
    return instantFromEpochMs(this.clock());
  }
}
