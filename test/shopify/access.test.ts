// needs: chromium, shopifySchema
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { orttoConnection } from '@talk-suite/core/fixtures';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { newAppData, withOverride } from '../../shopify-app/app-data/index.ts';
import { CONTENT_SCOPE } from '../../shopify-app/app-data/scopes.ts';
import { texts } from '../../shopify-app/texts/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startAdminFront, type AdminFront } from '../sandbox/shopify/admin/front.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { BROWSER, merchantOf } from '../sandbox/shopify/merchant.ts';
import { openApp } from './opened.ts';

const [CONNECTED, NEW] = ['connected.myshopify.com', 'new.myshopify.com'];

let app: RunningApp;
let front: AdminFront;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  front = await startAdminFront(app);
  browser = await launchChromium({ hosts: front.hosts, trust: front.trust });
  const { settings, ...data } = newAppData();
  const rules = [{ id: 'a', name: '', effect: 'hide', enabled: true, when: { path: ['/cart'] } }];
  const appData = {
    ...data,
    overrides: withOverride(data.overrides, 'pages', 'warranty', 'hide'),
    settings: { ...settings, connection: orttoConnection({}), visibility: { ...settings.visibility, rules } },
  };
  expect((await merchantOf(app, CONNECTED).save({ digest: null, appData })).status).toBe(200);
  app.cloud.store(CONNECTED).scopes.add(CONTENT_SCOPE);
});
afterAll(async () => {
  await browser?.close();
  await front?.stop();
  await app?.stop();
});

/** What axe finds in the app's frame, in words. */
const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).include('iframe').analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

/** How far the app's page is wider than its frame. */
const overflow = (frame: FrameLocator): Promise<number> =>
  frame.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

/** What it is, of which store, where, and how it is got to. */
type Screen = readonly [string, string, string, (frame: FrameLocator) => Promise<unknown>];

/** Every screen and dialog. */
const SCREENS: readonly Screen[] = [
  ['Home in the first run', NEW, '/', (frame) => frame.getByText('0 of 3 steps done').waitFor()],
  ['Home', CONNECTED, '/', (frame) => frame.getByText('No other Ortto tracking code').waitFor()],
  ['Connection', CONNECTED, '/connection', (frame) => frame.getByText('Connected to').first().waitFor()],
  ['Connection, empty', NEW, '/connection', (frame) => frame.getByLabel('Tracking code').waitFor()],
  ['Pages', CONNECTED, '/pages', (frame) => frame.getByLabel('Talk on Warranty').waitFor()],
  [
    'a rule’s dialog',
    CONNECTED,
    '/pages',
    async (frame) => {
      await frame.getByRole('button', { name: /^Edit: / }).click();
      await frame.getByRole('button', { name: 'Page type', exact: true }).click();
      await frame.getByRole('dialog', { name: 'Edit rule' }).waitFor();
    },
  ],
  [
    'Security',
    CONNECTED,
    '/security',
    async (frame) => {
      await frame.getByText('Checked: ').waitFor();
      await frame.getByRole('button', { name: 'Show what a custom storefront needs' }).click();
      await frame.getByLabel('The policy', { exact: true }).waitFor();
    },
  ],
  ['Export and import', CONNECTED, '/transfer', (frame) => frame.getByText('Preview import').waitFor()],
  [
    'a connection to replace',
    CONNECTED,
    '/connection',
    async (frame) => {
      await frame.getByRole('button', { name: texts['screens.replace.button'] }).click();
      await frame.getByText(texts['screens.replace.warning']).waitFor();
    },
  ],
  [
    'the question before a reset',
    CONNECTED,
    '/pages',
    async (frame) => {
      await frame.getByRole('button', { name: texts['shopify.reset.screen'] }).click();
      await frame.getByRole('dialog', { name: 'Reset “Pages”?' }).waitFor();
    },
  ],
];

describe.each([
  ['in light colours', { viewport: { width: 1366, height: 900 } }],
  ['in forced colours on a phone', { viewport: { width: 320, height: 640 }, forcedColors: 'active' }],
] as const)('axe finds nothing %s', (_, options) => {
  let context: BrowserContext;
  beforeAll(async () => {
    // axe puts its own script into the page, which the app's policy forbids.
    context = await browser.newContext({ ...options, userAgent: BROWSER, bypassCSP: true });
  });
  afterAll(() => context.close());

  test.each(SCREENS)('on %s, and nothing sticks out', async (_name, shop, path, ready) => {
    const { frame, page } = await openApp(context, front.page(shop, path));
    await ready(frame);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(frame)).toBeLessThanOrEqual(0);
    await page.close();
  });
});
