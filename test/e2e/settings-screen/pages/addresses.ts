import { describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import { untilFocused } from '../../../browser/focus.ts';
import { eventually } from '../../../patience.ts';
import { save } from '../owner-page.ts';
import { button, condition, editor, focused, order, row, rows, rule, THREE } from '../rules-tab.ts';
import type { PagesTab } from './tab.ts';

/** Addresses and pages of the site: tried, listed, switched, taken over and put right. */
export const describeAddresses = (tab: () => PagesTab): void =>
  describe('addresses of the site', () => {
    test('an address is tried, and all pages are listed, by the rules that are not saved yet', async () => {
      const page = await tab().open([
        rule('phones', { device: ['mobile'] }),
        rule('staff', { role: ['administrator'] }),
      ]);
      await button(page, texts['screens.rules.add']).click();
      await editor(page).locator('[data-add="path"]').click();
      await untilFocused(condition(editor(page), 'path'));
      await page.keyboard.insertText('/open*');
      await button(editor(page), texts['screens.rule.done.new']).click();

      await page.getByLabel(texts['screens.try.address']).fill(`${tab().owner.stack.url}/opening/`);
      await page.getByLabel(texts['screens.try.address']).press('Enter');
      const verdict = page.locator('.talk-verdict');
      await verdict.waitFor();
      const answer = verdict.locator('.talk-verdict__answer');
      expect(await answer.textContent()).toContain('HiddenOpening hours');
      expect(await answer.getByRole('button').textContent()).toBe(
        'Hide Talk on pages whose address starts with /open',
      );
      await verdict.locator('.talk-facts').getByText('Company news (Categories)').waitFor();
      expect(await verdict.locator('.talk-facts dd').allTextContents()).toEqual([
        expect.stringContaining('/opening'),
        'Post',
        'Posts',
        'Company news (Categories)',
        expect.stringContaining('English'),
      ]);
      expect(await verdict.locator('li .talk-help').allTextContents()).toEqual([
        'The device is computer, not phone.',
        'The visitor is not signed in, or does not have the role Administrator.',
      ]);
      await page.getByLabel(texts['screens.try.device'], { exact: true }).selectOption('mobile');
      await eventually(() => answer.getByRole('button').textContent(), 'Hide Talk on phones');
      await page.getByLabel(texts['screens.try.device'], { exact: true }).selectOption('desktop');
      await page.getByLabel(texts['screens.try.visitor'], { exact: true }).selectOption('role:administrator');
      await answer.getByRole('button').click();
      await untilFocused(row(page, 'staff').locator('.talk-rule__words'));

      const list = page.locator('.talk-site-pages');
      await list.getByLabel(texts['screens.sitePages.search']).fill('opening');
      await list.getByText('Opening hours').waitFor();
      await list.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
      expect(await list.locator('tbody td').last().textContent()).toBe(
        'HiddenRule: Hide Talk on pages whose address starts with /open',
      );
      await list.getByLabel(texts['screens.sitePages.search']).fill('leaflet');
      await list.getByText('Page 1 of 2').waitFor();
      await button(list, texts['screens.sitePages.next']).click();
      await list.getByText('Page 2 of 2').waitFor();
      await list.locator('tbody tr').nth(5).waitFor({ state: 'detached' });
      expect(await list.locator('tbody td').nth(1).textContent()).toContain('Shown on computers');
      expect(await list.locator('tbody a').first().getAttribute('href')).toContain('action=edit');

      await page.getByLabel(texts['screens.try.address']).fill('https://elsewhere.example/');
      await page.getByLabel(texts['screens.try.address']).press('Enter');
      await page.locator('.talk-try .talk-error').waitFor();
      expect(await verdict.count()).toBe(0);
    });

    test('the pages of the site are hidden one by one, and shown only on some, in a few clicks', async () => {
      const page = await tab().open();
      const list = page.locator('.talk-site-pages');
      const switchOf = (title: string) => list.getByRole('switch', { name: `Talk on ${title}`, exact: true });
      await list.getByLabel(texts['screens.sitePages.search']).fill('leaflet 1');
      await switchOf('Leaflet 1').click();
      await save(page);
      expect([await tab().talkAt('/leaflet-1/'), await tab().talkAt('/leaflet-2/')]).toEqual([false, true]);
      expect(await page.locator('.talk-where__list li code').allTextContents()).toEqual(['/leaflet-1']);
      await list.locator('tbody tr').nth(1).waitFor();
      await button(list, texts['screens.because.list']).first().click();
      await untilFocused(page.getByRole('radio', { name: texts['screens.where.except'], exact: true }));

      await page.getByRole('radio', { name: texts['screens.where.only'], exact: true }).check();
      await page.getByLabel(texts['screens.where.add']).fill(`${tab().owner.stack.url}/opening/`);
      await page.getByLabel(texts['screens.where.add']).press('Enter');
      await list.getByRole('checkbox', { name: 'Select Leaflet 10', exact: true }).check();
      await button(list, texts['screens.sitePages.showSelected']).click();
      await save(page);
      expect([
        await tab().talkAt('/opening/'),
        await tab().talkAt('/leaflet-10/'),
        await tab().talkAt('/leaflet-1/'),
        await tab().talkAt('/leaflet-2/'),
      ]).toEqual([true, true, false, false]);
      // They are no rules that somebody wrote.
      expect(await rows(page).count()).toBe(0);
    });

    test('a choice for several pages says which rule decides first, until others are selected', async () => {
      const page = await tab().open([rule('leaflets', { path: ['/leaflet-*'] }, { name: 'Leaflets' })]);
      const list = page.locator('.talk-site-pages');
      const all = list.getByRole('checkbox', { name: texts['screens.sitePages.selectAll'], exact: true });
      await list.getByLabel(texts['screens.sitePages.search']).fill('leaflet 10');
      await list.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
      await all.check();
      await button(list, texts['screens.sitePages.showSelected']).click();
      const said = list.locator('.talk-site-pages__said');
      await said.getByText('On 1 page Talk stays as it is.').waitFor();
      await button(said, 'Leaflets').click();
      await untilFocused(row(page, 'leaflets').locator('.talk-rule__words'));
      await all.check();
      await eventually(() => said.textContent(), '');
    });

    test('patterns of another chat plugin are looked at, added, and taken out again', async () => {
      const page = await tab().open(THREE);
      await button(page, texts['screens.rules.import']).click();
      await page.getByLabel(texts['screens.patterns.exclude']).fill('cart, /checkout/*, ^/x$');
      await page.getByLabel(texts['screens.patterns.include']).fill(`${tab().owner.stack.url}/opening/`);
      const preview = page.locator('.talk-import-patterns__preview');
      await preview.getByText('/opening').first().waitFor();
      expect(await preview.locator('li').allTextContents()).toEqual([
        'Hide Talk on pages whose address matches /cart, /checkout/*, or /checkout/',
        'Show Talk on pages whose address is /opening/',
        '“cart” was taken as “/cart”: a pattern starts with a slash.',
        expect.stringContaining('“^/x$” looks like a regular expression'),
        'In other plugins “/checkout/*” matches “/checkout/” too, here it does not. “/checkout/” was added.',
        expect.stringContaining('was taken as “/opening/”'),
      ]);
      await page.getByLabel(texts['screens.patterns.parents']).uncheck();
      await preview.getByText('“/checkout/*” does not match “/checkout/”.').waitFor();
      expect(await preview.locator('li').first().textContent()).toBe(
        'Hide Talk on pages whose address matches /cart or /checkout/*',
      );
      await page.getByLabel(texts['screens.patterns.parents']).check();
      await preview.getByText('“/checkout/” was added').waitFor();
      await button(editor(page), texts['screens.patterns.add']).click();
      await eventually(() => rows(page).count(), 5);
      expect(await page.getByRole('radio', { name: texts['screens.where.only'] }).isChecked()).toBe(true);
      await button(page, texts['screens.rules.undo.imported']).click();
      await eventually(() => order(page), ['a', 'b', 'c']);
      const everywhere = { name: texts['screens.where.everywhere'], exact: true };
      expect(await page.getByRole('radio', everywhere).isChecked()).toBe(true);
    });

    test('an address that no page has is said, and put right with one click', async () => {
      const page = await tab().open([
        rule('doubled', { path: ['/a//b', '/c'] }),
        rule('letters', { path: ['/Leaflet-1', '/Nowhere'] }),
      ]);
      const warnings = (id: string) => row(page, id).locator('.talk-rule__warning');
      await warnings('letters').waitFor();
      expect(await warnings('doubled').textContent()).toBe(
        'The address “/a//b” has two slashes in a row, and no page of the site has. Use “/a/b” instead. Use /a/b',
      );
      expect(await warnings('letters').textContent()).toContain('does not match the page “/leaflet-1”.');
      expect(await page.locator('.talk-rules-warnings li').count()).toBe(2);

      await page.getByRole('button', { name: 'Use /leaflet-1' }).focus();
      await page.keyboard.press('Enter');
      await warnings('letters').waitFor({ state: 'detached' });
      expect(await focused(page)).toContain('/leaflet-1');
      await page.getByText('The address “/Leaflet-1” is now “/leaflet-1”.').waitFor({ state: 'attached' });
      await page.getByRole('button', { name: 'Use /a/b' }).click();
      await page.locator('.talk-rules-warnings').waitFor({ state: 'detached' });
      await save(page);
      expect((await tab().storedRules()).map(({ when }) => when.path)).toEqual([
        ['/a/b', '/c'],
        ['/leaflet-1', '/Nowhere'],
      ]);
      expect(await tab().talkAt('/leaflet-1/')).toBe(false);
    });
  });
