// needs: chromium, shopifySchema
import { orttoConnection } from '@talk-suite/core/fixtures';
import { texts } from '@talk-suite/core/texts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { newAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { eventually } from '../patience.ts';
import { strangersPage } from '../sandbox/shopify/admin/front.ts';
import { CURRENT_THEME } from '../sandbox/shopify/admin/theme-editor.ts';
import { themePage } from '../sandbox/shopify/fronts.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { openApp, save, startAdmin, storedIn, type Admin, type Opened } from './opened.ts';

const SNIPPET = `<script>window.ap3c = window.ap3c || {};
var ap3c = window.ap3c; ap3c.cmd = ap3c.cmd || [];
ap3c.cmd.push(function() { ap3c.init('ZaGyw9Tl9gcYKTpLdGFsay1kZW1v', 'https://capture-api.autopilotapp.com/'); ap3c.track({v: 0}); });
var s, t; s = document.createElement('script'); s.type = 'text/javascript'; s.src = "https://cdn2l.ink/app.js";
t = document.getElementsByTagName('script')[0]; t.parentNode.insertBefore(s, t);</script>`;

let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let context: Admin['context'];

beforeAll(async () => {
  admin = await startAdmin();
  ({ app, front, context } = admin);
});
afterAll(() => admin?.stop());

const stored = (shop: string) => storedIn(admin, shop);

const connected = (): AppData => ({
  ...newAppData(),
  settings: {
    ...newAppData().settings,
    connection: orttoConnection({
      trackingKey: 'ZaGyw9Tl9gcYKTpLdGFsay1kZW1v',
      captureHost: 'https://capture-api.eu.autopilotapp.com/',
      scriptUrl: 'https://cdneu.net/app.js',
      dataRegion: 'eu',
    }),
  },
});

/** Waits for what comes a moment later. */
const until = (holds: () => Promise<boolean>): Promise<void> => eventually(holds, true);

const open = (shop: string, path = '/'): Promise<Opened> => openApp(context, front.page(shop, path));

