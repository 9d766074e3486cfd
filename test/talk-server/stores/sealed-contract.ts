import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { isSealed, keyName, UnknownKey } from '../../../core/sealed/index.ts';
import { newMemberKey } from '../../../talk-server/keys/new-key.ts';
import { KeysMissing, sealedStore } from '../../../talk-server/storage/sealed.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { newWebhookSecret } from '../../../talk-server/webhooks/sign.ts';
import { inboxOf, ownerOf, PASSWORD } from '../inbox/inbox-client.ts';
import { message, startRequest, withSites, type StoreUnderTest } from '../log-requests.ts';
import { serve } from '../served.ts';

const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

/** Secrets that have to be read again, wherever they are stored. */
export const keepsSecretsSealed = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let store: Store;
  const webhook = {
    id: 'hook',
    site: 'lamps',
    url: 'https://hook.example/',
    events: ['message' as const],
    createdAt: 0,
  };
  const secret = newWebhookSecret();
  const totp = new Secret({ size: 20 }).base32;

  const stored = () => store.secrets.storedSecrets();
  const keys = async (): Promise<ReadonlySet<string | undefined>> =>
    new Set((await stored()).map(({ value }) => value.split('.')[1]));
  /** What a user of the store reads. */
  const read = async ({ members, identities, webhooks, log }: Store, now: number) => {
    const { event } = await log.start(startRequest());
    await log.append(message(event.conversation, 'Hello'));
    const [delivery] = await webhooks.claimDeliveries(now, now + 1, 1);
    return {
      totp: (await members.credentialsOf('mia@example.com'))!.totp,
      identity: await identities.identityKeyOf('lamps'),
      webhook: delivery!.secrets,
    };
  };

  beforeAll(async () => {
    place = await withSites(openPlace);
    ({ store } = place);
    await store.directory.addMember(
      { id: 'mia', name: 'Mia', role: 'agent' },
      newMemberKey('Script', 'mia', 0).key,
    );
    await store.members.changeMember('mia', { email: 'mia@example.com', totp });
    await store.identities.ensureIdentityKey('lamps', 'the identity key', 0);
    await store.webhooks.addWebhook(webhook, secret);
  });
  afterAll(() => place.stop());

  test('without a key, secrets are stored as they are', async () => {
    await expect(sealedStore(store, [])).resolves.toBe(store);
    expect((await stored()).map(({ value }) => value).toSorted()).toEqual(
      [totp, secret, 'the identity key'].toSorted(),
    );
  });

  test('with a key, what is there and what comes is stored encrypted, and is read as before', async () => {
    const sealed = await sealedStore(store, [one]);
    const next = newWebhookSecret();
    await sealed.webhooks.rotateWebhook('hook', next, Date.now() + 1e9);
    expect((await stored()).map(({ value }) => isSealed(value))).toEqual([true, true, true, true]);
    expect(await read(sealed, Date.now())).toEqual({
      totp,
      identity: 'the identity key',
      webhook: [next, secret],
    });
    await expect(sealed.identities.ensureIdentityKey('lamps', 'another', 0)).resolves.toBe(
      'the identity key',
    );
    await expect(sealed.identities.ensureIdentityKey('chairs', 'of chairs', 0)).resolves.toBe('of chairs');
    expect(JSON.stringify(await stored())).not.toContain('of chairs');
  });

  test('a new key before the old one takes its place, and the old one can go', async () => {
    await sealedStore(store, [two, one]);
    expect(await keys()).toEqual(new Set([keyName(two)]));
    expect(await read(await sealedStore(store, [two]), Date.now())).toMatchObject({
      totp,
      identity: 'the identity key',
    });
  });

  test('without the key, the store is not opened, nothing is changed, and it is said what is missing', async () => {
    const before = await stored();
    await expect(sealedStore(store, [])).rejects.toThrow(KeysMissing);
    await expect(sealedStore(store, [one])).rejects.toThrow(UnknownKey);
    await expect(sealedStore(store, [one])).rejects.toThrow(
      'TALK_SECRET_KEYS: a stored secret was encrypted',
    );
    expect(await stored()).toEqual(before);
  });

  test('a secret that was put into another row is refused', async () => {
    await store.directory.addMember(
      { id: 'eve', name: 'Eve', role: 'agent' },
      newMemberKey('Script', 'eve', 0).key,
    );
    const { value } = (await stored()).find(({ table }) => table === 'member')!;
    await store.members.changeMember('eve', { email: 'eve@example.com', totp: value });
    const sealed = await sealedStore(store, [two]);
    await expect(sealed.members.credentialsOf('eve@example.com')).rejects.toThrow('belongs to another place');
    await store.members.changeMember('eve', { totp: null });
  });

  test('a member signs in with a second code whose secret is stored encrypted', async () => {
    const sealed = await sealedStore(store, [two]);
    const served = await serve(sealed);
    const owner = await ownerOf(served, sealed);
    const { body } = await owner.ask<{ secret: string }>('POST', '/me/totp');
    const code = (step = 0): string =>
      new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({
        timestamp: Date.now() + step * 30_000,
      });
    await owner.ask('POST', '/me/totp/confirm', { secret: body.secret, code: code(), password: PASSWORD });
    expect(JSON.stringify(await stored())).not.toContain(body.secret);
    const credentials = { email: 'olga@example.com', password: PASSWORD };
    expect((await inboxOf(served).ask('POST', '/sign-in', credentials)).status).toBe(403);
    expect(
      (await inboxOf(served).ask('POST', '/sign-in', { ...credentials, code: code(1) })).status,
    ).toBeLessThan(300);
    await served.stop();
  });
};
