import type { Appended } from './log.ts';
import type { Identity, KnownVisitor } from './directory.ts';

/** People whose identity hosts prove, and the tokens that they prove it with. */
export interface Identities {
  /** What a site's tokens are signed with; null before it was made. */
  identityKeyOf(site: string): Promise<string | null>;
  /** The site's key, made of this one where there is none yet. */
  ensureIdentityKey(site: string, key: string, at: number): Promise<string>;
  /** Whether a token was ended before its time. */
  isTokenEnded(site: string, token: string): Promise<boolean>;
  /** Ends a token by its id. @param expiresAt when it ends by itself, in milliseconds since 1970 */
  endToken(site: string, token: string, expiresAt: number, now: number): Promise<void>;
  /** The person's conversations are this visitor's, on whatever device; null before their first message. */
  verifiedVisitorOf(site: string, identity: Identity): Promise<KnownVisitor | null>;
  /** Whether a browser has conversations that `claim` would give to a person. */
  hasClaims(site: string, secretHash: string, identity: Identity): Promise<boolean>;
  /**
   * Gives a person the conversations that they began before they signed in: those of this browser with the address
   * that is now proved, or with none. A browser that another person has signed in on gives none without the address.
   */
  claim(site: string, secretHash: string, identity: Identity, at: number): Promise<readonly Appended[]>;
}
