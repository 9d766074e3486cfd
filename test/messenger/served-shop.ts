import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.ts';
import { startTalkServer, type TalkServer } from './front-server.ts';
import { startFrontSite, type FrontSite } from './front-site.ts';

/** A shop with the messenger on its pages, the real Talk server that it is connected to, and a browser. */
export interface ServedShop {
  readonly browser: Browser;
  readonly server: TalkServer;
  readonly shop: FrontSite;
  /** The headers of a page whose policy allows the messenger and nothing else. */
  readonly strict: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export const startServedShop = async (): Promise<ServedShop> => {
  const browser = await launchChromium();
  let started: TalkServer | undefined;
  const shop = await startFrontSite(browser, async (url) => {
    started = await startTalkServer(url);
    return started.account;
  });
  const server = started!;
  const connections = `${server.url} ${server.url.replace('http', 'ws')}`;
  return {
    browser,
    server,
    shop,
    strict: {
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${connections}; img-src 'self' ${server.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
    stop: async () => {
      await browser.close();
      await shop.stop();
      await server.stop();
    },
  };
};
