// needs: chromium, native
import { beforeAll, describe, expect, test } from '@jest/globals';
import { format, texts } from '@talk-suite/core/texts';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../../patience.ts';
import { trackingCode } from '../../sandbox/ortto/tracking-code.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { button, editor, PAGES_TAB, ruled, rows, THREE } from './rules-tab.ts';
import { pasteBox, saveButton, showTab } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

/** An owner's hand: what it presses is counted, what is typed or pasted is not. */
class Hand {
  pressed = 0;

  async press(target: Locator): Promise<void> {
    this.pressed += 1;
    await target.click();
  }
}

describe('an owner at work', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)!, commandPalette: true });
  /** Whether a guest gets Talk at an address. */
  const talkAt = async (path: string): Promise<boolean> =>
    (await (await fetch(owner.stack.url + path)).text()).includes('talk-messenger-js');
  const saved = (page: Page): Promise<void> => page.locator('.talk-save-bar .is-done').waitFor();

  beforeAll(async () => {
    await owner.stack.runPhp(
      `foreach ( array( 'Pricing', 'Checkout' ) as $title ) {
        wp_insert_post( array( 'post_title' => $title, 'post_name' => strtolower( $title ), 'post_status' => 'publish', 'post_type' => 'page' ) );
      }`,
      { user: 'admin' },
    );
  });

  describe('gets done', () => {
    test('Talk seen on the site: three clicks and one paste from the list of plugins', async () => {
      const hand = new Hand();
      const page = await owner.context.newPage();
      await page.goto(`${owner.stack.url}/wp-admin/plugins.php`, { waitUntil: 'commit' });
      await hand.press(page.locator('#talk-messenger-connect .button-primary'));
      await pasteBox(page).fill(trackingCode(owner.ortto));
      await page.locator('.talk-reading .talk-outcome--good').waitFor();
      await hand.press(saveButton(page));
      const door = page.locator('.talk-guide__see');
      await door.waitFor();
      const [site] = await Promise.all([owner.context.waitForEvent('page'), hand.press(door)]);
      await site.waitForFunction(
        () => (window as { talkSuite?: { state?: string } }).talkSuite?.state === 'ready',
      );
      expect(hand.pressed).toBe(3);
      // Back at the screen, it has seen it as well.
      await page.bringToFront();
      await page.locator('.talk-badge[data-status=live]').waitFor();
      await page.getByText(texts['screens.guide.finished']).waitFor();
    });

    test('Talk on /pricing alone: four actions', async () => {
      await owner.store(ruled([]));
      const page = await owner.open();
      const hand = new Hand();
      await hand.press(page.locator('#talk-tab-pages'));
      await hand.press(page.getByRole('radio', { name: texts['screens.where.only'], exact: true }));
      await page.getByLabel(texts['screens.where.add']).fill('/pricing');
      await hand.press(button(page, texts['screens.where.add.button']));
      await hand.press(saveButton(page));
      await saved(page);
      expect([await talkAt('/pricing/'), await talkAt('/checkout/'), await talkAt('/')]).toEqual([
        true,
        false,
        false,
      ]);
      expect(hand.pressed).toBe(4);
    });

    test('Talk hidden on the checkout: three actions', async () => {
      await owner.store(ruled([]));
      const page = await owner.open();
      const hand = new Hand();
      await hand.press(page.locator('#talk-tab-pages'));
      await hand.press(
        page.getByRole('switch', { name: format(texts['screens.sitePages.switch'], { page: 'Checkout' }) }),
      );
      await hand.press(saveButton(page));
      await saved(page);
      expect([await talkAt('/checkout/'), await talkAt('/pricing/')]).toEqual([false, true]);
      expect(hand.pressed).toBe(3);
    });

    test('many rules deleted at once, and back again', async () => {
      await owner.store(ruled(THREE));
      const page = await owner.open(PAGES_TAB);
      await rows(page).nth(2).waitFor();
      await page.getByRole('checkbox', { name: texts['screens.rules.selectAll'], exact: true }).check();
      await page
        .locator('.talk-rules-selected')
        .getByRole('button', { name: texts['screens.rules.command.delete'] })
        .click();
      await page.locator('.talk-rules-undo').waitFor();
      expect(await rows(page).count()).toBe(0);
      await button(page, texts['screens.rules.undo.deleted']).click();
      await rows(page).nth(2).waitFor();
      expect(await saveButton(page).isVisible()).toBe(false);
    });

    test('a page picked by its title in a rule, which says which pages it is about', async () => {
      await owner.store(ruled([]));
      const page = await owner.open(PAGES_TAB);
      await button(page, texts['screens.rules.add']).click();
      await editor(page).locator('[data-add="path"]').click();
      const text = editor(page).locator('textarea');
      await text.fill(`${owner.stack.url}/pricing/`);
      await editor(page).getByText('Matches 1 page: Pricing.').waitFor();
      await text.blur();
      expect(await text.inputValue()).toBe('/pricing');
      await editor(page).getByRole('combobox').fill('Check');
      await editor(page)
        .getByRole('option', { name: /Checkout/ })
        .click();
      await eventually(() => text.inputValue(), '/pricing\n/checkout');
      await editor(page).getByText('Matches 2 pages: Checkout, Pricing.').waitFor();
    });

    test('a tab, then all settings reset, with the connection kept and each step taken back', async () => {
      await owner.store({
        ...ruled(THREE),
        loading: { strategy: 'interaction', consentCategory: 'marketing' },
      });
      const page = await owner.open(PAGES_TAB);
      await rows(page).nth(2).waitFor();
      const dialog = page.getByRole('dialog');
      const reset = dialog.getByRole('button', { name: texts['screens.reset.confirm'], exact: true });
      await page
        .locator('#talk-panel-pages')
        .getByRole('button', { name: texts['screens.reset.tab'] })
        .click();
      expect(await dialog.textContent()).not.toContain(texts['settings.loading.strategy.label']);
      await reset.click();
      await page.locator('.talk-undo-notice').waitFor();
      expect(await rows(page).count()).toBe(0);
      await page.getByRole('button', { name: texts['screens.transfer.label'] }).click();
      await page.getByRole('menuitem', { name: texts['screens.reset.all'] }).click();
      expect(await dialog.textContent()).toContain(texts['settings.loading.strategy.label']);
      await reset.click();
      await dialog.waitFor({ state: 'detached' });
      await saveButton(page).click();
      await saved(page);
      const { settings } = await owner.stored();
      expect([settings.loading.strategy, settings.visibility.rules, settings.connection !== null]).toEqual([
        'async',
        [],
        true,
      ]);
      // Two steps, the last one first; both outlast the save.
      for (let step = 0; step < 2; step++)
        await page
          .locator('.talk-undo-notice')
          .getByRole('button', { name: texts['screens.undo.reset'], exact: true })
          .click();
      await rows(page).nth(2).waitFor();
    });

    test('an import narrowed to its rules, with what changed inside one', async () => {
      await owner.store(ruled(THREE));
      const page = await owner.open(PAGES_TAB);
      const { settings } = await owner.stored();
      const [first, ...others] = THREE;
      const { consentCategory: _lacking, ...loading } = settings.loading;
      await page.locator('.talk-import').setInputFiles({
        name: 'theirs.json',
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({
            ...settings,
            loading: { ...loading, strategy: 'idle' },
            visibility: {
              ...settings.visibility,
              rules: [{ ...first, when: { path: ['/prices'] } }, ...others],
            },
          }),
        ),
      });
      const told = page.locator('.talk-undo-notice');
      await told.getByText('Rule “A”, Address: /a/* → /prices').waitFor();
      expect(await told.textContent()).toContain(
        format(texts['screens.imported.filledIn'], {
          fields: texts['settings.loading.consentCategory.label'],
        }),
      );
      await told.getByRole('button', { name: texts['screens.imported.rulesOnly'] }).click();
      await told
        .getByText(format(texts['screens.imported.rulesOnly.done'], { file: 'theirs.json' }))
        .waitFor();
      await saveButton(page).click();
      await saved(page);
      const after = (await owner.stored()).settings;
      expect([after.loading.strategy, after.visibility.rules[0]?.when.path]).toEqual([
        settings.loading.strategy,
        ['/prices'],
      ]);
    });

    test('a conflict that says whose save came first, and when', async () => {
      await owner.store(ruled(THREE));
      const page = await owner.open();
      await showTab(page, 'loading');
      await page.locator('[data-field="loading.strategy"] input').nth(1).check();
      await owner.store({ loading: { strategy: 'interaction', consentCategory: 'marketing' } });
      await saveButton(page).click();
      // The other window is the same person's.
      await page
        .getByRole('dialog')
        .getByText(/^You saved these settings in another tab on /)
        .waitFor();
    });

    test('the notice put away for good', async () => {
      const page = await owner.context.newPage();
      await page.goto(`${owner.stack.url}/wp-admin/index.php`, { waitUntil: 'commit' });
      await page.locator('#talk-messenger-connect .button-link').click();
      await page.waitForURL('**/wp-admin/index.php');
      await page.locator('#dashboard-widgets').waitFor();
      expect(await page.locator('#talk-messenger-connect').count()).toBe(0);
      await page.goto(`${owner.stack.url}/wp-admin/plugins.php`, { waitUntil: 'commit' });
      const row = page.locator('tr[data-slug="talk-messenger-for-ortto"]');
      await row.waitFor();
      expect(await page.locator('#talk-messenger-connect').count()).toBe(0);
      // The row leads to the settings, and to the guide.
      expect(await row.getByRole('link', { name: 'Settings' }).count()).toBe(1);
      await row.getByRole('link', { name: 'Guide' }).click();
      await page.locator('#tab-panel-talk-messenger-overview').waitFor({ state: 'visible' });
    });
  });

  describe('is kept out by nothing', () => {
    test('forced colours tell a switch that is on from one that is off', async () => {
      await owner.store(ruled([THREE[0]!, { ...THREE[1]!, enabled: false }]));
      const page = await owner.open(PAGES_TAB);
      await rows(page).nth(1).waitFor();
      await page.emulateMedia({ forcedColors: 'active' });
      const colours = await page.locator('.talk-rule .talk-switch span').evaluateAll((all) =>
        all.map((track) => {
          const knob = getComputedStyle(track, '::before');
          return [getComputedStyle(track).backgroundColor, knob.backgroundColor, knob.insetInlineStart];
        }),
      );
      const [on, off] = colours;
      expect(on).not.toEqual(off);
      // The knob stands out from its track in both.
      for (const [track, knob] of colours) expect(track).not.toBe(knob);
    });
  });
});
