import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { META, rule, RULES, type AdminSite, type KnownPage } from './site.ts';

/** The forms of terms: the archive's setting, and the rule about the posts. */
export const describeTerms = (site: () => AdminSite): void =>
  describe('the form of a term', () => {
    const form = (id: number, taxonomy: string) => `/wp-admin/term.php?taxonomy=${taxonomy}&tag_ID=${id}`;
    const archive = (page: Page) => page.getByLabel('Talk on its archive');
    const posts = (page: Page) => page.getByLabel('Also on its posts');
    const update = async (page: Page) => {
      await page.getByRole('button', { name: 'Update' }).click();
      await page.locator('#message').waitFor();
    };
    const forget = (id: number) => site().stack.runPhp(`delete_term_meta( ${id}, '${META}' );`);

    test('sets what its archive shows, and writes and removes the rule about its posts', async () => {
      const { ids, open, rules, get, ownOfTerm, attacked } = site();
      const page = await open(form(ids.mugs, 'product_cat'));
      await posts(page).check();
      await update(page);
      await page.getByText('choose Show or Hide for its archive first').waitFor();
      await archive(page).selectOption('hide');
      await posts(page).check();
      await update(page);
      await page.getByText('The rule about its posts is saved.').waitFor();
      expect(await posts(page).isChecked()).toBe(true);
      const [first, ...others] = await rules();
      expect(first).toMatchObject({
        id: `term-product_cat-${ids.mugs}`,
        effect: 'hide',
        enabled: true,
        when: { terms: ['product_cat:mugs'] },
      });
      expect(first!.name).not.toContain('<');
      expect(others).toEqual(RULES);
      const list = await get<KnownPage>('/visibility/context?address=/product-category/mugs/');
      expect(list.context.override).toBe('hide');

      await page.locator('#slug').fill('cups');
      await update(page);
      expect((await rules())[0]!.when).toEqual({ terms: ['product_cat:cups'] });
      expect(await page.getByText('The rule about its posts').count()).toBe(0);

      await posts(page).uncheck();
      await update(page);
      await page.getByText('The rule about its posts is removed.').waitFor();
      expect(await rules()).toEqual(RULES);
      expect(await ownOfTerm(ids.mugs)).toBe('hide');
      expect(await attacked(page)).toBe(false);
    });

    test('what was changed in the list of rules stays', async () => {
      const { ids, open, rules, storeRules } = site();
      const changed = rule(`term-category-${ids.news}`, 'show', { terms: ['category:news'], signedIn: true });
      await storeRules([...RULES, { ...changed, enabled: false }]);
      const page = await open(form(ids.news, 'category'));
      expect(await posts(page).isChecked()).toBe(true);
      await page.locator('#description').fill('Told anew');
      await update(page);
      expect(await rules()).toEqual([...RULES, { ...changed, enabled: false }]);
      await storeRules(RULES);
    });

    test('goes with a new term, and the rule goes with the term', async () => {
      const { open, rules, ownOfTerm, stack } = site();
      const page = await open('/wp-admin/edit-tags.php?taxonomy=category');
      await page.locator('#tag-name').fill('Fresh');
      await archive(page).selectOption('show');
      await page.locator('#submit').click();
      await page.locator('#the-list').getByText('Fresh').first().waitFor();
      const id = await stack.evalPhp<number>(`return get_term_by( 'name', 'Fresh', 'category' )->term_id;`);
      expect(await ownOfTerm(id)).toBe('show');
      await page.goto(stack.url + form(id, 'category'));
      await posts(page).check();
      await update(page);
      expect((await rules())[0]!.id).toBe(`term-category-${id}`);
      await stack.runPhp(`wp_delete_term( ${id}, 'category' );`);
      expect(await rules()).toEqual(RULES);
    });

    test('an editor sets the archive, and no rule', async () => {
      const { ids, open, rules, ownOfTerm } = site();
      const page = await open(form(ids.news, 'category'), 'editor');
      expect(await posts(page).count()).toBe(0);
      await archive(page).selectOption('hide');
      await page.evaluate(() => {
        const name = 'talk_messenger_term_posts';
        const field = Object.assign(document.createElement('input'), { name, value: '1' });
        document.querySelector('#edittag')!.append(field);
      });
      await update(page);
      expect(await ownOfTerm(ids.news)).toBe('hide');
      expect(await rules()).toEqual(RULES);
      await forget(ids.news);
    });

    test('a forged nonce changes nothing', async () => {
      const { ids, open, rules, ownOfTerm } = site();
      const page = await open(form(ids.news, 'category'));
      await page.evaluate(() => {
        document.querySelector<HTMLInputElement>('[name="talk_messenger_term_nonce"]')!.value = 'abcdef1234';
      });
      await archive(page).selectOption('show');
      await posts(page).check();
      await update(page);
      expect(await ownOfTerm(ids.news)).toBe('');
      expect(await rules()).toEqual(RULES);
    });

    test('says so where the site has as many rules as it may have', async () => {
      const { ids, open, rules, storeRules } = site();
      const many = Array.from({ length: 1000 }, (_, at) => rule(`r${at}`, 'hide', { path: [`/r${at}`] }));
      await storeRules(many);
      const page = await open(form(ids.news, 'category'));
      await archive(page).selectOption('show');
      await posts(page).check();
      await update(page);
      await page.getByText('the site has as many rules as it may have').waitFor();
      expect(await rules()).toHaveLength(1000);
      await storeRules(RULES);
      await forget(ids.news);
    });
  });
