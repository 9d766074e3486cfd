/** What a program's key may do. */
export const SCOPES = [
  /** Read conversations. */
  'conversations:read',
  /** Add messages, notes, assignments and statuses to conversations, as a bot. */
  'conversations:write',
  /** Store the messenger's settings of a site: what a connect code carries. */
  'settings:write',
  /** Vouch for the person who is signed in at a site: `POST /v1/talk/session`. */
  'sessions:mint',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A key of a program. The key itself is known by its hash alone. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The one site that it is for; null: every site. */
  readonly site: string | null;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  /** When it was revoked; null while it is good. */
  readonly revokedAt: number | null;
}

/** The keys of programs. */
export interface ApiKeys {
  /** The key with a hash, unless it was revoked. */
  apiKeyOf(hash: string): Promise<ApiKey | null>;
  /** Every key that was made, the oldest first. */
  apiKeys(): Promise<readonly ApiKey[]>;
  addApiKey(key: ApiKey, hash: string): Promise<void>;
  /** False where there is no such key, or it was revoked before. */
  revokeApiKey(id: string, at: number): Promise<boolean>;
}
