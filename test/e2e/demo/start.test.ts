// needs: shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startDemo, type Demo } from './demo.ts';
import { embedTags } from '../site/embed-tag.ts';

describe('npm start', () => {
  let demo: Demo;
  const link = (name: string): string => demo.link(name);
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo?.clear());

  test('a shop on WordPress carries Talk, and does not where it is hidden', async () => {
    const html = await (await fetch(link('The shop'))).text();
    expect(embedTags(html)[0]?.attributes).toMatchObject({ 'data-by': 'default' });
    const warranty = /href="([^"]+)"[^>]*>(?:<[^>]+>)?Warranty/.exec(html)?.[1] ?? '';
    const hidden = await (await fetch(new URL(warranty, link('The shop')))).text();
    expect(embedTags(hidden)[0]?.attributes).toMatchObject({ 'data-hide': '' });
  });

  test('the admin link signs in without a password', async () => {
    const answer = await fetch(link('Admin, signed in'), { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('page=talk-messenger');
    expect(answer.headers.getSetCookie().join()).toContain('wordpress_logged_in');
  });

  test('a store and the app in its admin are there too', async () => {
    const store = await (await fetch(link('The store'))).text();
    expect(store).toContain('data-key=');
    const admin = await fetch(link('Admin, the app'));
    expect(admin.status).toBe(200);
    expect(await admin.text()).toContain('<iframe');
  });

  test('a Talk server answers the visitors of both, and its inbox is there', async () => {
    const inbox = await fetch(link('The inbox'));
    expect(inbox.status).toBe(200);
    expect(inbox.headers.get('content-security-policy')).toContain("script-src 'self'");
    const server = new URL(link('The inbox')).origin;
    for (const shop of ['The shop', 'The store'])
      expect(await (await fetch(link(shop))).text()).toContain(`${server}/`);
  });

  test('both shops come with the messenger on, its homepage and its office hours filled', async () => {
    const shop = await (await fetch(link('The shop'))).text();
    const [, hash] = /data-messenger="([^"]+)"/.exec(shop)!;
    const [, folder] = /src="([^"]*\/)loader-messenger-[^"]*"/.exec(shop)!;
    const atShop = await (await fetch(`${folder}messenger-${hash}.js`)).text();
    const atStore = await (await fetch(link('The store'))).text();
    for (const settings of [atShop, atStore.replaceAll('&#34;', '"')]) {
      expect(settings).toContain('"title":"Quick links"');
      expect(settings).toContain('"rows":[{"days":[1,2,3,4,5],"from":"09:00","to":"17:00"}');
    }
    for (const name of ['Larkmoor on WordPress', 'Larkmoor on Shopify'])
      expect(await demo.settingsAtServer(name)).toContain('Quick links');
  });

  test('ends on a signal, without failure and with everything it started', async () => {
    expect(await demo.end()).toEqual([0, null]);
    const names = ['The shop', 'The store', 'Admin, the app', 'The inbox'];
    for (const name of names) await expect(fetch(link(name))).rejects.toThrow('fetch failed');
  });
});
