import { listOf, oneOf, orNull, timeSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';

/** What a key may do. */
export const SCOPES = [
  /** Do what the key's member may do: answer, and what their role allows. */
  'member:act',
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

/** What a program, a host or a script asks with. The key itself is known by its hash alone. */
export const apiKeySchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Whom it acts as, with the scope `member:act` and no other; null for any other key. */
  member: orNull(Type.String()),
  /** The one site that it is for; null: every site. */
  site: orNull(Type.String()),
  scopes: listOf(oneOf(SCOPES)),
  createdAt: timeSchema,
  /** When it was revoked; null while it is good. */
  revokedAt: orNull(timeSchema),
});
export type ApiKey = Readonly<Static<typeof apiKeySchema>>;

/** A key as it is stored. */
export interface StoredKey extends ApiKey {
  readonly hash: string;
}

export interface ApiKeys {
  /** The key with a hash, unless it was revoked. */
  apiKeyOf(hash: string): Promise<ApiKey | null>;
  /** Every key that was made, the oldest first. */
  apiKeys(): Promise<readonly ApiKey[]>;
  addApiKey(key: StoredKey): Promise<void>;
  /** False where there is no such key, or it was revoked before. */
  revokeApiKey(id: string, at: number): Promise<boolean>;
}
