// needs: chromium, shopifySchema
import { orttoConnection } from '@talk-suite/core/fixtures';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultSettings, fileText } from '@talk-suite/core/settings';
import { newAppData, withOverride, type AppData } from '../../shopify-app/app-data/index.ts';
import { texts } from '../../shopify-app/texts/index.ts';
import { eventually } from '../patience.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { openApp, save, startAdmin, storedIn, type Admin, type Opened } from './opened.ts';

let admin: Admin;
let app: Admin['app'];
let front: Admin['front'];
let context: Admin['context'];

beforeAll(async () => {
  admin = await startAdmin();
  ({ app, front, context } = admin);
});
afterAll(() => admin?.stop());

const CONNECTION = orttoConnection({
  trackingKey: 'ZaGyw9Tl9gcYKTpLdGFsay1kZW1v',
  options: { link: true },
  dataRegion: 'us',
});

const stored = (shop: string) => storedIn(admin, shop);
const open = (shop: string, path: string): Promise<Opened> => openApp(context, front.page(shop, path));

describe('a connection typed by hand', () => {
  const shop = 'typed.myshopify.com';

  test('is judged field by field while it is typed, and saved as a pasted one would be', async () => {
    const opened = await open(shop, '/connection');
    const { frame, page, complaints } = opened;
    await frame.getByRole('button', { name: texts['screens.manual.instead'] }).click();
    const [key, host, script] = (['trackingKey', 'captureHost', 'scriptUrl'] as const).map((name) =>
      frame.getByLabel(texts[`screens.fact.${name}`], { exact: true }),
    );
    await host!.fill('http://capture-api.autopilotapp.com');
    await frame.getByRole('alert').getByText('does not start with https://').waitFor();
    await frame.getByRole('button', { name: 'Save changes' }).click();
    // Fields that were left out are wrong only now that somebody wants to save.
    await eventually(() => frame.getByRole('alert').filter({ hasText: /\S/ }).count(), 3);
    expect(stored(shop)).toBe(null);

    await key!.fill(` ${CONNECTION.trackingKey} `);
    await host!.fill('HTTPS://Capture-API.autopilotapp.com');
    await script!.fill(CONNECTION.scriptUrl);
    const options = frame.getByLabel(texts['screens.manual.options'], { exact: true });
    await options.fill('{link: true}');
    await frame.getByRole('alert').getByText(texts['connection.error.optionsNotJson']).waitFor();
    await options.fill('{"link": true}');
    await frame.getByText('Understood: talk-demo, United States (default)').waitFor();
    await save(opened);
    expect(stored(shop)?.settings.connection).toEqual(CONNECTION);
    await frame.getByText('Connected to talk-demo').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('starts from what is connected, and cannot name a script host that nobody allowed', async () => {
    const { frame, page } = await open(shop, '/connection');
    await frame.getByRole('button', { name: texts['screens.replace.button'] }).click();
    await frame.getByRole('button', { name: texts['screens.manual.instead'] }).click();
    const script = frame.getByLabel(texts['screens.fact.scriptUrl'], { exact: true });
    expect(await script.inputValue()).toBe(CONNECTION.scriptUrl);
    await script.fill('https://evil.example/app.js');
    await frame.getByRole('alert').getByText('evil.example is not one of Ortto’s own hosts').waitFor();
    await frame.getByRole('button', { name: 'Save changes' }).click();
    await frame.getByRole('button', { name: texts['screens.replace.cancel'] }).click();
    await frame.getByText('Connected to talk-demo').waitFor();
    expect(stored(shop)?.settings.connection).toEqual(CONNECTION);
    await page.close();
  });
});

describe('settings', () => {
  const [from, to] = ['from.myshopify.com', 'to.myshopify.com'];
  const rules = [
    {
      id: 'staff',
      name: 'Staff',
      effect: 'hide' as const,
      enabled: true,
      when: { role: ['editor'], kind: ['checkout' as const] },
    },
  ];
  const settings = {
    ...defaultSettings(),
    connection: CONNECTION,
    visibility: { ...defaultSettings().visibility, rules },
  };
  const { overrides } = newAppData();
  const appData = { ...newAppData(), settings, overrides: withOverride(overrides, 'pages', 'about', 'hide') };
  const chooser = ({ frame }: Opened) => frame.locator('input[type=file]');
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  let exported: string;

  test('leave a store as a file, without anything secret', async () => {
    await merchantOf(app, from).save({ digest: null, appData });
    const { frame, page, complaints } = await open(from, '/transfer');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      frame.getByRole('button', { name: texts['shopify.export.download'] }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      /^talk-settings-from\.myshopify\.com-\d{4}-\d\d-\d\d\.json$/,
    );
    exported = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(exported)).toEqual({ ...settings, shopify: { overrides: appData.overrides } });
    for (const secret of [...app.cloud.grants.all, app.keys.apiSecret])
      expect(exported).not.toContain(secret);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('come into another: seen first, taken back, and stored by a save', async () => {
    const opened = await open(to, '/transfer');
    const { frame, page, complaints } = opened;
    await chooser(opened).setInputFiles(file('mine.json', exported));
    await frame.getByText('Not saved yet. What saving “mine.json” would change:').waitFor();
    await frame
      .getByText('Tracking code: Not connected → talk-demo (capture-api.autopilotapp.com)')
      .waitFor();
    await frame.getByText(`Single pages, Hide Talk: ${texts['screens.value.none']} → about`).waitFor();
    await frame.getByText('Rule “Staff”: roles, Checkout').waitFor();
    expect(stored(to)).toBe(null);
    await frame.getByRole('button', { name: texts['screens.undo.import'] }).click();
    await frame.getByText('What saving mine.json').waitFor({ state: 'detached' });
    await chooser(opened).setInputFiles(file('mine.json', exported));
    await save(opened);
    expect(stored(to)).toEqual(appData);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('of a file can be taken without the account: only the rules and the exceptions', async () => {
    const shop = 'pages-only.myshopify.com';
    const opened = await open(shop, '/transfer');
    const { frame, page } = opened;
    await chooser(opened).setInputFiles(file('mine.json', exported));
    await frame.getByRole('button', { name: texts['screens.imported.rulesOnly'] }).click();
    await frame.getByText('What saving only the rules and exceptions of “mine.json” would change').waitFor();
    await save(opened);
    expect(stored(shop)).toEqual({
      ...appData,
      settings: { ...defaultSettings(), visibility: settings.visibility },
    });
    await page.close();
  });

  test('say what changes inside a rule, and what the file lacks', async () => {
    const opened = await open(to, '/transfer');
    const { frame, page } = opened;
    const { loading, ...shortened } = settings;
    const [staff] = rules;
    const incoming = {
      ...shortened,
      loading: { strategy: loading.strategy },
      visibility: { ...settings.visibility, rules: [{ ...staff, effect: 'show', when: { kind: ['page'] } }] },
    };
    await chooser(opened).setInputFiles(file('short.json', JSON.stringify(incoming)));
    await frame.getByText(`Rule “Staff”, ${texts['screens.rule.effect']}: Hide Talk → Show Talk`).waitFor();
    await frame
      .getByText(
        `The file lacks these; they are as on a new store: ${texts['settings.loading.consentCategory.label']}.`,
      )
      .waitFor();
    await frame.getByRole('button', { name: texts['screens.undo.import'] }).click();
    await frame.getByText('The file lacks these').waitFor({ state: 'detached' });
    expect(stored(to)).toEqual(appData);
    await page.close();
  });

  test('of WordPress can be pasted, and leave the single choices of the store', async () => {
    const opened = await open(to, '/transfer');
    const { frame, page } = opened;
    await frame
      .getByLabel(texts['shopify.import.paste'])
      .fill(fileText({ ...settings, enabled: false, installation: { source: 'own', nonProduction: true } }));
    await frame.getByRole('button', { name: texts['shopify.import.read'] }).click();
    await frame.getByText(`${texts['settings.enabled.label']}: On → Off`).waitFor();
    await frame.getByText(texts['settings.installation.nonProduction.label'], { exact: true }).waitFor();
    await save(opened);
    expect(stored(to)).toMatchObject({ settings: { enabled: false }, overrides: appData.overrides });
    await page.close();
  });

  test('that cannot be used are refused with every field, and nothing changes', async () => {
    const opened = await open(to, '/transfer');
    const { frame, page } = opened;
    const before = stored(to);
    const refused = async (content: unknown, ...told: string[]): Promise<void> => {
      await chooser(opened).setInputFiles(file('bad.json', JSON.stringify(content)));
      for (const text of told) await frame.locator('s-banner').getByText(text).first().waitFor();
      await expect(frame.getByRole('button', { name: 'Save changes' }).count()).resolves.toBe(0);
    };
    await refused({ ...settings, enabled: 'yes', colour: 'red' }, '(enabled)', 'colour');
    await refused(
      { ...settings, connection: { ...CONNECTION, scriptUrl: 'https://evil.example/app.js' } },
      'connection.scriptUrl',
    );
    const many = Array.from({ length: 990 }, (_, at) => ({
      ...rules[0],
      id: `rule-${at}`,
      when: { path: [`/a-page-with-a-rather-long-address/${at}`] },
    }));
    await refused(
      { ...settings, visibility: { ...settings.visibility, rules: many } },
      'There are 990 rules',
    );
    await refused([], 'does not contain Talk settings');
    expect(stored(to)).toEqual(before);
    await page.close();
  });
});

describe('to disconnect, to replace and to reset are three things', () => {
  const shop = 'reset.myshopify.com';
  const base = newAppData();
  const before: AppData = {
    ...base,
    identity: true,
    overrides: withOverride(base.overrides, 'pages', 'about', 'hide'),
    settings: {
      ...base.settings,
      connection: CONNECTION,
      loading: { ...base.settings.loading, strategy: 'idle' },
      visibility: { ...base.settings.visibility, default: 'hide' },
    },
  };
  const put = (opened: Opened, name: string): Promise<void> =>
    opened.frame.getByRole('button', { name, exact: true }).click();

  beforeAll(async () => {
    expect((await merchantOf(app, shop).save({ digest: null, appData: before })).status).toBe(200);
  });

  test('disconnecting says what the next save does, then what it did, and both can be taken back', async () => {
    const opened = await open(shop, '/connection');
    const { frame, page } = opened;
    await put(opened, texts['screens.disconnect.button']);
    await frame.getByText(texts['screens.undone.disconnect']).waitFor();
    await frame.locator('s-button:focus').getByText(texts['shopify.disconnect.undo']).waitFor();
    expect(await frame.getByLabel('Tracking code').count()).toBe(0);
    await put(opened, texts['shopify.disconnect.undo']);
    await frame.getByText('Connected to talk-demo').waitFor();
    await put(opened, texts['screens.disconnect.button']);
    await save(opened);
    expect(stored(shop)?.settings).toEqual({ ...before.settings, connection: null });
    await frame.getByText(texts['screens.undone.disconnect.saved']).waitFor();
    await put(opened, texts['shopify.disconnect.undo']);
    await save(opened);
    expect(stored(shop)).toEqual(before);
    await page.close();
  });

  test('replacing says where conversations go, and keeps the connection until then', async () => {
    const opened = await open(shop, '/connection');
    const { frame, page } = opened;
    await put(opened, texts['screens.replace.button']);
    await frame.getByText(texts['screens.replace.warning']).waitFor();
    await put(opened, texts['screens.replace.cancel']);
    await frame.getByText('Connected to talk-demo').waitFor();
    await frame.getByText(texts['screens.replace.warning']).waitFor({ state: 'detached' });
    await page.close();
  });

  test('a screen is reset after a question that names its settings, and that can be taken back', async () => {
    const opened = await open(shop, '/pages');
    const { frame, page, complaints } = opened;
    const dialog = frame.getByRole('dialog', { name: 'Reset “Pages”?' });
    await put(opened, texts['shopify.reset.screen']);
    await dialog.waitFor();
    await frame.getByText('By default, Single pages. The connection stays.').waitFor();
    await put(opened, texts['screens.rule.cancel']);
    await dialog.waitFor({ state: 'detached' });
    await put(opened, texts['shopify.reset.screen']);
    await dialog.waitFor();
    await put(opened, texts['screens.reset.confirm']);
    await frame.getByText(texts['screens.undone.reset']).waitFor();
    await frame.locator('s-banner s-button:focus').getByText(texts['screens.undo.reset']).waitFor();
    await save(opened);
    const { visibility } = base.settings;
    expect(stored(shop)).toEqual({
      ...before,
      overrides: base.overrides,
      settings: { ...before.settings, visibility },
    });
    await frame.getByText(texts['screens.undone.reset.saved']).waitFor();
    await put(opened, texts['screens.undo.reset']);
    await save(opened);
    expect(stored(shop)).toEqual(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('all settings are reset but for the connection', async () => {
    const opened = await open(shop, '/transfer');
    const { frame, page } = opened;
    await put(opened, texts['screens.reset.all']);
    await frame.getByText(texts['shopify.identity.label']).waitFor();
    await put(opened, texts['screens.reset.confirm']);
    await save(opened);
    expect(stored(shop)).toEqual({ ...base, settings: { ...base.settings, connection: CONNECTION } });
    await put(opened, texts['screens.reset.all']);
    await frame.getByText(texts['screens.reset.nothing']).waitFor();
    await page.close();
  });
});
