import { isSealed, Sealer, UnknownKey } from '@talk-suite/core/sealed';
import { MAIL_ROW } from './operations/mail-settings.ts';
import type { StoredSecret } from './secrets.ts';
import type { Store } from './store.ts';

/** What a secret is bound to: it cannot be opened in another row. */
const placeOf = ({ table, id }: Pick<StoredSecret, 'table' | 'id'>): string => `${table} ${id}`;

/** Seals what is stored as it is, or by a former key. @throws {UnknownKey} where a key is missing; nothing is changed */
const sealStored = async ({ secrets }: Store, sealer: Sealer): Promise<void> => {
  const stored = await secrets.storedSecrets();
  const stale = stored.flatMap((secret) => {
    if (sealer.isCurrent(secret.value)) return [];
    try {
      return [{ secret, next: sealer.seal(sealer.open(secret.value, placeOf(secret)), placeOf(secret)) }];
    } catch (error) {
      // One that was changed is found when it is used; the others can go on.
      if (error instanceof UnknownKey) throw error;
      return [];
    }
  });
  for (const { secret, next } of stale) await secrets.replaceSecret(secret, next);
};

/** A store whose secrets are sealed: its users see them as they were before. */
const withSealer = (store: Store, sealer: Sealer): Store => {
  const place = {
    member: (id: string) => placeOf({ table: 'member', id }),
    webhook: (id: string) => placeOf({ table: 'webhook', id }),
    identity: (id: string) => placeOf({ table: 'identity_key', id }),
    mail: placeOf({ table: 'mail_settings', id: MAIL_ROW }),
  };
  const opened = <Text extends string | null>(text: Text, at: string): Text =>
    (text === null ? null : sealer.open(text, at)) as Text;
  const { members, webhooks, identities, mailSettings } = store;
  return {
    ...store,
    members: {
      ...members,
      credentialsOf: async (email) => {
        const found = await members.credentialsOf(email);
        return found && { ...found, totp: opened(found.totp, place.member(found.id)) };
      },
      changeMember: (id, change) =>
        members.changeMember(id, {
          ...change,
          ...(typeof change.totp === 'string' && { totp: sealer.seal(change.totp, place.member(id)) }),
        }),
    },
    webhooks: {
      ...webhooks,
      addWebhook: (webhook, secret) =>
        webhooks.addWebhook(webhook, sealer.seal(secret, place.webhook(webhook.id))),
      rotateWebhook: (id, secret, oldUntil) =>
        webhooks.rotateWebhook(id, sealer.seal(secret, place.webhook(id)), oldUntil),
      claimDeliveries: async (now, until, limit) =>
        (await webhooks.claimDeliveries(now, until, limit)).map((delivery) => ({
          ...delivery,
          secrets: delivery.secrets.map((secret) => sealer.open(secret, place.webhook(delivery.webhook))),
        })),
    },
    identities: {
      ...identities,
      identityKeyOf: async (site) => opened(await identities.identityKeyOf(site), place.identity(site)),
      ensureIdentityKey: async (site, key, at) =>
        sealer.open(
          await identities.ensureIdentityKey(site, sealer.seal(key, place.identity(site)), at),
          place.identity(site),
        ),
    },
    mailSettings: {
      ...mailSettings,
      storedMail: async () => {
        const found = await mailSettings.storedMail();
        return found && { ...found, password: opened(found.password, place.mail) };
      },
      putMail: (choices, password, at) =>
        mailSettings.putMail(
          choices,
          typeof password === 'string' ? sealer.seal(password, place.mail) : password,
          at,
        ),
    },
  };
};

/** Where the keys come from. */
const SETTING = 'TALK_SECRET_KEYS';

/** Secrets are stored encrypted, and there is no key to open them. */
export class KeysMissing extends Error {
  constructor() {
    super(
      `${SETTING}: the secrets in the database are encrypted, and no key is given. Set it as it was when they were stored.`,
    );
  }
}

/**
 * A store whose secrets are encrypted with the first key; each key opens them. What is not is brought up to date first.
 * Without keys, secrets are stored as they are.
 * @throws {UnknownKey | KeysMissing} where what is stored cannot be opened
 */
export const sealedStore = async (store: Store, keys: readonly Uint8Array[]): Promise<Store> => {
  if (keys.length === 0) {
    if ((await store.secrets.storedSecrets()).some(({ value }) => isSealed(value))) throw new KeysMissing();
    return store;
  }
  const sealer = new Sealer(keys, SETTING);
  await sealStored(store, sealer);
  return withSealer(store, sealer);
};
