import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { orttoConnection } from '@talk-suite/core/fixtures';
import { texts } from '@talk-suite/core/texts';
import type { Page } from 'playwright-core';
import { violationsIn } from '../../browser/axe.ts';
import { wordpressChoices, wordpressSample } from '../../wordpress/versions.ts';
import { button, editor, PAGES_TAB, row, rule, ruled, THREE } from './rules-tab.ts';
import { choose, codeFor, pasteBox, save, saveButton, showTab, US_CODE, walkTo } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

/** Turns WordPress into a language that is written from right to left. */
const rightToLeft = mkdtempSync(join(tmpdir(), 'talk-rtl-'));
writeFileSync(
  join(rightToLeft, 'right-to-left.php'),
  `<?php add_filter( 'gettext_with_context', static function ( $translated, $text, $context ) {
	return 'text direction' === $context ? 'rtl' : $translated;
}, 10, 3 );`,
);
afterAll(() => rmSync(rightToLeft, { recursive: true, force: true }));

/** What axe finds in the plugin's part of the page, serious and worse, in words. */
const violations = async (page: Page, within = '.talk-screen'): Promise<string[]> => {
  const found = await violationsIn(page, { include: within });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Elements of the screen that stick out of the window. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.talk-screen *:not(.screen-reader-text)')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return (
          width > 0 && (left < -1 || right > innerWidth + 1) && !element.closest('svg, .screen-reader-text')
        );
      })
      .map(({ className }) => String(className)),
  );

