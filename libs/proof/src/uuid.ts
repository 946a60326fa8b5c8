import { createHash } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The UUID of a name in a namespace, itself a UUID: version 5 of RFC 4122 §4.3 (RFC 9562 §5.5), in lower
 * case. The same name always has the same id. Throws a RangeError where the namespace is no UUID.
 */
export function uuidV5(namespace: string, name: string): string {
  if (!uuid.test(namespace)) throw new RangeError(`no UUID: ${JSON.stringify(namespace)}`);
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
