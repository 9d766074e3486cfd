// needs: chromium
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loaderOf, printEmbed, type EmbedAttributes } from '../../core/embed/index.ts';
import { builtMessengerLoader, ASSETS } from './front-site.ts';
import { expectedMoments, launchVisits, momentsOf } from './launch-moments.ts';
import { launchPages, launchTag } from './launch-pages.ts';
import { startOrttoShop, type OrttoShop } from './ortto-shop.ts';

let served: OrttoShop;
beforeAll(async () => {
  served = await startOrttoShop();
});
afterAll(() => served?.stop());

/** A page with the tag, and the loader that goes with it, as a release builds it. */
const put = async (path: string, tag: Record<string, string> | null): Promise<void> => {
  const { site, front } = served.shop;
  let html = '';
  if (tag !== null) {
    const name = loaderOf(tag as EmbedAttributes);
    const file = `${ASSETS}/${name}.js`;
    if (!site.files.has(file))
      site.files.set(file, {
        body: await builtMessengerLoader(front.launcher.file, name),
        type: 'text/javascript',
      });
    html = printEmbed(tag as EmbedAttributes, file);
  }
  site.files.set(path, {
    body: `<!doctype html><html lang="en"><head><title>Shop</title>${html}</head><body><h1>Shop</h1></body></html>`,
  });
};

test('Loaders bring launcher and script at the moments that the table of strategy, mode and service names', async () => {
  const { trackingKey, captureHost, scriptUrl } = served.ortto;
  const visits = launchVisits(launchPages({ trackingKey, captureHost, scriptUrl }));
  const seen = [];
  for (const [at, { page, device }] of visits.entries()) {
    await put(`/${at}`, launchTag(page));
    const moments = await momentsOf(served.browser, `${served.shop.url}/${at}`, device);
    seen.push({ name: page.name, device, ...moments });
  }
  expect(seen).toEqual(
    visits.map(({ page, device }) => ({ name: page.name, device, ...expectedMoments(page, device) })),
  );
});
