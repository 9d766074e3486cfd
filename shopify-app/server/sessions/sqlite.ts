import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';

type Properties = [string, string | number | boolean][];

/** Sessions in one file, for one server. The database is Node's own: there is nothing to compile. */
export class SqliteSessions implements SessionStorage {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    // Tokens are in it: nobody else on the machine may read it, nor what SQLite puts beside it with the same rights.
    closeSync(openSync(file, 'a', 0o600));
    this.#database = new DatabaseSync(file, { timeout: 5000 });
    // A write is on the disk before it is answered: a server that is killed loses no token.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.#database.exec(
      `CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, shop TEXT NOT NULL, properties TEXT NOT NULL) STRICT;
       CREATE INDEX IF NOT EXISTS sessions_by_shop ON sessions (shop);`,
    );
  }

  async storeSession(session: Session): Promise<boolean> {
    this.#database
      .prepare(
        `INSERT INTO sessions (id, shop, properties) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET shop = excluded.shop, properties = excluded.properties`,
      )
      .run(session.id, session.shop, JSON.stringify(session.toPropertyArray(true)));
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = this.#database.prepare('SELECT properties FROM sessions WHERE id = ?').get(id);
    return row ? toSession(row['properties']) : undefined;
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.deleteSessions([id]);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    const statement = this.#database.prepare('DELETE FROM sessions WHERE id = ?');
    for (const id of ids) statement.run(id);
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    return this.#database
      .prepare('SELECT properties FROM sessions WHERE shop = ?')
      .all(shop)
      .map((row) => toSession(row['properties']));
  }

  close(): void {
    this.#database.close();
  }
}

const toSession = (properties: unknown): Session =>
  Session.fromPropertyArray(JSON.parse(String(properties)) as Properties, true);
