import { createHash, randomBytes } from 'node:crypto';
import { epochMsOf } from '@daybook/events';
import type { ApiKey } from './api-keys';

const PREFIX = 'daybook_';
const KEY_BYTES = 32;

/** A key that nobody can guess; its prefix lets scanners of source code know it for what it is. */
export function newKeyText(): string {
  return PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/**
 * What is kept of a key. A plain hash suffices where the hashed is 256 random bits: there is no shorter way
 * to it than to try them all.
 */
export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key, 'utf8').digest();
}

/** Whether a key may be used at an instant, in milliseconds since 1970. */
export function isInForce({ revokedAt, expiresAt }: ApiKey, nowMs: number): boolean {
  return revokedAt === null && (expiresAt === null || nowMs < epochMsOf(expiresAt));
}
