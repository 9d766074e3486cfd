import { describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import { RULE_LIMITS } from '@talk-suite/core/visibility';
import { untilFocused } from '../../../browser/focus.ts';
import { eventually } from '../../../patience.ts';
import { choose, save, walkTo } from '../owner-page.ts';
import {
  button,
  command,
  condition,
  drag,
  editor,
  focused,
  handle,
  menu,
  numbered,
  order,
  PAGES_TAB,
  row,
  rows,
  rule,
  ruled,
  THREE,
} from '../rules-tab.ts';
import type { PagesTab } from './tab.ts';

/** The list of rules, and the dialog that one is edited in. */
export const describeRules = (tab: () => PagesTab): void =>
  describe('rules', () => {
    test('a rule from a template is saved, and a visitor does not see Talk where it hides it', async () => {
      const page = await tab().open();
      expect(await tab().talkAt('/opening/')).toBe(true);
      await page
        .locator('.talk-templates')
        .getByText(texts['visibility.template.blog'], { exact: true })
        .click();
      await eventually(
        () => editor(page).locator('.talk-rule-editor__sentence').textContent(),
        'Hide Talk on the list of posts or single posts',
      );
      await button(editor(page), texts['screens.rule.done.new']).click();
      await rows(page).first().waitFor();
      expect(await page.locator('#talk-tab-pages .talk-tabs__mark--unsaved').count()).toBe(1);
      expect(await tab().talkAt('/opening/')).toBe(true);
      await save(page);
      expect(await tab().storedRules()).toEqual([
        rule('rule-1', { kind: ['blog', 'post'] }, { name: texts['visibility.template.blog'] }),
      ]);
      expect([await tab().talkAt('/opening/'), await tab().talkAt('/leaflet-1/')]).toEqual([false, true]);
      await row(page, 'rule-1').getByRole('switch').click();
      await save(page);
      expect(await tab().talkAt('/opening/')).toBe(true);
    });

    test('rules are sorted with the keyboard, with the mouse and by their menu', async () => {
      const page = await tab().open(THREE);
      await handle(page, 'a').focus();
      await page.keyboard.press('ArrowDown');
      await eventually(() => order(page), ['b', 'a', 'c']);
      expect(await focused(page)).toContain('A');
      await page.getByText('A: now at place 2 of 3.').waitFor({ state: 'attached' });
      await page.keyboard.press('End');
      await eventually(() => order(page), ['b', 'c', 'a']);
      await page.keyboard.press('ArrowUp');
      await save(page);
      expect((await tab().storedRules()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);

      await drag(page, 'c', 'b');
      expect(await order(page)).toEqual(['c', 'b', 'a']);
      await drag(page, 'a', 'c', false);
      expect(await order(page)).toEqual(['c', 'b', 'a']);
      await command(page, 'a', texts['screens.rules.command.first']);
      expect(await order(page)).toEqual(['a', 'c', 'b']);
    });

    test('a deleted rule comes back to its place, a copy stands below its original', async () => {
      const page = await tab().open(THREE);
      await command(page, 'b', texts['screens.rules.command.delete']);
      expect(await order(page)).toEqual(['a', 'c']);
      await page.getByText('“B” was deleted.').waitFor();
      await untilFocused(button(page, texts['screens.rules.undo.deleted']));
      await page.keyboard.press('Enter');
      await eventually(() => order(page), ['a', 'b', 'c']);
      await command(page, 'a', texts['screens.rules.command.duplicate']);
      expect(await order(page)).toEqual(['a', 'rule-4', 'b', 'c']);
      // The copy is never asked: said at the rule, and above the list.
      await row(page, 'rule-4').getByText('Rule 2 never decides: rule 1 above it').waitFor();
      await page.locator('.talk-rules-warnings').getByRole('button', { name: 'A (copy)' }).click();
      await untilFocused(row(page, 'rule-4').locator('.talk-rule__words'));
      await save(page);
      expect((await tab().storedRules()).map(({ name }) => name)).toEqual(['A', 'A (copy)', 'B', 'C']);
    });

    test('the editor offers what the site has, and tells what is wrong in place', async () => {
      const page = await tab().open();
      await button(page, texts['screens.rules.add']).click();
      const dialog = editor(page);
      const add = async (key: string): Promise<void> => {
        await dialog.locator(`[data-add="${key}"]`).click();
        await untilFocused(condition(dialog, key));
      };
      await add('path');
      await page.keyboard.insertText('opening\n/blog/*');
      await add('terms');
      await page.keyboard.type('company');
      await page.getByRole('option', { name: 'Company news (Categories)' }).click();
      await add('role');
      await dialog.getByRole('checkbox', { name: 'Editor' }).check();
      await add('type');
      await button(dialog, texts['screens.rule.done.new']).click();
      await eventually(() => dialog.locator('.talk-error').allTextContents(), [texts['screens.rule.empty']]);
      // What was typed as people type it is an address of the site by now.
      expect(await dialog.locator('textarea').inputValue()).toBe('/opening\n/blog/*');
      await dialog.locator('textarea').fill(`${tab().owner.stack.url}/opening/`);
      await dialog.getByRole('checkbox', { name: 'Posts' }).check();

      // What was entered survives closing the dialog.
      await page.keyboard.press('Escape');
      await button(page, texts['screens.rules.undo.left']).click();
      await eventually(
        () => editor(page).locator('.talk-rule-editor__sentence').textContent(),
        'Hide Talk on pages whose address is /opening, on pages of the type Posts, on pages filed under Company news (Categories), for visitors with the role Editor',
      );
      await button(editor(page), texts['screens.rule.done.new']).click();
      await save(page);
      expect(await tab().storedRules()).toEqual([
        rule('rule-1', { path: ['/opening'], type: ['post'], terms: ['category:news'], role: ['editor'] }),
      ]);
      await page.reload();
      await rows(page).getByText('Company news (Categories)').waitFor();
    });

    test('a rule that no page of the site meets says so, and one that hides Talk everywhere asks first', async () => {
      const page = await tab().open([rule('shop', { kind: ['cart', 'checkout'] })]);
      await row(page, 'shop').getByText('This rule can never match here').waitFor();
      await button(page, texts['screens.rules.add']).click();
      await button(editor(page), texts['screens.rule.done.new']).click();
      await editor(page).getByText(texts['screens.rule.hidesAll.title']).waitFor();
      expect(await rows(page).count()).toBe(1);
      await button(editor(page), texts['screens.rule.hidesAll.confirm']).click();
      await eventually(() => rows(page).count(), 2);
    });

    test('rules of two people: the difference is told, and what the server refuses stands at its rule', async () => {
      const page = await tab().open(THREE);
      await row(page, 'b').getByRole('switch').click();
      await tab().owner.store(ruled(THREE.slice(0, 2)));
      await button(page, texts['screens.save.button']).click();
      await editor(page).waitFor();
      const cells = editor(page).locator('tbody tr').first().locator('th, td');
      expect(await cells.allTextContents()).toEqual(['Rule “B”, On or off', 'Off', 'On']);
      await button(editor(page), texts['screens.conflict.keepMine']).click();
      await page.locator('.talk-save-bar .is-done').waitFor();
      expect((await tab().storedRules()).map(({ enabled }) => enabled)).toEqual([true, false, true]);

      await row(page, 'a').getByRole('switch').click();
      await choose(page, 'settings.loading.strategy.idle');
      await page.route('**/talk-messenger/v1/settings**', (route) =>
        route.continue({ postData: (route.request().postData() ?? '').replace('"/c/*"', '"c"') }),
      );
      await button(page, texts['screens.save.button']).click();
      await row(page, 'c').locator('.talk-error').waitFor();
      await untilFocused(row(page, 'c'));
      await page.waitForURL(/tab=pages/);
    });

    test('everything is done with the keyboard alone', async () => {
      const page = await tab().open(THREE);
      await page.locator('#talk-tab-pages').focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL(/&tab=loading/);
      await page.keyboard.press('ArrowRight');
      await walkTo(page, '[data-rule="b"] .talk-rule__more');
      await page.keyboard.press('Enter');
      await untilFocused(menu(page));
      await page.keyboard.press('Enter');
      await walkTo(page, '[data-add="device"]');
      await page.keyboard.press('Enter');
      await untilFocused(condition(editor(page), 'device'));
      await page.keyboard.press('Space');
      await walkTo(page, '.talk-rule-editor .is-primary');
      await page.keyboard.press('Enter');
      await editor(page).waitFor({ state: 'detached' });
      await walkTo(page, '.talk-save-bar .is-primary');
      await page.keyboard.press('Enter');
      await page.locator('.talk-save-bar .is-done').waitFor();
      expect((await tab().storedRules())[1]!.when).toEqual({ path: ['/b/*'], device: ['mobile'] });
    });

    test(`${RULE_LIMITS.rules} rules can be worked with, and not one more is taken`, async () => {
      const page = await tab().open(numbered(RULE_LIMITS.rules), `${PAGES_TAB}&rule=r500`);
      const add = page.locator('.talk-rules-add');
      await row(page, 'r500').waitFor();
      expect(await rows(page).count()).toBe(1000);
      await untilFocused(row(page, 'r500'));
      expect(await focused(page)).toContain('/area-500/');
      await handle(page, 'r500').focus();
      await page.keyboard.press('Home');
      expect((await order(page)).slice(0, 2)).toEqual(['r500', 'r0']);
      await button(add, texts['screens.rules.add']).click();
      await page.locator('.talk-rules-field [role="alert"]', { hasText: '1000' }).waitFor();
      expect(await editor(page).count()).toBe(0);
      await command(page, 'r500', texts['screens.rules.command.delete']);
      // Among a thousand rules the focus takes a moment to move on. Until then it would take the dialog's away.
      await untilFocused(page.locator('.talk-undo__button'));
      await button(add, texts['screens.rules.add']).click();
      await untilFocused(editor(page));
      await page.keyboard.press('Escape');
      await editor(page).waitFor({ state: 'detached' });
      await save(page);
      expect(await tab().storedRules()).toHaveLength(999);
    });
  });
