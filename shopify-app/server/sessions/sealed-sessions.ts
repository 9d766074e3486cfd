import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { UnknownKey, type Sealer } from '@talk-suite/core/sealed';

/** What of a session opens a store. */
export const SECRETS = ['accessToken', 'refreshToken'] as const;
export type Secrets = { readonly [Name in (typeof SECRETS)[number]]?: string | null | undefined };

const placeOf = (id: string, name: string): string => `${id} ${name}`;

/** Sessions as they are stored: their secrets sealed, everything else as it is. */
export class SealedSessions implements SessionStorage {
  readonly #inner: SessionStorage;
  readonly #sealer: Sealer;

  constructor(inner: SessionStorage, sealer: Sealer) {
    this.#inner = inner;
    this.#sealer = sealer;
  }

  storeSession(session: Session): Promise<boolean> {
    return this.#inner.storeSession(this.#with(session, (text, place) => this.#sealer.seal(text, place)));
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const session = await this.#inner.loadSession(id);
    return session && this.#opened(session);
  }

  deleteSession(id: string): Promise<boolean> {
    return this.#inner.deleteSession(id);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    // PostgreSQL takes no empty list.
    return ids.length === 0 || this.#inner.deleteSessions(ids);
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    return (await this.#inner.findSessionsByShop(shop)).map((session) => this.#opened(session));
  }

  #opened(session: Session): Session {
    return this.#with(session, (text, place) => this.#sealer.open(text, place));
  }

  #with(session: Session, change: (text: string, place: string) => string): Session {
    const changed = new Session(session.toObject());
    for (const name of SECRETS) {
      const text = session[name];
      if (text) changed[name] = change(text, placeOf(session.id, name));
    }
    return changed;
  }
}

/** Writes other secrets to a session, unless it was written meanwhile. */
export type Replace = (secrets: Readonly<Record<string, string>>) => unknown;

/**
 * Seals what an earlier version stored as it is, and what a former key sealed.
 * @param sessions all that are stored, each with what replaces its secrets
 * @returns how many were sealed
 * @throws {UnknownKey} where a key is missing; every session is left as it was
 */
export const sealStored = async (
  sessions: readonly { readonly id: string; readonly secrets: Secrets; readonly replace: Replace }[],
  sealer: Sealer,
): Promise<number> => {
  const stale = sessions.flatMap(({ id, secrets, replace }) => {
    const sealed: Record<string, string> = {};
    for (const name of SECRETS) {
      const text = secrets[name];
      if (!text || sealer.isCurrent(text)) continue;
      try {
        sealed[name] = sealer.seal(sealer.open(text, placeOf(id, name)), placeOf(id, name));
      } catch (error) {
        // One that was changed is found when it is used; the others can go on.
        if (error instanceof UnknownKey) throw error;
      }
    }
    return Object.keys(sealed).length > 0 ? [() => replace(sealed)] : [];
  });
  for (const replace of stale) await replace();
  return stale.length;
};
