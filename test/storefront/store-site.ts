import type { Page } from 'playwright-core';
import { openVisit, startLoaderSite, type LoaderSite, type Visit } from '../browser/loader-site.ts';
import { builtAssets } from '../sandbox/shopify-storefront/assets.ts';
import { blockRenderer } from '../sandbox/shopify-storefront/block.ts';
import type { StorefrontPage } from '../sandbox/shopify-storefront/page.ts';

/** A store whose theme has the embed, with the stand-in of Ortto and a browser. */
export interface StoreSite {
  site: LoaderSite;
  /** What the theme block prints. */
  embed(page: StorefrontPage, stored: string): string;
  /** Opens a page of the store with the embed in its head, as a new visitor. */
  visit(
    page: StorefrontPage,
    stored: string,
    more?: { path?: string; before?: string; after?: string; body?: string; lang?: string },
  ): Promise<Visit<Page>>;
  stop(): Promise<void>;
}

export const startStoreSite = async (): Promise<StoreSite> => {
  const site = await startLoaderSite({
    siteName: 'store.example',
    loader: 'loader-rules',
    engine: 'chromium',
  });
  // Another path than the loader's own: the tag finds it by the block's asset.
  for (const [name, body] of Object.entries(await builtAssets()))
    site.site.files.set(`/assets/${name}`, { body, type: 'text/javascript' });
  const embed = blockRenderer('/assets/');
  const openChat = blockRenderer('/assets/', 'open-chat');
  return {
    site,
    embed,
    visit: async (page, stored, { path = '/', before = '', after = '', body = '', lang = 'en' } = {}) => {
      const context = site.browser.contexts()[0]!;
      await Promise.all(context.pages().map((old) => old.close()));
      await context.clearCookies();
      const blank = await context.newPage();
      const devTools = await context.newCDPSession(blank);
      await devTools.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'all' });
      await blank.close();
      site.ortto.reset();
      site.site.files.set(path.replace(/[?#].*/s, ''), {
        body: `<!doctype html><html lang="${lang}"><head><title>Store</title>${before}${embed(page, stored)}${after}</head><body><h1>Store</h1>${body}${page.openChat ? openChat(page, stored) : ''}</body></html>`,
      });
      return openVisit(context, site.url + path);
    },
    stop: () => site.stop(),
  };
};
