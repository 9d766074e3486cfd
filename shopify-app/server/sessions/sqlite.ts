import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { SECRETS, type Secrets } from './sealed-sessions.ts';

type Properties = [string, string | number | boolean][];

/** Sessions in one file, for one server. The database is Node's own: there is nothing to compile. */
export class SqliteSessions implements SessionStorage {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Tokens are in it: nobody else on the machine may read it, nor the files that SQLite puts next to it.
    closeSync(openSync(file, 'a', 0o600));
    for (const each of [file, `${file}-wal`, `${file}-shm`]) keepPrivate(each);
    this.#database = new DatabaseSync(file, { timeout: 5000 });
    // A write is on the disk before it is answered: a server that is killed loses no token. What is deleted is
    // overwritten: a token is gone from the file when its session is.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
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

  /** All sessions, with what replaces their secrets. */
  stored() {
    const update = this.#database.prepare(
      'UPDATE sessions SET properties = ? WHERE id = ? AND properties = ?',
    );
    return this.#database
      .prepare('SELECT id, properties FROM sessions')
      .all()
      .map((row) => {
        const [id, properties] = [String(row['id']), String(row['properties'])];
        return {
          id,
          secrets: Object.fromEntries(JSON.parse(properties) as Properties) as Secrets,
          replace: (sealed: Secrets) => update.run(withSecrets(properties, sealed), id, properties),
        };
      });
  }

  /** Writes the file anew, without what was replaced or deleted before that was overwritten. */
  forgetReplaced(): void {
    this.#database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  close(): void {
    this.#database.close();
  }
}

/** Takes the rights of others away from a file that is there. */
const keepPrivate = (file: string): void => {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return;
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    throw new Error(`SESSION_STORE: others can read ${file}, and this user cannot change that.`, {
      cause: error,
    });
  }
};

/** Properties of a session as JSON, with other secrets in them. */
export const withSecrets = (properties: string, secrets: Secrets): string =>
  JSON.stringify(
    (JSON.parse(properties) as Properties).map(([name, value]) => {
      const secret = SECRETS.find((each) => each === name);
      return [name, (secret && secrets[secret]) ?? value];
    }),
  );

const toSession = (properties: unknown): Session =>
  Session.fromPropertyArray(JSON.parse(String(properties)) as Properties, true);
