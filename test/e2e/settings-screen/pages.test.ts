// needs: chromium, native
import { beforeAll, describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import { type Rule, RULE_LIMITS } from '@talk-suite/core/visibility';
import type { Page } from 'playwright-core';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
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
} from './rules-tab.ts';
import { choose, save, walkTo } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

describe('the Pages tab', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  const open = async (rules: readonly Rule[] = [], address = PAGES_TAB): Promise<Page> => {
    await owner.store(ruled(rules));
    return owner.open(address);
  };
  const storedRules = async (): Promise<readonly Rule[]> => (await owner.stored()).settings.visibility.rules;
  /** Whether a guest gets Talk at an address. */
  const talkAt = async (path: string): Promise<boolean> =>
    (await (await fetch(owner.stack.url + path)).text()).includes('talk-messenger-js');

  beforeAll(async () => {
    await owner.stack.runPhp(
      `$news = wp_insert_term( 'Company news', 'category', array( 'slug' => 'news' ) );
      wp_insert_post( array( 'post_title' => 'Opening hours', 'post_name' => 'opening', 'post_status' => 'publish', 'post_type' => 'post', 'post_category' => array( $news['term_id'] ) ) );
      for ( $n = 1; $n <= 25; $n++ ) {
        wp_insert_post( array( 'post_title' => "Leaflet $n", 'post_name' => "leaflet-$n", 'post_status' => 'publish', 'post_type' => 'page' ) );
      }`,
      { user: 'admin' },
    );
  });

  test('a rule from a template is saved, and a visitor does not see Talk where it hides it', async () => {
    const page = await open();
    expect(await talkAt('/opening/')).toBe(true);
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
    expect(await talkAt('/opening/')).toBe(true);
    await save(page);
    expect(await storedRules()).toEqual([
      rule('rule-1', { kind: ['blog', 'post'] }, { name: texts['visibility.template.blog'] }),
    ]);
    expect([await talkAt('/opening/'), await talkAt('/leaflet-1/')]).toEqual([false, true]);
    await row(page, 'rule-1').getByRole('switch').click();
    await save(page);
    expect(await talkAt('/opening/')).toBe(true);
  });

  test('rules are sorted with the keyboard, with the mouse and by their menu', async () => {
    const page = await open(THREE);
    await handle(page, 'a').focus();
    await page.keyboard.press('ArrowDown');
    await eventually(() => order(page), ['b', 'a', 'c']);
    expect(await focused(page)).toContain('A');
    await page.getByText('A: now at place 2 of 3.').waitFor({ state: 'attached' });
    await page.keyboard.press('End');
    await eventually(() => order(page), ['b', 'c', 'a']);
    await page.keyboard.press('ArrowUp');
    await save(page);
    expect((await storedRules()).map(({ id }) => id)).toEqual(['b', 'a', 'c']);

    await drag(page, 'c', 'b');
    expect(await order(page)).toEqual(['c', 'b', 'a']);
    await drag(page, 'a', 'c', false);
    expect(await order(page)).toEqual(['c', 'b', 'a']);
    await command(page, 'a', texts['screens.rules.command.first']);
    expect(await order(page)).toEqual(['a', 'c', 'b']);
  });

  test('a deleted rule comes back to its place, a copy stands below its original', async () => {
    const page = await open(THREE);
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
    expect((await storedRules()).map(({ name }) => name)).toEqual(['A', 'A (copy)', 'B', 'C']);
  });

  test('the editor offers what the site has, and tells what is wrong in place', async () => {
    const page = await open();
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
    await dialog.locator('textarea').fill(`${owner.stack.url}/opening/`);
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
    expect(await storedRules()).toEqual([
      rule('rule-1', { path: ['/opening'], type: ['post'], terms: ['category:news'], role: ['editor'] }),
    ]);
    await page.reload();
    await rows(page).getByText('Company news (Categories)').waitFor();
  });

  test('an address is tried, and all pages are listed, by the rules that are not saved yet', async () => {
    const page = await open([
      rule('phones', { device: ['mobile'] }),
      rule('staff', { role: ['administrator'] }),
    ]);
    await button(page, texts['screens.rules.add']).click();
    await editor(page).locator('[data-add="path"]').click();
    await untilFocused(condition(editor(page), 'path'));
    await page.keyboard.insertText('/open*');
    await button(editor(page), texts['screens.rule.done.new']).click();

    await page.getByLabel(texts['screens.try.address']).fill(`${owner.stack.url}/opening/`);
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
      'The visitor does not have the role Administrator (roles: –).',
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
    const page = await open();
    const list = page.locator('.talk-site-pages');
    const switchOf = (title: string) => list.getByRole('switch', { name: `Talk on ${title}`, exact: true });
    await list.getByLabel(texts['screens.sitePages.search']).fill('leaflet 1');
    await switchOf('Leaflet 1').click();
    await save(page);
    expect([await talkAt('/leaflet-1/'), await talkAt('/leaflet-2/')]).toEqual([false, true]);
    expect(await page.locator('.talk-where__list li code').allTextContents()).toEqual(['/leaflet-1']);

    await page.getByRole('radio', { name: texts['screens.where.only'], exact: true }).check();
    await page.getByLabel(texts['screens.where.add']).fill(`${owner.stack.url}/opening/`);
    await page.getByLabel(texts['screens.where.add']).press('Enter');
    await list.getByRole('checkbox', { name: 'Select Leaflet 10', exact: true }).check();
    await button(list, texts['screens.sitePages.showSelected']).click();
    await save(page);
    expect([
      await talkAt('/opening/'),
      await talkAt('/leaflet-10/'),
      await talkAt('/leaflet-1/'),
      await talkAt('/leaflet-2/'),
    ]).toEqual([true, true, false, false]);
    // They are no rules that somebody wrote.
    expect(await rows(page).count()).toBe(0);
  });

  test('a rule that no page of the site meets says so, and one that hides Talk everywhere asks first', async () => {
    const page = await open([rule('shop', { kind: ['cart', 'checkout'] })]);
    await row(page, 'shop').getByText('This rule can never match here').waitFor();
    await button(page, texts['screens.rules.add']).click();
    await button(editor(page), texts['screens.rule.done.new']).click();
    await editor(page).getByText(texts['screens.rule.hidesAll.title']).waitFor();
    expect(await rows(page).count()).toBe(1);
    await button(editor(page), texts['screens.rule.hidesAll.confirm']).click();
    await eventually(() => rows(page).count(), 2);
  });

  test('patterns of another chat plugin are looked at, added, and taken out again', async () => {
    const page = await open(THREE);
    await button(page, texts['screens.rules.import']).click();
    await page.getByLabel(texts['screens.patterns.exclude']).fill('cart, /checkout/*, ^/x$');
    await page.getByLabel(texts['screens.patterns.include']).fill(`${owner.stack.url}/opening/`);
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
    const page = await open([
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
    expect((await storedRules()).map(({ when }) => when.path)).toEqual([
      ['/a/b', '/c'],
      ['/leaflet-1', '/Nowhere'],
    ]);
    expect(await talkAt('/leaflet-1/')).toBe(false);
  });

  test('rules of two people: the difference is told, and what the server refuses stands at its rule', async () => {
    const page = await open(THREE);
    await row(page, 'b').getByRole('switch').click();
    await owner.store(ruled(THREE.slice(0, 2)));
    await button(page, texts['screens.save.button']).click();
    await editor(page).waitFor();
    const cells = editor(page).locator('tbody tr').first().locator('th, td');
    expect(await cells.allTextContents()).toEqual(['Rule “B”, On or off', 'Off', 'On']);
    await button(editor(page), texts['screens.conflict.keepMine']).click();
    await page.locator('.talk-save-bar .is-done').waitFor();
    expect((await storedRules()).map(({ enabled }) => enabled)).toEqual([true, false, true]);

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
    const page = await open(THREE);
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
    expect((await storedRules())[1]!.when).toEqual({ path: ['/b/*'], device: ['mobile'] });
  });

  test(`${RULE_LIMITS.rules} rules can be worked with, and not one more is taken`, async () => {
    const page = await open(numbered(RULE_LIMITS.rules), `${PAGES_TAB}&rule=r500`);
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
    expect(await storedRules()).toHaveLength(999);
  });

  test('leaves no PHP notice', () => {
    expect(owner.stack.phpLog()).toBe('');
  });
});
