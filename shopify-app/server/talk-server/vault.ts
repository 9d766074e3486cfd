import { createHash } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { ConnectCode, PushOutcome } from '@talk-suite/core/contract';

/** What is known of the settings at the server. */
export interface PushRecord {
  /** The revision that the server acknowledged last; null where it never did. */
  readonly known: string | null;
  /** Of the last push; null where none was made. */
  readonly outcome: PushOutcome | null;
  /** How many pushes in a row did not arrive and may yet. */
  readonly failures: number;
}

export interface Kept {
  readonly settingsKey: string;
  readonly sessionsKey: string | null;
  /** Which site of which server the code is for: `siteName` of it. */
  readonly site: string;
  readonly record: PushRecord;
}

export const NO_RECORD: PushRecord = { known: null, outcome: null, failures: 0 };

/** A name for a site of a server. */
export const siteName = (server: string, trackingKey: string): string =>
  createHash('sha256').update(`${server}\n${trackingKey}`).digest('base64url');

const idOf = (shop: string): string => `talk-server_${shop}`;

/**
 * Connect codes, next to the store's tokens: as a session with a name of its own, whose secrets are sealed like theirs and
 * which goes with them when the app is uninstalled. No metafield, export or page ever has one.
 */
export class Vault {
  readonly #storage: SessionStorage;

  constructor(storage: SessionStorage) {
    this.#storage = storage;
  }

  /** What is kept of a store; null where no code is, `unreadable` where one cannot be opened any more. */
  async read(shop: string): Promise<Kept | null | 'unreadable'> {
    let session: Session | undefined;
    try {
      session = await this.#storage.loadSession(idOf(shop));
    } catch {
      return 'unreadable';
    }
    if (!session?.accessToken) return null;
    return {
      settingsKey: session.accessToken,
      sessionsKey: session.refreshToken ?? null,
      site: session.state,
      record: JSON.parse(session.scope ?? 'null') ?? NO_RECORD,
    };
  }

  async write(shop: string, kept: Kept): Promise<void> {
    // One column a value: PostgreSQL's have 255 characters, and a sealed key needs most of them.
    await this.#storage.storeSession(
      new Session({
        id: idOf(shop),
        shop,
        state: kept.site,
        isOnline: false,
        accessToken: kept.settingsKey,
        ...(kept.sessionsKey !== null && { refreshToken: kept.sessionsKey }),
        scope: JSON.stringify(kept.record),
      }),
    );
  }

  async forget(shop: string): Promise<void> {
    await this.#storage.deleteSession(idOf(shop));
  }
}

/** A code that was just pasted, as it is kept. */
export const keptOf = ({ server, trackingKey, settingsKey, sessionsKey }: ConnectCode): Kept => ({
  settingsKey,
  sessionsKey,
  site: siteName(server, trackingKey),
  record: NO_RECORD,
});
