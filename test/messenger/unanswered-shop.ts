import { launchChromium } from '../browser/chromium.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';

export interface UnansweredShop {
  readonly browser: Awaited<ReturnType<typeof launchChromium>>;
  readonly shop: FrontSite;
  stop(): Promise<void>;
}

/** A shop whose server answers nobody: what a page asks for before a visitor acts would be an error. */
export const startUnansweredShop = async (): Promise<UnansweredShop> => {
  const browser = await launchChromium();
  const shop = await startFrontSite(browser, async () => ({
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
    captureHost: 'http://127.0.0.1:9/',
    scriptUrl: 'http://127.0.0.1:9/app.js',
  }));
  return {
    browser,
    shop,
    stop: async () => {
      await browser.close();
      await shop.stop();
    },
  };
};
