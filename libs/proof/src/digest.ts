import { createHash, createHmac } from 'node:crypto';

/** The SHA-256 digest of bytes, or of a text as UTF-8. */
export function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** {@link sha256} in lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The HMAC of bytes, or of a text as UTF-8, under a key, with SHA-256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array | string): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}