describe('a merchant', () => {
  const shop = 'larkmoor.myshopify.com';

  test('sees what is left to do, and goes through it', async () => {
    const opened = await open(shop);
    const { frame, page, complaints } = opened;
    await frame.getByText('Not connected').waitFor();
    await frame.getByRole('button', { name: 'Open Connection' }).click();
    await frame.getByRole('heading', { name: 'Connection', level: 1 }).waitFor();
    await frame.getByLabel('Tracking code').fill(SNIPPET);
    await frame.getByText('Understood: talk-demo, United States (default)').waitFor();
    expect(stored(shop)).toBe(null);
    await save(opened);
    expect(stored(shop)?.settings.connection).toMatchObject({ scriptUrl: 'https://cdn2l.ink/app.js' });
    await page.reload();
    // The app embed is still to be switched on.
    await frame.getByText('Not live yet: 1 step left', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is told what is wrong with a tracking code, and nothing is sent', async () => {
    const { frame, page } = await open('broken.myshopify.com', '/connection');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await frame.getByLabel('Tracking code').fill('<script>ap3c.init()</script>');
    await frame.getByText('This won’t work yet.').waitFor();
    for (const attempt of ['first', 'second']) {
      await frame.getByRole('button', { name: 'Save changes' }).click();
      // Saving leads back to what is wrong.
      await frame.locator('s-text-area:focus-within').waitFor();
      expect([attempt, await frame.getByText('This won’t work yet.').count()]).toEqual([attempt, 1]);
    }
    expect(stored('broken.myshopify.com')).toBe(null);
    expect(sent).toEqual([]);
    await page.close();
  });

  test('with two tabs chooses whose values go on', async () => {
    const [first, second] = [await open(shop, '/connection'), await open(shop, '/connection')];
    await first.frame.getByLabel('On the first interaction').check();
    await second.frame.getByLabel('When the page is idle').check();
    await save(first);
    await second.frame.getByRole('button', { name: 'Save changes' }).click();
    const dialog = second.frame.getByRole('dialog', { name: texts['screens.conflict.title'] });
    await dialog.waitFor();
    // Closed without an answer, it comes again with the next save.
    await second.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await second.frame.getByRole('button', { name: 'Save changes' }).click();
    await dialog.waitFor();
    await second.frame
      .locator('s-modal')
      .getByText(/^These settings were saved on \w+ \d+, \d{4}.*, while you were editing/)
      .waitFor();
    await second.frame.locator('s-modal').getByText('On the first interaction').waitFor();
    expect(stored(shop)?.settings.loading.strategy).toBe('interaction');
    await second.frame.getByRole('button', { name: 'Keep mine' }).click();
    await second.page.getByText('Settings saved.').waitFor();
    expect(stored(shop)?.settings.loading.strategy).toBe('idle');
    await first.page.close();
    await second.page.close();
  });

  test('makes rules, tries them on an address, and deletes with a way back', async () => {
    const opened = await open('rules.myshopify.com', '/pages');
    const { frame, page, complaints } = opened;
    await frame.getByRole('button', { name: 'Add a rule' }).click();
    await frame.getByRole('button', { name: 'Address', exact: true }).click();
    await frame.getByLabel('Address', { exact: true }).fill('/x?a*=1');
    await frame.getByRole('button', { name: 'Add rule' }).click();
    await frame.getByText('After the question mark').waitFor();
    await frame.getByLabel('Address', { exact: true }).fill('/Pages//legal*');
    await frame.getByRole('button', { name: 'Add rule' }).click();
    // What Shopify makes of handles is in small letters: it is written so as soon as the field is left.
    await frame.getByText('The address “/pages//legal*” has two slashes in a row').waitFor();
    await frame.getByRole('button', { name: 'Use /pages/legal*' }).click();
    await frame.getByText('Hide Talk on pages whose address starts with /pages/legal').first().waitFor();
    await frame.getByLabel('Address on your store').fill('/pages/legal-notice');
    await frame.getByRole('button', { name: 'Try it' }).click();
    await frame.getByText('Rule:').first().waitFor();
    await frame.getByLabel('Address of a product, collection, page or article').fill('/pages/legal-notice');
    await frame.getByLabel('Show or hide Talk').selectOption('show');
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    await frame.getByText('Set on the page itself.').waitFor();
    await frame.getByRole('button', { name: /^Delete: / }).click();
    await frame.getByRole('button', { name: 'Undo' }).click();
    await save(opened);
    expect(stored('rules.myshopify.com')).toMatchObject({
      settings: { visibility: { rules: [{ effect: 'hide', when: { path: ['/pages/legal*'] } }] } },
      overrides: { pages: { show: ['legal-notice'], hide: [] } },
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('selects many rules at once, switches them off, deletes them, and brings them back', async () => {
    const many = 'many-rules.myshopify.com';
    const { settings, ...data } = connected();
    const rules = ['a', 'b', 'c'].map((id) => ({
      id,
      name: `Rule ${id}`,
      effect: 'hide' as const,
      enabled: true,
      when: { path: [`/pages/${id}`] },
    }));
    const visibility = { ...settings.visibility, rules };
    await merchantOf(app, many).save({
      digest: null,
      appData: { ...data, settings: { ...settings, visibility } },
    });
    const opened = await open(many, '/pages');
    const { frame, page, complaints } = opened;
    await frame.getByLabel('Select: Rule a').waitFor();
    expect(await frame.getByText('Rule a', { exact: true }).count()).toBe(1);
    await frame.getByLabel('Select: Rule a').check();
    await frame.getByText('1 rule selected').waitFor();
    await frame.getByLabel('Select all', { exact: true }).check();
    await frame.getByText('3 rules selected').waitFor();
    await frame.getByRole('button', { name: 'Turn off' }).click();
    await frame.getByRole('button', { name: 'Delete', exact: true }).click();
    await frame.getByText('3 rules were deleted.').waitFor();
    expect(await frame.getByText('Rule a', { exact: true }).count()).toBe(0);
    await frame.getByRole('button', { name: 'Undo' }).click();
    await frame.getByLabel('Select: Rule c').waitFor();
    await save(opened);
    expect(stored(many)?.settings.visibility.rules.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('gets the policy of a store front of one’s own, with what is used', async () => {
    const own = 'headless.myshopify.com';
    await merchantOf(app, own).save({ digest: null, appData: connected() });
    const { frame, page, complaints } = await open(own, '/security');
    await frame.getByRole('button', { name: 'Show what a custom storefront needs' }).click();
    const component = frame.getByLabel('The component', { exact: true });
    expect(await component.inputValue()).toContain('data-src={"https://cdneu.net/app.js"}');
    const download = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Download talk.js' }).click();
    expect((await download).suggestedFilename()).toBe('talk.js');
    const policy = frame.getByLabel('The policy', { exact: true });
    await policy.waitFor();
    expect(await policy.inputValue()).toContain('createContentSecurityPolicy({');
    expect(await policy.inputValue()).not.toContain('twilio');
    await frame.getByLabel('Audio calls and screen sharing').check();
    await frame.getByLabel('Written for').selectOption('nginx');
    await until(async () => /^add_header Content-Security-Policy .*twilio/m.test(await policy.inputValue()));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('discards, and brings it back', async () => {
    const { frame, page } = await open(shop, '/connection');
    await frame.getByLabel('Show Talk on your store').uncheck();
    await frame.getByRole('button', { name: 'Discard' }).click();
    await frame.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => frame.getByLabel('Show Talk on your store').isChecked(), false);
    await page.close();
  });

  test('switches the embed on behind the link, and sees in which theme it is', async () => {
    const { frame, page, complaints } = await open(shop);
    await frame.getByText('Not live yet: 1 step left', { exact: true }).waitFor();
    await frame.getByText('2 of 3 steps done').waitFor();
    const opening = context.waitForEvent('page');
    await frame.getByRole('button', { name: 'Open the theme editor' }).click();
    // In a tab of its own: the app stays where it is.
    const editor = await opening;
    await editor.getByRole('heading', { name: 'App embeds' }).waitFor();
    app.cloud.fronts.of(shop).answer = themePage(
      '<script async src="https://cdn.shopify.com/extensions/1/assets/talk.js" data-key="k" data-rules="v1"></script>',
    );
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.getByTitle('App').waitFor();
    expect(app.cloud.store(shop).embedThemes).toContain(CURRENT_THEME);
    await editor.close();
    // The merchant comes back.
    await frame.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
    await frame.getByText('Live', { exact: true }).waitFor();
    await frame.getByText('On in your published theme: Larkmoor.').waitFor();
    expect(await frame.getByText('Set up Talk').count()).toBe(0);
    // Live, it looks again once what it saw is a minute old.
    app.cloud.fronts.of(shop).answer = themePage('');
    await frame.locator('body').evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 60_000;
      window.dispatchEvent(new Event('focus'));
    });
    await frame.getByText('Not live yet: 1 step left', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('a merchant sees what was written past the app, and repairs it', async () => {
  const shop = 'written-past.myshopify.com';
  await merchantOf(app, shop).save({ digest: null, appData: connected() });
  const { metafields } = app.cloud.store(shop);
  const field = metafields.get('talk.app_data')!;
  const evil = field.value.replace(/"src":"[^"]*"/, '"src":"https://evil.example/app.js"');
  metafields.set('talk.app_data', { ...field, value: evil });
  const { frame, page, complaints } = await openApp(context, front.page(shop));
  await frame
    .getByText(
      'src: the storefront gets https://evil.example/app.js; the settings say https://cdneu.net/app.js.',
    )
    .waitFor();
  await frame.getByRole('button', { name: 'Repair the data' }).click();
  await frame.getByRole('button', { name: 'Repair the data' }).waitFor({ state: 'detached' });
  expect(app.cloud.store(shop).appData).toBe(field.value);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the switch for all of Talk shows what is saved after someone else was first, and can be used again', async () => {
  const shop = 'switched-twice.myshopify.com';
  await merchantOf(app, shop).save({ digest: null, appData: connected() });
  const { frame, page } = await openApp(context, front.page(shop));
  const talk = frame.getByLabel('Show Talk on your store');
  await talk.waitFor();
  const saved = stored(shop)!;
  const other = { ...saved.settings, loading: { ...saved.settings.loading, strategy: 'idle' as const } };
  const { digest } = app.cloud.store(shop);
  await merchantOf(app, shop).save({ digest, appData: { ...saved, settings: other } });
  await talk.click();
  await frame.getByText('Someone else saved changes first').waitFor();
  await until(() => talk.isChecked());
  expect(stored(shop)?.settings.enabled).toBe(true);
  await until(() => talk.isEnabled());
  await talk.click();
  await until(async () => stored(shop)?.settings.enabled === false);
  await frame.getByText('Off', { exact: true }).waitFor();
  expect(stored(shop)?.settings.loading.strategy).toBe('idle');
  await page.close();
});

test('what a save has changed is read anew, though a look at the storefront ends meanwhile', async () => {
  const shop = 'read-anew.myshopify.com';
  await merchantOf(app, shop).save({ digest: null, appData: connected() });
  let answerLook = (): void => {};
  const look = new Promise<void>((resolve) => (answerLook = resolve));
  app.cloud.fronts.of(shop).answer = (request, response) =>
    void look.then(() => themePage('')(request, response));
  const { frame, page, complaints } = await openApp(context, front.page(shop));
  await frame.getByText('Show Talk on your store').waitFor();
  let readAnew = (): void => {};
  const reading = new Promise<void>((resolve) => (readAnew = resolve));
  const isReading = (request: Request): boolean =>
    /\.data(\?|$)/.test(request.url()) && request.method() === 'GET';
  const asked = page.waitForRequest(isReading);
  // What the save reads anew is late; what is read after that is not.
  await page.route(/\.data(\?|$)/, async (route) => {
    if (isReading(route.request()) && route.request() === (await asked)) await reading;
    await route.continue();
  });
  await frame.getByLabel('Show Talk on your store').click();
  await asked;
  answerLook();
  await frame.getByText('No other tracking code was found').waitFor();
  readAnew();
  await frame.getByText('Off', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a click before the app answers is not lost: nothing can be pressed until then, and that is seen', async () => {
  const page = await context.newPage();
  let start = (): void => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  await page.route(/\/entry\.client/, (route) => started.then(() => route.continue()));
  await page.goto(front.page('slow.myshopify.com'), { waitUntil: 'commit' });
  const frame = page.frameLocator('iframe');
  const button = frame.getByRole('button', { name: 'Open Connection' });
  await button.waitFor();
  const body = frame.locator('body[inert][aria-busy=true]');
  await eventually(() => body.evaluate((element) => getComputedStyle(element).opacity), '0.6');
  expect(await frame.locator('html[data-ready]').count()).toBe(0);
  const clicked = button.click();
  start();
  await clicked;
  await frame.getByRole('heading', { name: 'Connection', level: 1 }).waitFor();
  expect(await frame.locator('body').evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
  await page.close();
});

test('nobody but the admin can frame the app', async () => {
  const page = await context.newPage();
  const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(strangersPage('larkmoor.myshopify.com'));
  await refused;
  expect(await page.frameLocator('iframe').locator('s-page').count()).toBe(0);
  await page.close();
});
