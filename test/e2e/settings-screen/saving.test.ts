import { orttoConnection } from '@talk-suite/core/fixtures';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fileText, type Settings } from '@talk-suite/core/settings';
import { texts } from '@talk-suite/core/texts';
import type { Page, Route } from 'playwright-core';
import { untilFocused } from '../../browser/focus.ts';
import { eventually } from '../../patience.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { choose, isChosen, pasteBox, save, saveButton, US_CODE } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

const REST = '**/talk-messenger/v1/settings**';
const CONNECTION: Settings['connection'] = orttoConnection({ dataRegion: 'us' });

const isSave = (route: Route): boolean => route.request().method() !== 'GET';
const notice = (page: Page) => page.locator('.talk-bottom .components-notice');

describe('saving', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  const connected = async (edits: Partial<Settings> = {}): Promise<Page> => {
    await owner.store({ connection: CONNECTION, ...edits });
    return owner.open();
  };

  test("the server's refusal stands at its field, and the focus goes there from another tab", async () => {
    const page = await connected();
    await choose(page, 'settings.loading.strategy.idle');
    await choose(page, 'settings.visibility.default.hide');
    await eventually(() => page.locator('.talk-tabs__mark--unsaved').count(), 2);
    await page.route(REST, async (route) => {
      const body = route.request().postData() ?? '';
      await route.continue(isSave(route) ? { postData: body.replace('"idle"', '"never"') } : {});
    });
    await saveButton(page).click();
    const field = page.locator('[data-field="loading.strategy"]');
    await field.locator('.talk-error').waitFor();
    expect(await field.locator('.talk-error').textContent()).toContain('async, idle, interaction, consent');
    expect(await page.locator('.talk-error').count()).toBe(1);
    await untilFocused(field);
    await page.waitForURL(/&tab=loading/);
    expect(await page.locator('#talk-tab-loading .talk-tabs__mark--error').count()).toBe(1);
    expect(await isChosen(page, 'settings.visibility.default.hide')).toBe(true);
    await choose(page, 'settings.loading.strategy.interaction');
    await eventually(() => page.locator('.talk-error').count(), 0);
  });

  test('a refusal of something that the screen does not show is shown too', async () => {
    const page = await connected();
    await choose(page, 'settings.visibility.default.hide');
    await page.route(REST, async (route) => {
      const body = route.request().postData() ?? '';
      await route.continue(
        isSave(route) ? { postData: body.replace('"enabled"', '"colour":1,"enabled"') } : {},
      );
    });
    await saveButton(page).click();
    const shown = page.locator('.talk-notices .components-notice', { hasText: 'colour' });
    await shown.waitFor();
    expect(await shown.textContent()).toContain(texts['settings.error.unknownField']);
  });

  test('a save that does not arrive keeps what was entered, and can be tried again', async () => {
    const page = await owner.open();
    await pasteBox(page).fill(US_CODE);
    await choose(page, 'settings.visibility.default.hide');
    await page.route(REST, (route) => (isSave(route) ? route.abort() : route.continue()));
    await saveButton(page).click();
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain(texts['screens.failure.offline']);
    expect(await pasteBox(page).inputValue()).toBe(US_CODE);
    expect(await isChosen(page, 'settings.visibility.default.hide')).toBe(true);
    await page.unroute(REST);
    await page.getByRole('button', { name: texts['screens.save.retry'] }).click();
    await page.locator('.talk-save-bar .is-done').waitFor();
    await eventually(() => notice(page).count(), 0);
    const { settings } = await owner.stored();
    expect([settings.connection, settings.visibility.default]).toEqual([CONNECTION, 'hide']);
  });

  test.each([
    [
      'an error page instead of an answer',
      { status: 502, body: '<h1>Bad gateway</h1>' },
      'screens.failure.server',
    ],
    [
      'a signed-out session',
      { status: 401, json: { code: 'rest_not_logged_in', message: 'x', data: { status: 401 } } },
      'screens.failure.signedOut',
    ],
  ] as const)('%s is told, and nothing is lost', async (_name, answer, text) => {
    const page = await connected();
    await choose(page, 'settings.visibility.default.hide');
    await page.route(REST, (route) => (isSave(route) ? route.fulfill(answer) : route.continue()));
    await saveButton(page).click();
    await notice(page).waitFor();
    expect(await notice(page).textContent()).toContain(texts[text]);
    expect(await isChosen(page, 'settings.visibility.default.hide')).toBe(true);
  });

  test('an answer that takes its time is waited for, and edits meanwhile are kept', async () => {
    const page = await connected();
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(REST, async (route) => {
      if (isSave(route)) await released;
      await route.continue();
    });
    await choose(page, 'settings.loading.strategy.idle');
    await saveButton(page).click();
    await page.getByText(texts['screens.save.saving']).waitFor();
    expect(await saveButton(page).getAttribute('aria-disabled')).toBe('true');
    await choose(page, 'settings.visibility.default.hide');
    release();
    await page.getByText(texts['screens.save.unsaved']).waitFor();
    expect((await owner.stored()).settings).toMatchObject({
      loading: { strategy: 'idle' },
      visibility: { default: 'show' },
    });
    expect(await isChosen(page, 'settings.visibility.default.hide')).toBe(true);
  });

  describe('when somebody else saved meanwhile', () => {
    const clash = async (): Promise<Page> => {
      const page = await connected();
      await choose(page, 'settings.loading.strategy.idle');
      await owner.store({
        loading: { strategy: 'interaction', consentCategory: 'marketing' },
        visibility: { default: 'hide', rules: [], whenHidden: 'track' },
      });
      await saveButton(page).click();
      await page.getByRole('dialog').waitFor();
      return page;
    };

    test('the difference is shown, and nothing was overwritten', async () => {
      const page = await clash();
      const rows = page.getByRole('dialog').locator('tbody tr');
      await eventually(
        () => rows.locator('th, td').allTextContents(),
        [
          texts['settings.loading.strategy.label'],
          texts['settings.loading.strategy.idle'],
          texts['settings.loading.strategy.interaction'],
        ],
      );
      expect(await page.getByRole('dialog').textContent()).toContain(
        texts['settings.visibility.default.label'],
      );
      expect((await owner.stored()).settings.loading.strategy).toBe('interaction');
    });

    test('keeping mine saves my edits on top of theirs', async () => {
      const page = await clash();
      await page.getByRole('button', { name: texts['screens.conflict.keepMine'] }).click();
      await page.locator('.talk-save-bar .is-done').waitFor();
      expect((await owner.stored()).settings).toMatchObject({
        loading: { strategy: 'idle' },
        visibility: { default: 'hide' },
      });
    });

    test('taking theirs shows theirs, and mine can be brought back and saved', async () => {
      const page = await clash();
      await page.getByRole('button', { name: texts['screens.conflict.takeTheirs'] }).click();
      await eventually(() => isChosen(page, 'settings.loading.strategy.interaction'), true);
      await page.getByRole('button', { name: texts['screens.undo.theirs'] }).click();
      await eventually(() => isChosen(page, 'settings.loading.strategy.idle'), true);
      await save(page);
      expect((await owner.stored()).settings.loading.strategy).toBe('idle');
    });

    test('Escape decides nothing and loses nothing', async () => {
      const page = await clash();
      await untilFocused(page.getByRole('dialog'));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await isChosen(page, 'settings.loading.strategy.idle')).toBe(true);
      await saveButton(page).click();
      await page.getByRole('dialog').waitFor();
    });
  });

  test('leaving with unsaved changes asks, without them it does not', async () => {
    const page = await connected();
    const dashboard = page.getByRole('link', { name: 'Dashboard' }).first();
    await choose(page, 'settings.loading.strategy.idle');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await dashboard.click({ noWaitAfter: true });
    await eventually(() => asked.join(), 'beforeunload');
    expect(await isChosen(page, 'settings.loading.strategy.idle')).toBe(true);
    await save(page);
    await dashboard.click();
    await page.waitForURL('**/wp-admin/index.php');
    expect(asked).toEqual(['beforeunload']);
  });

  test('discarding can be taken back', async () => {
    const page = await connected();
    await choose(page, 'settings.loading.strategy.idle');
    await page.getByRole('button', { name: texts['screens.discard.button'] }).click();
    await eventually(() => isChosen(page, 'settings.loading.strategy.async'), true);
    await page.getByRole('button', { name: texts['screens.undo.discard'] }).click();
    await eventually(() => isChosen(page, 'settings.loading.strategy.idle'), true);
  });

  describe('export and import', () => {
    const file = (name: string, content: unknown) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
    });

    test('what is exported can be imported elsewhere, and is saved only on request', async () => {
      const page = await connected({ enabled: false });
      await page.getByRole('button', { name: texts['screens.transfer.label'] }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: texts['screens.export.button'] }).click(),
      ]);
      const exported = readFileSync(await download.path(), 'utf8');
      const before = (await owner.stored()).settings;
      expect(JSON.parse(exported)).toEqual(before);
      expect(download.suggestedFilename()).toMatch(/^talk-settings-127\.0\.0\.1-\d{4}-\d\d-\d\d\.json$/);

      await owner.store({ connection: null, enabled: true });
      await page.reload();
      await page.locator('.talk-steps').waitFor();
      const fromShopify = fileText(before, { shopify: { overrides: {} } });
      await page.locator('.talk-import').setInputFiles(file('mine.json', fromShopify));
      const told = page.locator('.talk-undo-notice');
      await told.waitFor();
      expect(await told.locator('li').allTextContents()).toEqual([
        `${texts['settings.enabled.label']}: On → Off`,
        `${texts['settings.connection.label']}: Not connected → acme (capture-api.autopilotapp.com)`,
      ]);
      expect(await told.textContent()).toContain(texts['screens.imported.shopify.leftOut']);
      expect((await owner.stored()).settings.connection).toBeNull();
      await page.getByRole('button', { name: texts['screens.undo.import'] }).click();
      await page.locator('.talk-steps').waitFor();
      await page.locator('.talk-import').setInputFiles(file('mine.json', exported));
      await told.waitFor();
      await save(page);
      expect((await owner.stored()).settings).toEqual(before);
    });

    test('a file that does not fit is refused whole, with every field', async () => {
      const page = await connected();
      const { settings } = await owner.stored();
      const told = page.locator('.talk-notices .components-notice');
      await page.locator('.talk-import').setInputFiles(
        file('bad.json', {
          ...settings,
          enabled: 'yes',
          colour: 'red',
        }),
      );
      await told.locator('li').nth(1).waitFor();
      expect((await told.locator('li').allTextContents()).toSorted()).toEqual([
        expect.stringContaining('(enabled)'),
        expect.stringContaining('colour'),
      ]);
      await page.locator('.talk-import').setInputFiles(
        file('hosts.json', {
          ...settings,
          connection: { ...CONNECTION, scriptUrl: 'http://10.0.0.1/app.js' },
        }),
      );
      await told.getByText('connection.scriptUrl').waitFor();
      await page.locator('.talk-import').setInputFiles(file('x.json', '<html>'));
      await told.getByText('x.json').waitFor();
      expect(await page.locator('.talk-save-bar').isVisible()).toBe(false);
    });
  });
});

describe('a copy that is not production', () => {
  const owner = settingsScreen({
    wordpress: wordpressChoices().at(-1)!,
    constants: { WP_ENVIRONMENT_TYPE: 'staging' },
  });

  test('says that nothing is sent, leads to the setting, and stops saying it once it is allowed', async () => {
    await owner.store({ connection: CONNECTION });
    const page = await owner.open();
    const told = page.locator('.talk-notices .components-notice');
    await told.waitFor();
    await told.getByRole('button', { name: texts['screens.guard.show'] }).click();
    const setting = page.locator('[data-field="installation.nonProduction"]');
    await untilFocused(setting);
    expect(await setting.textContent()).toContain('staging');
    await page.keyboard.press('Space');
    await save(page);
    await told.waitFor({ state: 'detached' });
  });
});
