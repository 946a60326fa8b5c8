import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { PostgresViews } from './postgres-views';
import type { KeptFacts } from './views';

/** A database of a test's own on a real server. */
export class PostgresTrial {
  private constructor(
    private readonly server: string,
    private readonly name: string,
  ) {}

  /** Makes one. @param server the address of a server, from `DAYBOOK_TEST_POSTGRES` */
  static async begin(server: string | undefined, settings = ''): Promise<PostgresTrial> {
    if (server === undefined) {
      throw new Error('DAYBOOK_TEST_POSTGRES names no server: run `npm run test:servers`, which finds one');
    }
    const trial = new PostgresTrial(server, `daybook_trial_${randomUUID().replaceAll('-', '')}`);
    await queried(server, `CREATE DATABASE ${trial.name} ${settings}`);
    return trial;
  }

  get url(): string {
    const url = new URL(this.server);
    url.pathname = `/${this.name}`;
    return url.href;
  }

  /** The rows of a statement of the test itself, as text. */
  async rows(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return queried(this.url, text);
  }

  /** The numbers of the generations that are there, ascending. */
  async generations(): Promise<readonly number[]> {
    const rows = await this.rows("SELECT nspname FROM pg_namespace WHERE nspname ~ '^views_[0-9]'");
    return rows.map(({ nspname }) => Number(String(nspname).slice(6))).sort((a, b) => a - b);
  }

  async remove(): Promise<void> {
    await queried(this.server, `DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  /** The store of the current generation, which closes its connections when it is closed. */
  async store(): Promise<KeptFacts> {
    const views = await PostgresViews.open(this.url, { factsVersion: 'v1' });
    const { store } = (await views.acquire()).generation;
    return new Proxy(store, {
      get: (target, name) => {
        if (name === 'close') return () => views.close();
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
  }
}

async function queried(url: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Readonly<Record<string, unknown>>>(text)).rows;
  } finally {
    await client.end();
  }
}
