// needs: chromium, shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';
import { foundByAxe, looksInTurn, scenesInTurn } from '../browser/axe.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startAdminFront, type AdminFront } from '../sandbox/shopify/admin/front.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { BROWSER } from '../sandbox/shopify/merchant.ts';
import { openApp } from './opened.ts';
import { prepareStores, SCENES } from './scenes.ts';

describe('every screen and dialog of the app', () => {
  let app: RunningApp;
  let front: AdminFront;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    app = await startApp({ environment: { TALK_ALLOWED_HOSTS: 'chat.acme.example' } });
    front = await startAdminFront(app);
    browser = await launchChromium({ hosts: front.hosts, trust: front.trust });
    // axe puts its own script into the page, which the app's policy forbids.
    context = await browser.newContext({ userAgent: BROWSER, bypassCSP: true });
    await prepareStores(app);
  });
  afterAll(async () => {
    await browser?.close();
    await front?.stop();
    await app?.stop();
  });

  test.each(scenesInTurn(SCENES.map((scene, at) => ({ ...scene, at }))))(
    '$name: axe finds nothing, and nothing sticks out of a small window',
    async ({ at, shop, path, show }) => {
      const { frame, page } = await openApp(context, front.page(shop, path));
      await page.setViewportSize({ width: 1366, height: 900 });
      await show(frame, app);
      const headings = (level: number): Promise<string[]> =>
        frame.getByRole('heading', { level }).allTextContents();
      // No card says again what the page is called.
      for (const heading of await headings(1)) expect(await headings(2)).not.toContain(heading);
      expect(await foundByAxe(page, 'iframe', looksInTurn(at))).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const wider = frame
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(await wider).toBeLessThanOrEqual(0);
      await page.close();
    },
  );
});
