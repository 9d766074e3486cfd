// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appDataText, newAppData } from '../../shopify-app/app-data/index.ts';
import { expectedMoments, launchVisits, momentsOf } from '../messenger/launch-moments.ts';
import { launchPages, type LaunchPage } from '../messenger/launch-pages.ts';
import { STORE } from './stored.ts';
import { startStoreSite, type StoreSite } from './store-site.ts';

let store: StoreSite;
beforeAll(async () => {
  store = await startStoreSite();
});
afterAll(() => store?.stop());

/** What the theme block prints; the decision is left to the browser on every page. */
const tagOf = ({ settings }: LaunchPage): string =>
  store.embed({ pageType: 'index' }, appDataText({ ...newAppData(), settings }, { store: STORE }));

test('The theme block brings launcher and script at the moments that the table of strategy, mode and service names', async () => {
  const { trackingKey, captureHost, scriptUrl } = store.site.ortto;
  const visits = launchVisits(launchPages({ trackingKey, captureHost, scriptUrl }));
  const seen = [];
  for (const [at, { page, device }] of visits.entries()) {
    store.site.site.files.set(`/${at}`, {
      body: `<!doctype html><html lang="en"><head><title>Store</title>${tagOf(page)}</head><body><h1>Store</h1></body></html>`,
    });
    const moments = await momentsOf(store.site.browser, `${store.site.url}/${at}`, device);
    seen.push({ name: page.name, device, ...moments });
  }
  expect(seen).toEqual(
    visits.map(({ page, device }) => ({ name: page.name, device, ...expectedMoments(page, device) })),
  );
});

test('The theme block prints the messenger’s loader for pages that may have a launcher, and no other', () => {
  const pages = launchPages();
  const names = (tag: string): string | undefined => /src="[^"]*\/(\S+?)\.js/.exec(tag)?.[1];
  expect(pages.map((page) => ({ name: page.name, asset: names(tagOf(page)) }))).toEqual(
    pages.map(({ name, question: { enabled, mode, source, service, whenHidden } }) => {
      const isPrinted = source === 'other' || (service !== null && (enabled || whenHidden === 'track'));
      const mayLaunch = enabled && source === 'own' && mode !== 'off';
      return { name, asset: isPrinted ? (mayLaunch ? 'talk-messenger' : 'talk') : undefined };
    }),
  );
});
