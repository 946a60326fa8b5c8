import { describe, expect, it } from '@jest/globals';
import { readKurrentDbAddress } from './kurrentdb-address';

describe('The connection string of a log in KurrentDB', () => {
  it('is read as the client reads it, whichever of its names the store has', () => {
    for (const scheme of ['esdb', 'kurrentdb', 'kurrent', 'kdb']) {
      expect(readKurrentDbAddress(`${scheme}://one:2113,two:2113?tls=false&nodePreference=leader`)).toEqual({
        connectionString: 'esdb://one:2113,two:2113?tls=false&nodePreference=leader',
        credentials: undefined,
        tls: false,
      });
    }
    expect(readKurrentDbAddress('kurrentdb+discover://cluster.example/')).toEqual({
      connectionString: 'esdb+discover://cluster.example',
      credentials: undefined,
      tls: true,
    });
  });

  it('carries credentials, which may hold any character that is percent-encoded', () => {
    const { credentials, connectionString } = readKurrentDbAddress('esdb://day%40book:a%3Ab%25@host:2113');
    expect(credentials).toEqual({ username: 'day@book', password: 'a:b%' });
    expect(connectionString).toBe('esdb://day%40book:a%3Ab%25@host:2113');
  });

  it('is refused where its password would be cut, or a conflict be no error, and is never repeated', () => {
    const refused = [
      'esdb://user:se:cret@host:2113',
      'esdb://user:secret%@host:2113',
      'esdb://secret@host:2113',
      'esdb://user:secret@host:2113?throwOnAppendFailure=false',
      'http://user:secret@host:2113',
      'esdb://',
      'secret',
      '',
    ];
    for (const text of refused) {
      const read = (): unknown => readKurrentDbAddress(text);
      expect(read).toThrow(RangeError);
      expect(read).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('secret') as unknown }),
      );
    }
  });
});
