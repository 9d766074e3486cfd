import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import type { Page } from 'playwright-core';
import type { SignedIn } from '../../site/rest-client.ts';
import { walkTo } from '../../settings-screen/owner-page.ts';
import { texts } from '@talk-suite/core/texts';
import { NASTY, REST, type AdminSite } from './site.ts';

const ENTRY = '#wp-admin-bar-talk-messenger';

/** The links of the switch, by what they choose. */
const switches = (html: string): Map<string, URL> =>
  new Map(
    [...html.matchAll(/href='([^']*talk_messenger_switch[^']*)'/g)]
      .map(([, href]) => new URL(href!.replace(/&(?:#038|amp);/g, '&')))
      .map((url) => [url.searchParams.get('talk')!, url]),
  );

/** The entry in the admin bar: the reason, the link, the switch. */
export const describeAdminBar = (site: () => AdminSite): void =>
  describe('the admin bar', () => {
    const lines = (page: Page) =>
      page
        .locator(`${ENTRY} .ab-item`)
        .evaluateAll((items) => items.map(({ textContent }) => textContent!.trim()));
    const firstLines = async (page: Page, count = 2) => (await lines(page)).slice(0, count);

    test('explains, with a link to what decided', async () => {
      const { open, stack, attacked } = site();
      const page = await open('/checkout/');
      expect(await firstLines(page)).toEqual(['Talk: hidden', `Rule: Checkout ${NASTY}`]);
      expect(await page.locator(`${ENTRY}-reason a`).getAttribute('href')).toBe(
        `${stack.url}/wp-admin/admin.php?page=talk-messenger&tab=pages&rule=checkout`,
      );
      expect(await attacked(page)).toBe(false);
      await page.goto(`${stack.url}/phones/`);
      expect(await firstLines(page)).toEqual([
        'Talk: it depends',
        'Shown on computers, hidden on phones. Rule: phones',
      ]);
      await page.goto(`${stack.url}/about/`);
      expect(await firstLines(page, 3)).toEqual([
        'Talk: hidden',
        'Rule: Staff',
        'Visitors who are not signed in: Shown (The site default)',
      ]);
      await page.goto(`${stack.url}/?s=x`);
      expect(await lines(page)).toEqual([
        'Talk: shown',
        'The site default',
        // The same words as on the settings screen, for those who manage the site.
        texts['screens.status.unseen'],
      ]);
      expect(await page.locator(`${ENTRY}-status a`).getAttribute('href')).toBe(
        `${stack.url}/wp-admin/admin.php?page=talk-messenger`,
      );
    });

    test('is for those who may edit the page, and nobody else', async () => {
      for (const [user, path, there] of [
        ['editor', '/about/', true],
        ['author', '/own/', true],
        ['author', '/first/', false],
        ['editor', '/?s=x', false],
        ['subscriber', '/about/', false],
      ] as const) {
        const { html } = await (await site().as(user)).page(path);
        expect([user, path, html.includes('wp-admin-bar-talk-messenger')]).toEqual([user, path, there]);
      }
      const guest = await (await fetch(`${site().stack.url}/about/`)).text();
      expect(/talk_messenger_switch|wp-admin-bar-talk|_wpnonce/.exec(guest)).toBeNull();
    });

    test.each([
      ['/contact/', 'contact'],
      ['/shop/', 'shop'],
      ['/category/news/', 'news'],
    ] as const)('switches %s without a script, and comes back', async (path, name) => {
      const { open, own, ownOfTerm, ids, stack } = site();
      const stored = async () => (name === 'news' ? await ownOfTerm(ids.news) : ((await own(name)) ?? ''));
      const page = await open(path, 'admin', { javaScriptEnabled: false });
      const choose = async (label: string) => {
        // Without scripts the menu opens on hover.
        await page.locator(ENTRY).hover();
        // The way leads back to the same address.
        const loaded = page.waitForEvent('load');
        await page.locator(`${ENTRY}-switch a`, { hasText: label }).click();
        await loaded;
        expect(page.url()).toBe(stack.url + path);
      };
      await choose('Hide');
      expect(await stored()).toBe('hide');
      expect(await firstLines(page)).toEqual(['Talk: hidden', 'Set on the page itself']);
      expect(await page.locator(`${ENTRY} .talk-messenger-chosen`).innerText()).toContain('Hide');
      await choose('Use site default');
      expect(await stored()).toBe('');
    });

    test('is reached, opened and used by the keyboard alone', async () => {
      const { open, own, setOwn, stack } = site();
      const page = await open('/contact/');
      await walkTo(page, `${ENTRY} > .ab-item`);
      await page.keyboard.press('Enter');
      await page.locator(`${ENTRY}-switch`).waitFor();
      await walkTo(page, `${ENTRY}-hide > a`);
      await page.keyboard.press('Enter');
      await page.waitForURL(stack.url + '/contact/');
      await page.locator(`${ENTRY}.talk-messenger-is-hide`).waitFor();
      expect(await own('contact')).toBe('hide');
      await setOwn('contact', '');
    });

    test('a nonce is good for its page and its user, and leads to this site only', async () => {
      const { as, admin, own, setOwn, ids, stack } = site();
      const author = await as('author');
      const good = switches((await author.page('/own/')).html).get('hide')!;
      const go = async (user: SignedIn | null, edits: Record<string, string>) => {
        const url = new URL(good);
        for (const [key, value] of Object.entries(edits)) url.searchParams.set(key, value);
        const headers = user ? { cookie: user.cookie } : {};
        const response = await fetch(url, { headers, redirect: 'manual' });
        return [response.status, response.headers.get('location')];
      };
      expect((await go(author, { page: `post-${ids.first}` }))[0]).toBe(403);
      expect((await go(author, { _wpnonce: 'abcdef1234' }))[0]).toBe(403);
      expect((await go(admin, {}))[0]).toBe(403);
      expect((await go(author, { talk: 'maybe' }))[0]).toBe(403);
      expect((await go(null, {}))[1]).toBeNull();
      expect([await own('first'), await own('own')]).toEqual([null, null]);
      expect(await go(author, { back: 'https://example.com/' })).toEqual([302, `${stack.url}/`]);
      expect(await own('own')).toBe('hide');
      await setOwn('own', '');
    });

    test('is honest where code, a guard or the site’s switch decides', async () => {
      const { stack, open, get, admin } = site();
      const folder = join(stack.folder, 'wp-content/mu-plugins');
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, 'talk-decides.php'),
        `<?php add_filter( 'talk_messenger_decision', static function ( $decision ) {
          return isset( $_GET['code'] ) ? array( 'talk' => 'hide', 'because' => array( 'by' => 'default' ) ) : $decision;
        } );`,
      );
      const page = await open('/contact/?code=1');
      expect(await firstLines(page)).toEqual(['Talk: hidden', 'The theme or another plugin decides here']);
      const draft = await stack.evalPhp<number>(
        `return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'draft', 'post_title' => 'Draft' ) );`,
      );
      await page.goto(`${stack.url}/?page_id=${draft}&preview=true`);
      expect(await firstLines(page)).toEqual(['Talk: hidden', 'Nothing in previews.']);
      const { revision, settings } = await get<{ revision: number; settings: Settings }>('/settings');
      await admin.rest('PUT', `${REST}/settings`, { revision, settings: { ...settings, enabled: false } });
      await page.goto(`${stack.url}/contact/`);
      expect(await firstLines(page)).toEqual(['Talk: hidden', 'Talk is switched off for the whole site']);
    });
  });
