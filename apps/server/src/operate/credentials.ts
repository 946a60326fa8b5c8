import type { Credential, ReadItem, RecordRequest } from '@daybook/book';
import type { Request } from 'express';

/** An item that could be read. */
type ReadableItem = Extract<ReadItem, { readonly event: unknown }>;

/** Who records, and which events that is allowed to. */
export interface Recording extends Pick<RecordRequest, 'recordedBy'> {
  /** The item itself, or its refusal as `not-your-authority`. */
  allow(item: ReadableItem): ReadItem;
}

const credentials = new WeakMap<Request, Credential>();

/** Remembers for the time of the request who is asking. */
export function rememberCredential(request: Request, credential: Credential): void {
  credentials.set(request, credential);
}

/** Who is asking. */
export function credentialOf(request: Request): Credential {
  const credential = credentials.get(request);
  if (credential === undefined) throw new Error('the request came past the guard');
  return credential;
}

/** What the one who is asking may record, and under which name. */
export function recorderOf(request: Request): Recording {
  return recordingBy(credentialOf(request));
}

/** What the holder of a credential may record: events of its own authority and sources, and no others. */
export function recordingBy({ name, authority, sources }: Credential): Recording {
  const foreignFields = ({ event }: ReadableItem): readonly { pointer: string; detail: string }[] => [
    ...(sources === null || sources.includes(event.source)
      ? []
      : [{ pointer: '/source', detail: `this key records from ${sources.join(', ')} only` }]),
    ...(authority === null || event.authority === authority
      ? []
      : [{ pointer: '/authority', detail: `this key records for authority ${authority} only` }]),
  ];
  return {
    recordedBy: name,
    allow(item) {
      const [first, ...others] = foreignFields(item);
      if (first === undefined) return item;
      const code = 'not-your-authority' as const;
      const errors = [first, ...others].map(({ pointer, detail }) => ({ pointer, code, detail }));
      const { source, id } = item.event;
      return { refused: { code, detail: first.detail, errors }, source, id };
    },
  };
}
