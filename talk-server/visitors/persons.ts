import type { IdentityClaims } from '@talk-suite/core/contract';
import type { Conversations } from '../conversations/conversations.ts';
import type { KnownVisitor, Site } from '../storage/directory.ts';
import type { Identity } from '../storage/directory.ts';
import type { Store } from '../storage/store.ts';
import { readToken } from './identity-token.ts';

/** A token that counts: who it names, and what ends it. */
export interface Proof {
  readonly identity: Identity;
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const identityOf = ({ sub, email, firstName, lastName }: IdentityClaims): Identity => ({
  ...(sub !== undefined && { externalId: sub }),
  ...(email !== undefined && { email: email.toLowerCase() }),
  ...(firstName !== undefined && { firstName }),
  ...(lastName !== undefined && { lastName }),
});

/** Finds out who a visitor is: by their browser's secret, and by their host's token where there is one. */
export class Persons {
  readonly #store: Store;
  readonly #conversations: Conversations;
  readonly #now: () => number;

  constructor(store: Store, conversations: Conversations, now: () => number) {
    this.#store = store;
    this.#conversations = conversations;
    this.#now = now;
  }

  /** What a host has signed; null for a token that does not count, for whatever reason. */
  async claimsOf(site: Site, token: string): Promise<ReturnType<typeof readToken>> {
    const key = await this.#store.identities.identityKeyOf(site.id);
    return key === null ? null : readToken(token, { key, trackingKey: site.trackingKey, now: this.#now() });
  }

  /** The person that a token names; null for one that names nobody or does not count, for whatever reason. */
  async proofOf(site: Site, token: string): Promise<Proof | null> {
    const claims = await this.claimsOf(site, token);
    if (claims === null || (claims.sub === undefined && claims.email === undefined)) return null;
    if (await this.#store.identities.isTokenEnded(site.id, claims.jti)) return null;
    return { identity: identityOf(claims), token: claims.jti, expiresAt: claims.exp * 1000 };
  }

  /**
   * The visitor whose conversations somebody may see; null before they wrote. Who has just signed in brings along what
   * this browser began before.
   */
  async visitorOf(site: Site, secretHash: string, proof: Proof | null): Promise<KnownVisitor | null> {
    const { directory, identities } = this.#store;
    if (proof === null) return directory.visitorOf(site.id, secretHash);
    const { identity } = proof;
    if (await identities.hasClaims(site.id, secretHash, identity))
      this.#conversations.announceAll(await identities.claim(site.id, secretHash, identity, this.#now()));
    return identities.verifiedVisitorOf(site.id, identity);
  }

  /** Ends a token before its time: somebody has signed out. */
  end(site: Site, { token, expiresAt }: Proof): Promise<void> {
    return this.#store.identities.endToken(site.id, token, expiresAt, this.#now());
  }
}
