/** A connection string as the client takes it, and the credentials in it. */
export interface KurrentDbAddress {
  readonly connectionString: string;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** Whether it asks for TLS, as it does unless it says `tls=false`. */
  readonly tls: boolean;
}

const FORM =
  /^(?:esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/(?:([^@/?]*)@)?([^@/?\s]+)\/?(?:\?([^?\s]*))?$/i;

/**
 * Reads a connection string, of EventStoreDB (`esdb://`) or KurrentDB (`kurrentdb://`, `kurrent://`,
 * `kdb://`), with or without `+discover`. Throws a RangeError, which never repeats the string: it may hold a
 * password.
 */
export function readKurrentDbAddress(text: string): KurrentDbAddress {
  const [whole, discover = '', userInfo, hosts, query = ''] = FORM.exec(text.trim()) ?? [];
  if (whole === undefined || hosts === undefined) {
    throw new RangeError(
      'the connection string has to read like esdb://user:password@host:2113?tls=true, or kurrentdb://…',
    );
  }
  const options = new URLSearchParams(query.toLowerCase());
  if (options.get('throwonappendfailure') === 'false') {
    throw new RangeError(
      'the connection string may not say throwOnAppendFailure=false: a conflict is an error',
    );
  }
  const user = userInfo === undefined ? '' : `${userInfo}@`;
  return {
    connectionString: `esdb${discover}://${user}${hosts}${query && `?${query}`}`,
    credentials: userInfo === undefined ? undefined : credentialsOf(userInfo),
    tls: options.get('tls') !== 'false',
  };
}

function credentialsOf(userInfo: string): { username: string; password: string } {
  const parts = userInfo.split(':');
  // Both clients cut a password at its first colon and say nothing.
  if (parts.length !== 2) {
    throw new RangeError(
      'the connection string names its user as user:password; a colon within is written %3A',
    );
  }
  const [username = '', password = ''] = parts.map(decoded);
  return { username, password };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new RangeError('the connection string has a % in its credentials that is not written %25');
  }
}
