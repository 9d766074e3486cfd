import { randomUUIDv7 } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { printTrackingCode } from '../../../core/contract/loader/tracking-code.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { startWebSite, type WebSite } from '../../browser/web-site.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { onSqlite } from '../places.ts';
import { serve, type Served } from '../served.ts';

/** A site without WordPress or Shopify, the Talk server that it is known to, and a browser. */
export interface PlainSite {
  readonly place: StoreUnderTest;
  readonly served: Served;
  readonly site: WebSite;
  readonly browser: Browser;
  readonly origin: string;
  /** What its owner pastes into pages. */
  readonly code: string;
  stop(): Promise<void>;
}

/** @param now the server's clock */
export const startPlainSite = async (trackingKey: string, now = Date.now): Promise<PlainSite> => {
  const site = await startWebSite();
  const origin = `http://127.0.0.1:${site.port}`;
  const place = await onSqlite();
  const server = await serve(place.store, { now });
  const own = { id: randomUUIDv7(), name: 'Boots', trackingKey, origins: [origin] };
  await place.store.directory.addSite(own, 1);
  const browser = await launchChromium();
  const { url } = server;
  return {
    place,
    served: { ...server, site: own },
    site,
    browser,
    origin,
    code: printTrackingCode({
      name: own.name,
      trackingKey,
      captureHost: `${url}/`,
      scriptUrl: `${url}/app.js`,
    }),
    stop: async () => {
      await browser.close();
      await server.stop();
      await place.stop();
      await site.stop();
    },
  };
};
