// Every screen and dialog of both admins, in windows of three widths: to be looked at, not for the guides.
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signIn } from '../e2e/site/rest-client.ts';
import { openScene, SCENES, type StoreSettings } from '../e2e/settings-screen/scenes.ts';
import { openSurface, SURFACES } from '../e2e/wordpress-screens/surfaces.ts';
import { storedSettings, storeSettings } from '../e2e/settings-screen/owner-page.ts';
import { startAdminFront } from '../sandbox/shopify/admin/front.ts';
import { startApp } from '../sandbox/shopify/app-process.ts';
import { BROWSER } from '../sandbox/shopify/merchant.ts';
import { openApp } from '../shopify/opened.ts';
import { launchChromium } from '../browser/chromium.ts';
import * as shopify from '../shopify/scenes.ts';
import type { WordPressStack } from '../wordpress/stack.ts';

/** Widths of windows in pixels: a laptop, a phone, and the narrowest that is promised. */
const WIDTHS = [1366, 390, 320] as const;

/** Pictures of what a page shows, the whole of it, at each width. */
const takeAtEachWidth = async (
  page: Page,
  folder: string,
  name: string,
  heightOf: () => Promise<number>,
): Promise<void> => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // As high as what is in it, but for a dialog, which is in the middle of the window.
    await page.setViewportSize({
      width,
      height: name.includes('dialog') ? 900 : Math.max(900, Math.min(await heightOf(), 8000)),
    });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), animations: 'disabled' });
  }
};

/** Takes every screen of the plugin, and what it adds to WordPress's pages, on a site that nothing else is on. */
export const takeEveryWordPressScreen = async (
  stack: WordPressStack,
  owner: BrowserContext,
  folder: string,
): Promise<void> => {
  const admin = await signIn(stack, 'admin');
  const { settings: fresh } = await storedSettings(admin);
  const take = async (
    name: string,
    open: (page: Page, store: StoreSettings) => Promise<void>,
  ): Promise<void> => {
    await storeSettings(admin, fresh);
    const page = await owner.newPage();
    page.on('dialog', (dialog) => void dialog.accept());
    await open(page, (edits) => storeSettings(admin, edits));
    await takeAtEachWidth(page, folder, name, () =>
      page.evaluate(() => document.documentElement.scrollHeight),
    );
    await page.close();
  };
  for (const scene of SCENES)
    await take(`wordpress-${scene.name}`, (page, store) => openScene(page, stack.url, scene, store));
  for (const surface of SURFACES)
    await take(`wordpress-on-${surface.name}`, (page, store) => openSurface(page, stack, surface, store));
  await storeSettings(admin, fresh);
};

/** Takes every screen of the app, in the stand-in for Shopify's admin. */
export const takeEveryShopifyScreen = async (folder: string): Promise<void> => {
  const running: (() => Promise<unknown>)[] = [];
  try {
    const app = await startApp({ environment: { TALK_ALLOWED_HOSTS: 'chat.acme.example' } });
    running.unshift(() => app.stop());
    const front = await startAdminFront(app);
    running.unshift(() => front.stop());
    const browser: Browser = await launchChromium({ hosts: front.hosts, trust: front.trust });
    running.unshift(() => browser.close());
    await shopify.prepareStores(app);
    const context = await browser.newContext({ userAgent: BROWSER, reducedMotion: 'reduce' });
    for (const { name, shop, path, show } of shopify.SCENES) {
      const { page, frame } = await openApp(context, front.page(shop, path));
      await show(frame, app);
      await takeAtEachWidth(page, folder, `shopify-${name}`, () =>
        frame.locator('html').evaluate(({ scrollHeight }) => scrollHeight + 120),
      );
      await page.close();
    }
  } finally {
    for (const stop of running) await stop().catch(() => {});
  }
};
