import { randomUUIDv7 } from 'node:crypto';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import type { ApiKey, StoredKey } from '../storage/keys.ts';

export interface NewKey {
  /** What its program asks with. Shown once: the server stores its hash. */
  readonly secret: string;
  readonly key: StoredKey;
}

/** The longest name of a key. */
const KEY_NAME = 100;

/** A key, not yet stored. */
export const newKey = (
  { name, scopes, site = null }: Pick<ApiKey, 'name' | 'scopes'> & Partial<Pick<ApiKey, 'site'>>,
  now: number,
): NewKey => {
  const secret = newSecret();
  const shown = { id: randomUUIDv7(), name: name.slice(0, KEY_NAME), member: null, site, scopes };
  return { secret, key: { ...shown, createdAt: now, revokedAt: null, hash: hashOf(secret) } };
};

/** A key that acts as a member. */
export const newMemberKey = (name: string, member: string, now: number): NewKey => {
  const { secret, key } = newKey({ name, scopes: ['member:act'] }, now);
  return { secret, key: { ...key, member } };
};
