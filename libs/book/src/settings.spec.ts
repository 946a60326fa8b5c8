import { dataDirectoryOf } from './data-directory';
import { readSettings, SettingsError } from './settings';

const refusalOf = (variables: Readonly<Record<string, string>>): string => {
  try {
    readSettings(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('DAYBOOK_VIEWS', () => {
  it('names a directory, or a database', () => {
    const viewsAt = (DAYBOOK_VIEWS: string) => dataDirectoryOf(readSettings({ DAYBOOK_VIEWS })).views;
    expect(viewsAt('sqlite:/var/views')).toEqual({ directory: '/var/views' });
    for (const database of [
      'postgres://daybook@db:5432/views',
      'postgresql://u:p%40ss@db/views?sslmode=require',
    ]) {
      expect(viewsAt(database)).toEqual({ database });
    }
    expect(dataDirectoryOf(readSettings({ DAYBOOK_DATA: '/data' })).views).toEqual({ directory: '/data' });
  });

  it('is refused where it names neither, and its password is not repeated', () => {
    for (const wrong of [
      'mysql://u:secret@db/views',
      'postgres://u:secret@db',
      'postgres://u:secret@d b/x',
      'views',
    ]) {
      const refusal = refusalOf({ DAYBOOK_VIEWS: wrong });
      expect(refusal).toMatch(/^DAYBOOK_VIEWS=.* is not a value that it can have\. Where views are/);
      expect(refusal).not.toContain('secret');
    }
  });

  it('cannot name a database for a log that is kept in memory', () => {
    const variables = { DAYBOOK_LOG: 'memory:', DAYBOOK_VIEWS: 'postgres://db/views' };
    expect(refusalOf(variables)).toContain('DAYBOOK_LOG is memory');
  });
});