describe.each(wordpressSample())('the settings screen for everybody, WordPress %s', (wordpress) => {
  const owner = settingsScreen({ wordpress });

  test('has no serious accessibility violation in any of its states', async () => {
    const page = await owner.open();
    expect(await violations(page)).toEqual([]);
    await pasteBox(page).fill('hello');
    await page.locator('.talk-reading .talk-outcome--bad').waitFor();
    expect(await violations(page)).toEqual([]);
    await pasteBox(page).fill(
      codeFor('https://track.acme.com/', 'https://track.acme.com/app.js', ', {disableTalk: true}'),
    );
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    expect(await violations(page)).toEqual([]);
    await save(page);
    expect(await violations(page)).toEqual([]);
    await choose(page, 'settings.loading.strategy.consent');
    await showTab(page, 'connection');
    await page.getByRole('button', { name: texts['screens.disconnect.button'] }).click();
    await page.getByRole('button', { name: texts['screens.manual.instead'] }).click();
    await page.getByLabel(texts['screens.fact.trackingKey']).fill('no');
    await page.locator('.talk-manual .talk-error').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: texts['screens.discard.button'] }).click();
    await page.locator('.talk-undo-notice').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the forms and notices that need no script have no serious violation, and fit 320 pixels', async () => {
    await owner.store({});
    await owner.stack.runPhp(
      `$option = json_decode( get_option( 'talk_messenger' ) );
      $option->settings->connection = json_decode( '${JSON.stringify(
        orttoConnection({
          service: 'ortto',
          trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ',
          captureHost: 'https://capture-api.autopilotapp.com/',
          scriptUrl: 'https://cdn2l.ink/app.js',
        }),
      )}' );
      $option->host = (object) array( 'addresses' => array( strrev( 'shop.example.com' ) ) );
      update_option( 'talk_messenger', wp_json_encode( $option ) );`,
      { user: 'admin' },
    );
    const page = await owner.open();
    await page.goto(`${owner.stack.url}/wp-admin/admin.php?page=talk-messenger-site`);
    await page.locator('#talk-messenger-moved').waitFor();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page, '#wpbody-content .wrap')).toEqual([]);
      expect(await overflow(page)).toBe(0);
    }
    // By the keyboard: the two answers, then the form.
    await page.locator('.notice button').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Talk stays on at this address.').waitFor();
    await owner.stack.runPhp(
      `delete_option( 'talk_messenger' ); ( new TalkMessenger\\Services() )->store()->create();`,
    );
  });

  test('can be used from pasting to saving with the keyboard alone', async () => {
    const page = await owner.open();
    await page.locator('.talk-header__menu [aria-haspopup]').focus();
    await walkTo(page, '.talk-paste textarea');
    await page.keyboard.insertText(US_CODE);
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    await walkTo(page, '.talk-tabs__tab', 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await walkTo(page, '[data-field="loading.strategy"] input');
    await page.keyboard.press('ArrowDown');
    await walkTo(page, '.talk-tabs__tab', 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-field="visibility.default"]').waitFor();
    await walkTo(page, '[data-field="visibility.default"] input');
    // Past "except": only on some pages.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await walkTo(page, '.talk-save-bar .is-primary');
    await page.keyboard.press('Enter');
    await page.locator('.talk-save-bar .is-done').waitFor();
    const { settings } = await owner.stored();
    expect([
      settings.connection?.trackingKey,
      settings.loading.strategy,
      settings.visibility.default,
    ]).toEqual(['ZaGyw9Tl9gcYKTpLYWNtZQ', 'idle', 'hide']);
    // What has the focus is never under the bar.
    await walkTo(page, '[data-field="visibility.default"] input', 'Shift+Tab');
    const [field, bar] = await page.evaluate(() => [
      document.activeElement!.getBoundingClientRect().bottom,
      document.querySelector('.talk-save-bar')!.getBoundingClientRect().top,
    ]);
    expect(field).toBeLessThanOrEqual(bar!);
  });

  test('fits a window of 320 pixels in every state', async () => {
    const page = await owner.open();
    await page.setViewportSize({ width: 320, height: 700 });
    const fits = async (): Promise<void> =>
      expect([await overflow(page), await sticksOut(page)]).toEqual([0, []]);
    await fits();
    await pasteBox(page).fill(
      codeFor(
        `https://${'a-very-long-name.'.repeat(8)}acme.com/`,
        `https://${'x'.repeat(60)}.acme.com/${'y'.repeat(90)}.js`,
        `, {${'o'.repeat(90)}: '${'v'.repeat(200)}'}`,
      ),
    );
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    await fits();
    await save(page);
    await fits();
    await page.getByRole('button', { name: texts['screens.replace.button'] }).click();
    await pasteBox(page).fill(`ap3c.init('${'k'.repeat(300)}', 'https://capture-api.autopilotapp.com/')`);
    await page.locator('.talk-reading .talk-outcome--bad').waitFor();
    await fits();
    await page.getByRole('button', { name: texts['screens.discard.button'] }).click();
    await page.locator('.talk-undo-notice').waitFor();
    await fits();
    await choose(page, 'settings.loading.strategy.idle');
    await owner.store({ loading: { strategy: 'interaction', consentCategory: 'marketing' } });
    await saveButton(page).click();
    await page.getByRole('dialog').waitFor();
    await fits();
  });

  test('the Pages tab fits a small window and has no serious violation, in every state', async () => {
    await owner.store(
      ruled([
        ...THREE,
        rule('long', { path: [`/${'very-long-address-'.repeat(12)}`], terms: ['category:news'] }),
        rule('shadowed', { path: ['/a/b'] }, { name: 'n'.repeat(100) }),
        rule('off', {}, { enabled: false }),
      ]),
    );
    const page = await owner.open(PAGES_TAB);
    const judge = async (within = '.talk-screen'): Promise<void> =>
      expect([await violations(page, within), await overflow(page), await sticksOut(page)]).toEqual([
        [],
        0,
        [],
      ]);
    await page.locator('.talk-site-pages tbody tr').first().waitFor();
    await page.getByLabel(texts['screens.try.address']).fill('/a/b');
    await page.getByLabel(texts['screens.try.address']).press('Enter');
    await page.locator('.talk-verdict').waitFor();
    await judge();
    await page.setViewportSize({ width: 320, height: 700 });
    await judge();
    await row(page, 'long').locator('.talk-rule__words').click();
    for (const key of ['kind', 'type', 'role', 'locale', 'device', 'signedIn'])
      await editor(page).locator(`[data-add="${key}"]`).click();
    await button(editor(page), texts['screens.rule.done']).click();
    await editor(page).locator('.talk-error').first().waitFor();
    await judge('.talk-rule-editor');
    await page.keyboard.press('Escape');
    await page.locator('.talk-rules-undo').waitFor();
    await button(page, texts['screens.rules.import']).click();
    await page.getByLabel(texts['screens.patterns.include']).fill('x'.repeat(300));
    await judge('.talk-import-patterns');
  });

  test('hostile texts in every field stay texts, on the screen and on the site', async () => {
    const markup = `"><img src=x onerror=window.owned=1><script>window.owned=1</script>'&amp;`;
    const page = await owner.open();
    const owned = (where: Page): Promise<boolean> => where.evaluate(() => 'owned' in window);
    await pasteBox(page).fill(markup);
    await page.locator('.talk-reading .talk-outcome--bad').waitFor();
    const literal = JSON.stringify(markup).replaceAll('</', '<\\/');
    await pasteBox(page).fill(
      codeFor(
        'https://capture-api.autopilotapp.com/',
        'https://cdn2l.ink/app.js',
        `, {cookieDomains: [${literal}]}`,
      ),
    );
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    expect(await page.locator('.talk-facts').textContent()).toContain(JSON.stringify(markup));
    await save(page);
    expect((await owner.stored()).settings.connection?.options).toEqual({ cookieDomains: [markup] });
    await page.reload();
    await page.getByText(JSON.stringify(markup)).waitFor();

    await page.getByRole('button', { name: texts['screens.replace.button'] }).click();
    await page.getByRole('button', { name: texts['screens.manual.instead'] }).click();
    for (const label of [
      'screens.fact.trackingKey',
      'screens.fact.captureHost',
      'screens.fact.scriptUrl',
      'screens.manual.options',
    ] as const)
      await page.getByLabel(texts[label]).fill(markup);
    await page.locator('.talk-manual .talk-error').nth(3).waitFor();
    await page.getByRole('button', { name: texts['screens.discard.button'] }).click();

    await page.locator('.talk-import').setInputFiles({
      name: '<img src=x onerror=window.owned=1>.json',
      mimeType: 'application/json',
      buffer: Buffer.from(
        JSON.stringify({ ...(await owner.stored()).settings, [markup]: 1, enabled: markup }),
      ),
    });
    await page.locator('.talk-notices').getByText(markup).waitFor();
    await choose(page, 'settings.loading.strategy.idle');
    await page.route('**/talk-messenger/v1/settings**', (route) =>
      route.fulfill({
        status: 400,
        json: {
          code: 'x',
          message: markup,
          data: { status: 400, errors: [{ field: 'loading.strategy', code: 'x', message: markup }] },
        },
      }),
    );
    await saveButton(page).click();
    await page.locator('[data-field="loading.strategy"] .talk-error').getByText(markup).waitFor();
    expect(await owned(page)).toBe(false);

    const site = await owner.context.newPage();
    await site.goto(owner.stack.url, { waitUntil: 'load' });
    const options = await site.locator('#talk-messenger-js').getAttribute('data-options');
    expect(JSON.parse(options!)).toEqual({ cookieDomains: [markup] });
    expect(await owned(site)).toBe(false);
  });

  test('leaves no PHP notice', () => {
    expect(owner.stack.phpLog()).toBe('');
  });
});

