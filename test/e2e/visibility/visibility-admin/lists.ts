import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { NASTY, type AdminSite, type Name } from './site.ts';

const LIST = '/wp-admin/edit.php?post_type=page';

/** The list of pages: column, filter, quick edit, bulk edit. */
export const describeLists = (site: () => AdminSite): void =>
  describe('the list of pages', () => {
    const row = (page: Page, name: Name) => page.locator(`#post-${site().ids[name]}`);
    const cell = (page: Page, name: Name) => row(page, name).locator('.column-talk_messenger');
    const owned = (...names: Name[]) => Promise.all(names.map((name) => site().own(name)));

    test('says what guests get and why, with a link to the rule that decides', async () => {
      const { open, setOwn, stack, attacked } = site();
      await setOwn('contact', 'hide');
      const page = await open(LIST);
      const said = async (name: Name) => (await cell(page, name).innerText()).split('\n');
      expect(await said('about')).toEqual(['Shown', 'The site default']);
      expect(await said('contact')).toEqual(['Hidden', 'Set on the page itself']);
      expect(await said('checkout')).toEqual(['Hidden', `Rule: Checkout ${NASTY}`]);
      expect(await said('phones')).toEqual([
        'It depends',
        'Shown on computers, hidden on phones. Rule: phones',
      ]);
      expect(await cell(page, 'checkout').locator('img').count()).toBe(0);
      expect(await attacked(page)).toBe(false);

      const links = (name: Name) =>
        cell(page, name)
          .locator('a')
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const toRule = (id: string) =>
        `${stack.url}/wp-admin/admin.php?page=talk-messenger&tab=pages&rule=${id}`;
      expect(await links('checkout')).toEqual([toRule('checkout')]);
      expect(await links('phones')).toEqual([toRule('phones')]);
      expect([await links('about'), await links('contact')]).toEqual([[], []]);
    });

    test('links no rule for those who may not change it', async () => {
      const page = await site().open(LIST, 'editor');
      expect(await cell(page, 'checkout').innerText()).toContain(`Rule: Checkout ${NASTY}`);
      expect(await cell(page, 'checkout').locator('a').count()).toBe(0);
    });

    test('filters by the page’s own setting', async () => {
      const { ids, open, setOwn, admin } = site();
      await setOwn('contact', 'hide');
      await setOwn('phones', 'show');
      const page = await open(LIST);
      const choose = async (value: string) => {
        await page.getByLabel('Filter by Talk setting').selectOption(value);
        await page.getByRole('button', { name: 'Filter', exact: true }).click();
        await page.waitForURL(`**talk_messenger_setting=${value}**`);
        return page
          .locator('#the-list tr')
          .evaluateAll((rows) => rows.map(({ id }) => Number(id.slice('post-'.length))));
      };
      expect(await choose('hide')).toEqual([ids.contact]);
      expect(await choose('show')).toEqual([ids.phones]);
      const inherit = await choose('inherit');
      expect(inherit).toContain(ids.about);
      expect(inherit).not.toContain(ids.contact);
      const { html } = await admin.page(`${LIST}&talk_messenger_setting=${encodeURIComponent("' OR 1=1")}`);
      expect(html).toContain(`id="post-${ids.contact}"`);
      await setOwn('phones', '');
    });

    test('adds no query for a page', async () => {
      const { stack, admin } = site();
      const headers = { cookie: admin.cookie };
      const queries = async () => (await stack.measure(LIST, { headers })).queries;
      await queries();
      const few = await queries();
      const more = await stack.evalPhp<number[]>(
        `return array_map( static function ( $n ) {
          return wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => "More $n", 'post_author' => 1 ) );
        }, range( 1, 8 ) );`,
      );
      await queries();
      expect(await queries()).toBe(few);
      await stack.runPhp(`foreach ( array( ${more.join()} ) as $id ) { wp_delete_post( $id, true ); }`);
    });

    test('quick edit shows the setting and changes it', async () => {
      const { open, own, setOwn } = site();
      await setOwn('contact', 'hide');
      const page = await open(LIST);
      const form = page.locator('.inline-editor');
      const field = form.locator('select[name="talk_messenger_quick"]');
      const edit = async (name: Name) => {
        await row(page, name).hover();
        await row(page, name)
          .getByRole('button', { name: /^Quick/ })
          .click();
        await field.waitFor();
      };
      const choose = async (value: string, outcome: string) => {
        await field.selectOption(value);
        await form.getByRole('button', { name: 'Update' }).click();
        await cell(page, 'contact').getByText(outcome).waitFor();
      };
      await edit('about');
      expect(await field.inputValue()).toBe('');
      await edit('contact');
      expect(await field.inputValue()).toBe('hide');
      await choose('show', 'Shown');
      expect(await own('contact')).toBe('show');
      await edit('contact');
      expect(await field.inputValue()).toBe('show');
      await choose('', 'The site default');
      expect(await own('contact')).toBeNull();
    });

    test('bulk edit changes the chosen pages, and only what is asked', async () => {
      const { open, setOwn, admin, ids } = site();
      const page = await open(LIST);
      await setOwn('phones', 'hide');
      for (const name of ['about', 'contact'] as const)
        await row(page, name).locator('input[name="post[]"]').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      const field = page.locator('select[name="talk_messenger_bulk"]');
      expect(await field.inputValue()).toBe('-1');
      await field.selectOption('show');
      await page.locator('#bulk_edit').click();
      await page.waitForURL(/updated=2/);
      expect(await owned('about', 'contact', 'phones')).toEqual(['show', 'show', 'hide']);

      const nonce = /name="_wpnonce" value="(\w+)"/.exec((await admin.page(LIST)).html)![1]!;
      const send = async (value: string, names: Name[], sent = nonce) => {
        const query = new URLSearchParams({
          post_type: 'page',
          action: 'edit',
          bulk_edit: 'Update',
          _status: '-1',
          post_author: '-1',
          talk_messenger_bulk: value,
          _wpnonce: sent,
        });
        for (const name of names) query.append('post[]', String(ids[name]));
        await admin.page(`/wp-admin/edit.php?${query.toString()}`);
        return owned('about', 'contact', 'phones');
      };
      expect(await send('-1', ['about'])).toEqual(['show', 'show', 'hide']);
      expect(await send('maybe', ['about'])).toEqual(['show', 'show', 'hide']);
      expect(await send('hide', ['about'], 'abcdef1234')).toEqual(['show', 'show', 'hide']);
      expect(await send('', ['about', 'contact', 'phones'])).toEqual([null, null, null]);
    });

    test('another’s post, a forged nonce or a word of one’s own change nothing', async () => {
      const { as, ids, setOwn } = site();
      const author = await as('author');
      const list = (await author.page('/wp-admin/edit.php')).html;
      const nonce = /name="_inline_edit" value="(\w+)"/.exec(list)![1]!;
      const quick = (post: Name, value: string, sent: string) =>
        author.page('/wp-admin/admin-ajax.php', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            action: 'inline-save',
            post_type: 'post',
            post_ID: String(ids[post]),
            post_title: 'x',
            _status: 'publish',
            screen: 'edit-post',
            post_view: 'list',
            edit_date: 'false',
            _inline_edit: sent,
            talk_messenger_quick: value,
          }),
        });
      await quick('first', 'hide', nonce);
      await quick('own', 'hide', 'abcdef1234');
      await quick('own', 'maybe', nonce);
      expect(await owned('first', 'own')).toEqual([null, null]);
      await quick('own', 'hide', nonce);
      expect(await owned('own')).toEqual(['hide']);
      await setOwn('own', '');
    });
  });
