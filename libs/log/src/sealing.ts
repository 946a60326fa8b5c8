import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './key-ring';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes sealed with AES-256-GCM: the nonce, and the ciphertext with its tag. */
export interface Sealed {
  readonly iv: Uint8Array;
  readonly text: Uint8Array;
}

/** Seals bytes under a key; `bound` is not hidden, but what is sealed opens only together with it. */
export function seal(plain: Uint8Array, key: Key, bound: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound));
  const hidden = cipher.update(plain);
  return { iv, text: Buffer.concat([hidden, cipher.final(), cipher.getAuthTag()]) };
}

/** Opens what was sealed; undefined where key, `bound` or bytes are not those of the sealing. */
export function unseal({ iv, text }: Sealed, key: Key, bound: string): Uint8Array | undefined {
  if (iv.length !== IV_BYTES || text.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(text.subarray(text.length - TAG_BYTES));
  const plain = decipher.update(text.subarray(0, text.length - TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    // Node says that a tag does not verify by throwing, and in no other way.
    return undefined;
  }
}