describe('a language written from right to left', () => {
  const owner = settingsScreen({
    wordpress: wordpressChoices().at(-1)!,
    muPlugins: [join(rightToLeft, 'right-to-left.php')],
  });

  test('turns the screen around, addresses excepted', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(US_CODE);
    await page.locator('.talk-reading .talk-outcome--good').waitFor();
    const sides = await page.evaluate(() => {
      const left = (selector: string): number =>
        document.querySelector(selector)!.getBoundingClientRect().left;
      return {
        headNextToCard: left('.talk-section__head') > left('.talk-card'),
        termNextToValue: left('.talk-facts dt') > left('.talk-facts dd'),
        saveAtTheEnd: left('.talk-save-bar__state') > left('.talk-save-bar .is-primary'),
        code: getComputedStyle(document.querySelector('.talk-facts code')!).direction,
        box: getComputedStyle(document.querySelector('.talk-paste textarea')!).direction,
      };
    });
    expect(sides).toEqual({
      headNextToCard: true,
      termNextToValue: true,
      saveAtTheEnd: true,
      code: 'ltr',
      box: 'ltr',
    });
    for (const width of [1280, 782, 320]) {
      await page.setViewportSize({ width, height: 700 });
      expect([width, await sticksOut(page)]).toEqual([width, []]);
    }
  });
});
