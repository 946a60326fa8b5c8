import { betterSqlite3, type SqliteConnection, type SqliteDriver } from './sqlite-driver';

/** Stands between a store and SQLite: sees what is executed, and lets it through by calling `proceed`. */
export type Interception = (sql: string, proceed: () => unknown, connection: SqliteConnection) => unknown;

/** The real driver, with every `exec` intercepted: for the tests of what a store does when its disk fails. */
export function interceptedDriver(intercept: Interception): SqliteDriver {
  return (file, options) => {
    const connection = betterSqlite3(file, options);
    return {
      get inTransaction() {
        return connection.inTransaction;
      },
      exec: (sql) => intercept(sql, () => connection.exec(sql), connection),
      prepare: (sql) => connection.prepare(sql),
      close: () => connection.close(),
    };
  };
}

/** An error as SQLite's driver throws it. */
export function sqliteFailure(code: string): Error {
  return Object.assign(new Error(`injected ${code}`), { code });
}
