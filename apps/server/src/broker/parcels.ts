/** What of a message counts for its size. */
export interface Weighed {
  readonly key?: Buffer | string | null | undefined;
  readonly value: Buffer | string | null;
}

/** What one request carries at most; a broker refuses batches beyond a megabyte. */
const MOST = { bytes: 400_000, messages: 1_000 } as const;

/** Messages in their order, as many at a time as a broker takes in one request. */
export function parcelsOf<T extends Weighed>(messages: readonly T[]): readonly (readonly T[])[] {
  const parcels: T[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const size = sizeOf(message.key) + sizeOf(message.value);
    const parcel = parcels.at(-1);
    if (parcel === undefined || bytes + size > MOST.bytes || parcel.length === MOST.messages) {
      parcels.push([message]);
      bytes = size;
      continue;
    }
    parcel.push(message);
    bytes += size;
  }
  return parcels;
}

function sizeOf(part: Buffer | string | null | undefined): number {
  return part === null || part === undefined ? 0 : Buffer.byteLength(part);
}
