import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startAdminFront, type AdminFront } from '../sandbox/shopify/admin/front.ts';
import { startApp, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { BROWSER } from '../sandbox/shopify/merchant.ts';

/** The app's server, the admin that frames it, and a browser that trusts both. */
export interface Admin {
  readonly app: RunningApp;
  readonly front: AdminFront;
  readonly browser: Browser;
  readonly context: BrowserContext;
  stop(): Promise<void>;
}

export const startAdmin = async (options?: Parameters<typeof startApp>[0]): Promise<Admin> => {
  const app = await startApp(options);
  const front = await startAdminFront(app);
  const browser = await launchChromium({ hosts: front.hosts, trust: front.trust });
  // Shopify's library turns bots away, and a headless Chromium says that it is one.
  const context = await browser.newContext({ userAgent: BROWSER });
  return {
    app,
    front,
    browser,
    context,
    stop: async () => {
      await browser.close();
      await front.stop();
      await app.stop();
    },
  };
};

/** What a store has saved; null where nothing is, or nothing that can be read. */
export const storedIn = ({ app }: Pick<Admin, 'app'>, shop: string): AppData | null => {
  const { appData } = app.cloud.store(shop);
  const read = appData === null ? null : readAppData(appData);
  return read?.ok ? read.appData : null;
};

/** The app in a page of the admin, opened in a tab of its own. */
export interface Opened {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** What the browser complained about. */
  readonly complaints: string[];
}

/** Waits until the app answers: what its server rendered can be seen before, and takes no click. */
export const untilReady = (frame: FrameLocator): Promise<void> =>
  frame.locator('html[data-ready]').waitFor({ state: 'attached' });

/** Opens a page of the admin that frames the app, and waits until the app answers. */
export const openApp = async (context: BrowserContext, address: string): Promise<Opened> => {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const frame = page.frameLocator('iframe');
  await page.goto(address);
  await untilReady(frame);
  return { page, frame, complaints };
};

/** Saves, and waits until the app says that it did: once more than before. */
export const save = async ({ page, frame }: Opened): Promise<void> => {
  const told = page.getByText('Settings saved.');
  const before = await told.count();
  await frame.getByRole('button', { name: 'Save changes' }).click();
  // What was said stays in the page, faded.
  await told.nth(before).waitFor({ state: 'attached' });
};
