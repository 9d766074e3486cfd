import { launchChromium } from '../browser/chromium.ts';
import { startOrtto, type Ortto } from '../sandbox/ortto/server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';

export interface OrttoShop {
  readonly browser: Awaited<ReturnType<typeof launchChromium>>;
  readonly ortto: Ortto;
  readonly shop: FrontSite;
  stop(): Promise<void>;
}

/** A shop with a hosted account, whose server takes its time. */
export const startOrttoShop = async (): Promise<OrttoShop> => {
  const [browser, ortto] = await Promise.all([launchChromium(), startOrtto({ answerDelay: 50 })]);
  const shop = await startFrontSite(browser, async () => ortto);
  return {
    browser,
    ortto,
    shop,
    stop: async () => {
      await browser.close();
      await shop.stop();
      await ortto.stop();
    },
  };
};
