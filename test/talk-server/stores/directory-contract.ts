import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { firstRun } from '../../../talk-server/conversations/first-run.ts';
import { newMemberKey } from '../../../talk-server/keys/new-key.ts';
import { random, secretHash, startRequest, withSites, type StoreUnderTest } from '../log-requests.ts';

/** Who and what a store knows, wherever it is kept. */
export const knowsWhoIsThere = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;

  beforeAll(async () => {
    place = await withSites(openPlace);
  });
  afterAll(() => place.stop());

  test('a site is found by its tracking key, with the origins of its pages', async () => {
    const site = { id: random(), name: 'Desks', trackingKey: random(), origins: ['https://desks.test'] };
    await place.store.directory.addSite(site, 1);
    await expect(place.store.directory.siteOf(site.trackingKey)).resolves.toEqual(site);
    await expect(place.store.directory.siteOf(site.id)).resolves.toBeNull();
    await expect(place.store.directory.sites()).resolves.toContainEqual(site);
  });

  test('a member is found by the hash of a key, and by nothing else', async () => {
    const member = { id: random(), name: 'Ann', role: 'agent' as const };
    const { secret, key } = newMemberKey('Script', member.id, 1);
    const { directory, keys } = place.store;
    await directory.addMember(member, key);
    await expect(directory.memberOf(secretHash(secret))).resolves.toEqual(member);
    await expect(directory.memberOf(secret)).resolves.toBeNull();
    await keys.revokeApiKey(key.id, 2);
    await expect(directory.memberOf(secretHash(secret))).resolves.toBeNull();
  });

  test('the first site is made once, by whichever of two servers is quicker', async () => {
    const second = await place.another();
    const made = await Promise.all([place.store, second].map(({ directory }) => firstRun(directory, [])));
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    await expect(firstRun(second.directory, [])).resolves.toBeNull();
    await second.close();
  });

  test('a visitor is found on the site where they wrote, and is known to be blocked', async () => {
    const visitorSecretHash = secretHash();
    const { author } = (await place.store.log.start(startRequest({ visitorSecretHash }))).event;
    const { directory } = place.store;
    await expect(directory.visitorOf('lamps', visitorSecretHash)).resolves.toEqual({
      id: author.id,
      blocked: false,
      known: ['email'],
    });
    await expect(directory.visitorOf('chairs', visitorSecretHash)).resolves.toBeNull();
    await place.block(author.id);
    await expect(directory.visitorOf('lamps', visitorSecretHash)).resolves.toMatchObject({ blocked: true });
  });
};
