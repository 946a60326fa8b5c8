import type { Credential, ReadItem, RecordRequest } from '@daybook/book';
import type { Request } from 'express';

/** Who records, and which events that is allowed to. */
export interface Recording extends Pick<RecordRequest, 'recordedBy'> {
  /** The item itself, or its refusal as `not-your-authority`. */
  allow(item: ReadItem & { readonly event: unknown }): ReadItem;
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
  const credential = credentialOf(request);
  return {
    recordedBy: credential.name,
    allow: (item) => {
      const pointer = foreignField(credential, (item as { readonly event: Named }).event);
      if (pointer === null) return item;
      const detail = `this key is for authority ${credential.authority ?? 'any'} and ${sourcesOf(credential)}`;
      const refused = { code: 'not-your-authority' as const, detail };
      const { source, id } = (item as { readonly event: Named }).event;
      return { refused: { ...refused, errors: [{ pointer, ...refused }] }, source, id };
    },
  };
}

interface Named {
  readonly source: string;
  readonly id: string;
  readonly authority: string;
}

function foreignField({ authority, sources }: Credential, event: Named): string | null {
  if (authority !== null && event.authority !== authority) return '/authority';
  return sources !== null && !sources.includes(event.source) ? '/source' : null;
}

function sourcesOf({ sources }: Credential): string {
  return sources === null ? 'all its sources' : sources.join(', ');
}
