import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { texts } from '@talk-suite/core/texts';
import type { Page } from 'playwright-core';
import phpTexts from '../../../wordpress-plugin/texts.json' with { type: 'json' };
import screenTexts from '../../../wordpress-plugin/src/texts.json' with { type: 'json' };
import { trackingCode } from '../../sandbox/ortto/tracking-code.ts';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { connectedSettings } from '../../wordpress/connect.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { ruled, THREE } from './rules-tab.ts';
import { codeFor, pasteBox, save, saveButton, SCREEN, showTab, US_CODE } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

const understood = (page: Page) => page.locator('.talk-reading .talk-outcome--good');
const refused = (page: Page) => page.locator('.talk-reading .talk-outcome--bad');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('connecting', () => {
  const owner = settingsScreen({
    wordpress: wordpressChoices().at(-1)!,
    muPlugins: [`${import.meta.dirname}/../../sandbox/wordpress-plugins/consent.php`],
  });

  test('before it, the screen shows the steps and nothing else to decide', async () => {
    const page = await owner.open();
    await page.locator('.talk-steps').waitFor();
    expect(await page.locator('.talk-steps > li h3').allTextContents()).toEqual([
      texts['screens.connect.find'],
      texts['screens.connect.paste'],
      texts['screens.connect.save'],
      texts['screens.connect.see'],
    ]);
    expect(await page.locator('.talk-guide progress').getAttribute('value')).toBe('0');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      texts['settings.section.connection'],
    ]);
    expect(await page.locator('.talk-save-bar').isVisible()).toBe(false);
  });

  test('what is pasted is understood at once, saved, and there after a reload', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(
      codeFor(
        'https://capture-api-eu.ortto.app/',
        'https://cdneu.net/app.js',
        ", {cookieDomains: ['.acme.com'], disableTalk: true}",
      ),
    );
    await understood(page).waitFor();
    expect(await page.locator('.talk-facts dd').allTextContents()).toEqual([
      'acme',
      texts['screens.region.eu'],
      'capture-api-eu.ortto.app',
      'cdneu.net/app.js',
      'ZaGyw9Tl9gcYKTpLYWNtZQ',
      'cookieDomains: [".acme.com"]',
    ]);
    expect(await page.locator('.talk-reading .talk-outcome--note').textContent()).toContain('disableTalk');
    expect((await owner.stored()).settings.connection).toBeNull();
    await save(page);
    expect((await owner.stored()).settings.connection).toEqual(
      orttoConnection({
        captureHost: 'https://capture-api-eu.ortto.app/',
        scriptUrl: 'https://cdneu.net/app.js',
        options: { cookieDomains: ['.acme.com'] },
        dataRegion: 'eu',
      }),
    );
    await page.reload();
    await page.getByText('Connected to acme').waitFor();
    // Its script is nowhere to be had: that is said where the green tick would be.
    await page.locator('.talk-badge[data-status=blocked]').waitFor();
  });

  test('what was pasted is shown from its beginning, where the key and the hosts are', async () => {
    const page = await owner.open();
    await pasteBox(page).focus();
    // As a paste does it: the caret is at the end.
    await page.keyboard.insertText(`${US_CODE}\n${'<!-- more of it -->\n'.repeat(20)}`);
    await page.locator('.talk-reading .talk-outcome').first().waitFor();
    const { top, fits } = await pasteBox(page).evaluate((box) => ({
      top: box.scrollTop,
      fits: box.scrollHeight <= box.clientHeight,
    }));
    expect({ top, fits }).toEqual({ top: 0, fits: false });
  });

  test('what cannot be used says why and what to do; saving leads back to it', async () => {
    const page = await owner.open();
    await pasteBox(page).fill('ap3c.init(‘ZaGyw9Tl9gcYKTpLYWNtZQ’, ‘https://capture-api.autopilotapp.com/’)');
    await refused(page).waitFor();
    expect(await refused(page).textContent()).toContain('curly');
    expect(await page.locator('.talk-reading [role="status"]').textContent()).toContain('curly');
    expect(await pasteBox(page).getAttribute('aria-invalid')).toBe('true');
    await saveButton(page).click();
    await untilFocused(pasteBox(page));
    expect(await pasteBox(page).inputValue()).toContain('‘');
    expect((await owner.stored()).settings.connection).toBeNull();
  });

  test('the same values can be typed, with the same checks at each field', async () => {
    const page = await owner.open();
    await page.getByRole('button', { name: texts['screens.manual.instead'] }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.getByLabel(texts['screens.fact.trackingKey']).fill('no key!');
    await page.getByLabel(texts['screens.fact.captureHost']).fill('http://capture-api.autopilotapp.com/');
    await page.getByLabel(texts['screens.manual.options']).fill('{oops');
    const errors = page.locator('.talk-manual .talk-error');
    await errors.nth(2).waitFor();
    expect(await errors.allTextContents()).toEqual([
      expect.stringContaining('no key!'),
      expect.stringContaining('https://'),
      texts['connection.error.optionsNotJson'],
    ]);
    await page.getByLabel(texts['screens.fact.trackingKey']).fill(' ZaGyw9Tl9gcYKTpLYWNtZQ ');
    await page.getByLabel(texts['screens.fact.captureHost']).fill('HTTPS://capture-api.autopilotapp.com');
    await page.getByLabel(texts['screens.fact.scriptUrl']).fill('https://cdn2l.ink/app.js');
    await page.getByLabel(texts['screens.manual.options']).fill('{"link": true}');
    await understood(page).waitFor();
    await save(page);
    expect((await owner.stored()).settings.connection).toMatchObject({
      captureHost: 'https://capture-api.autopilotapp.com/',
      options: { link: true },
      dataRegion: 'us',
    });
  });

  test('the region is asked only where the hosts do not tell it', async () => {
    const page = await owner.open();
    const question = page.getByLabel(texts['settings.dataRegion.label']);
    await pasteBox(page).fill(US_CODE);
    await understood(page).waitFor();
    expect(await question.count()).toBe(0);
    await pasteBox(page).fill(codeFor('https://track.acme.com/', 'https://track.acme.com/app.js'));
    await question.selectOption('au');
    await save(page);
    expect((await owner.stored()).settings.connection?.dataRegion).toBe('au');
    await page.getByLabel(texts['settings.dataRegion.label']).selectOption('');
    await save(page);
    expect((await owner.stored()).settings.connection?.dataRegion).toBeNull();
  });

  test('the test of the script tells an answer from silence, and runs nothing', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(trackingCode(owner.ortto));
    const check = button(page, texts['screens.test.button']);
    const result = page.locator('.talk-check__result').first();
    await check.click();
    await result.locator('.talk-outcome--good').waitFor();
    expect(await page.evaluate(() => 'ap3c' in window)).toBe(false);
    await pasteBox(page).fill(US_CODE);
    await check.click();
    await result.locator('.talk-outcome--bad li').nth(2).waitFor();
    expect(await result.textContent()).toContain('cdn2l.ink');
  });

  test('after the first connection the front page is looked at, out of sight', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(trackingCode(owner.ortto));
    await understood(page).waitFor();
    await save(page);
    await page.getByText(texts['screens.frontPage.runs']).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });

  test('another installation on the front page is reported, and can keep the tracking code', async () => {
    await owner.store({ installation: { source: 'own', nonProduction: false } });
    const page = await owner.open();
    await pasteBox(page).fill(US_CODE);
    await understood(page).waitFor();
    await page.route(`${owner.stack.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script>window.ap3c = { init() {} }</script>' }),
    );
    await save(page);
    await page
      .getByText('While the other one loads Talk, pages where you hide Talk still show it.')
      .waitFor();
    await page.getByRole('button', { name: texts['screens.other.leave'] }).click();
    await eventually(
      () => page.getByRole('radio', { name: texts['settings.installation.source.other'] }).isChecked(),
      true,
    );
    await showTab(page, 'pages');
    await page.getByText(texts['screens.other.pages']).waitFor();
    await save(page);
    expect((await owner.stored()).settings.installation.source).toBe('other');
  });

  test('a front page that refuses to be framed is said to', async () => {
    await owner.store({ installation: { source: 'other', nonProduction: false } });
    const page = await owner.open();
    await page.route(`${owner.stack.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', headers: { 'x-frame-options': 'DENY' }, body: 'no' }),
    );
    await page.getByRole('button', { name: texts['screens.frontPage.button'] }).click();
    await page.getByText(texts['screens.frontPage.closed']).waitFor();
  });

  test('parts come when they are wanted; one that does not arrive is asked for again', async () => {
    await owner.store(ruled(THREE));
    const page = await owner.context.newPage();
    const parts: string[] = [];
    page.on('request', (request) => {
      const [, name] = /\/assets\/(\w+)\.js/.exec(request.url()) ?? [];
      if (name) parts.push(name);
    });
    await page.goto(owner.stack.url + SCREEN);
    await page.getByText('Connected to acme').waitFor();
    expect(parts).toEqual(['settings']);

    const failed = page.locator('.talk-part .components-notice', {
      hasText: screenTexts['wordpress.part.failed'],
    });
    const again = failed.getByRole('button', { name: texts['screens.load.retry'] });
    await page.route(/assets\/(pages|entry)\.js/, (route) => route.abort());
    await showTab(page, 'pages');
    await again.waitFor();
    // The settings of the tab itself are there all the same.
    await page.getByRole('radio', { name: texts['settings.visibility.whenHidden.track'] }).check();
    await again.click();
    await again.waitFor();
    await page.unroute(/assets\/(pages|entry)\.js/);
    await again.press('Enter');
    await page.locator('.talk-rule').nth(2).waitFor();
    await page.locator('#talk-panel-pages .talk-part:focus').waitFor();
    await page.keyboard.press('Tab');
    // The next stop is the first control of the part that has arrived.
    expect(
      await page.evaluate(() => {
        const [first] = document.querySelectorAll(
          '#talk-panel-pages .talk-part input, #talk-panel-pages .talk-part button',
        );
        return first !== undefined && first === document.activeElement;
      }),
    ).toBe(true);

    await showTab(page, 'connection');
    await page.getByRole('button', { name: texts['screens.replace.button'] }).click();
    await untilFocused(pasteBox(page));
    expect(parts).toEqual(['settings', 'pages', 'pages', 'pages', 'entry']);
  });

  test('disconnecting can be taken back, and the focus is never lost', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(US_CODE);
    await understood(page).waitFor();
    await save(page);
    await page.getByRole('button', { name: texts['screens.disconnect.button'] }).click();
    await untilFocused(button(page, texts['screens.undo.disconnect']));
    await page.keyboard.press('Enter');
    await page.getByText('Connected to acme').waitFor();
    await untilFocused(button(page, texts['screens.replace.button']));
    await page.keyboard.press('Enter');
    await untilFocused(pasteBox(page));
    await page.getByRole('button', { name: texts['screens.replace.cancel'] }).click();
    await untilFocused(button(page, texts['screens.replace.button']));
    await page.getByRole('button', { name: texts['screens.disconnect.button'] }).click();
    await save(page);
    expect((await owner.stored()).settings.connection).toBeNull();
  });

  test('that nobody asks visitors for consent is said with what to do, until a banner does', async () => {
    const consentIs = (plugin: string): Promise<string> =>
      owner.stack.runPhp(`update_option( 'talk_test_consent', '${plugin}' );`);
    const { loading } = (await owner.stored()).settings;
    const { connection } = connectedSettings(owner.ortto);
    await owner.store({ connection, loading: { ...loading, strategy: 'consent' } });
    await consentIs('api');
    const page = await owner.open();
    await page
      .locator('.talk-badge[data-status=consent]', { hasText: texts['screens.status.consent'] })
      .waitFor();
    await showTab(page, 'loading');
    const note = page.locator('.talk-card__note', { hasText: phpTexts['wordpress.consent.silent'] });
    await note.waitFor();
    await note.getByRole('button', { name: screenTexts['wordpress.consent.recipes'] }).click();
    const sheet = page.locator('#tab-panel-talk-messenger-consent');
    await sheet.locator('li', { hasText: 'Usercentrics' }).waitFor();
    expect(await sheet.locator('li', { hasText: phpTexts['wordpress.consent.other'] }).innerText()).toContain(
      phpTexts['wordpress.consent.recipe.other'],
    );

    const visit = await owner.context.newPage();
    const asked: string[] = [];
    visit.on('request', (request) => asked.push(request.url()));
    const state = (): Promise<string | undefined> => visit.evaluate(() => window.talkSuite?.state);
    await visit.goto(owner.stack.url);
    await eventually(state, 'waiting');
    expect(asked).not.toContain(connection!.scriptUrl);
    // What the screen says to do.
    await visit.evaluate(() => window.talkSuite!.allow());
    await eventually(state, 'ready');

    await consentIs('banner');
    await page.reload();
    await page.locator('.talk-badge[data-status=live]').waitFor();
    await showTab(page, 'loading');
    await page.getByText(texts['settings.loading.consentCategory.help']).waitFor();
    expect(await note.count()).toBe(0);
    await consentIs('');
  });
});

describe('connecting, by somebody who may not post unfiltered HTML', () => {
  const owner = settingsScreen({
    wordpress: wordpressChoices().at(-1)!,
    constants: { DISALLOW_UNFILTERED_HTML: true, TALK_MESSENGER_ALLOWED_HOSTS: 'track.allowed.example' },
  });

  test('a foreign host is refused while it is pasted, a listed one is not', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(codeFor('https://track.acme.com/', 'https://track.acme.com/app.js'));
    await refused(page).waitFor();
    expect(await refused(page).locator('li').count()).toBe(2);
    expect(await refused(page).textContent()).toContain('track.acme.com');
    await pasteBox(page).fill(
      codeFor('https://track.allowed.example/', 'https://track.allowed.example/app.js'),
    );
    await understood(page).waitFor();
    await save(page);
    expect((await owner.stored()).settings.connection?.captureHost).toBe('https://track.allowed.example/');
  });
});
