// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { escapeAttribute } from 'entities';
import { fillLoader, type EmbedAttributes } from '../embed/index.ts';
import { LOADERS, type LoaderName } from './build.ts';
import { startLoaderSite, type LoaderSite, type Visit } from '../../test/browser/loader-site.ts';

/** What the site itself has built in. */
const connection = ({ trackingKey, captureHost, scriptUrl }: LoaderSite['ortto']): EmbedAttributes => ({
  'data-key': trackingKey,
  'data-host': captureHost,
  'data-src': scriptUrl,
});

/** What each build needs to decide that Talk shows. */
const shown: Readonly<Record<LoaderName, string>> = {
  loader: 'data-by="default"',
  'loader-pending': 'data-pending=",show"',
  'loader-built-in': 'data-by="default"',
  'loader-full': 'data-by="default" data-identity="/customer"',
  'loader-rules': 'data-rules="show" data-kind="page"',
  'loader-rules-identity': 'data-rules="show" data-kind="page" data-identity="/customer"',
  'loader-messenger': 'data-by="default" data-launcher="" data-messenger=""',
  'loader-rules-messenger': 'data-rules="show" data-kind="page" data-launcher="" data-messenger=""',
  'loader-rules-identity-messenger':
    'data-rules="show" data-kind="page" data-identity="/who" data-launcher="" data-messenger=""',
};

/**
 * A hash in a policy also matches an inline script with the same bytes, and that one has no `integrity`: an attacker who can
 * inject markup chooses its attributes.
 */
describe.each(Object.keys(LOADERS) as LoaderName[])('An inline copy of %s, trusted by its hash,', (name) => {
  let shop: LoaderSite;
  let bytes: string;
  let hash: string;
  beforeAll(async () => {
    shop = await startLoaderSite({ loader: name });
    bytes = name === 'loader-built-in' ? fillLoader(shop.loader, connection(shop.ortto)) : shop.loader;
    hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    shop.site.files.set('/evil.js', { type: 'text/javascript', body: 'top.evil = true' });
    shop.site.files.set('/customer', { type: 'application/json', body: '{"email":"a@b.example"}' });
  });
  afterAll(() => shop.stop());

  const attributes = (src: string): string =>
    `data-key="evilevilevilevilevil" data-host="${shop.ortto.captureHost}" data-src="${src}" ${shown[name]}`;
  const copies = (): Record<string, string> => ({
    'names a script of its own': attributes('https://shop.example/evil.js'),
    'names another account': attributes(shop.ortto.scriptUrl),
    'only hides Talk': `data-mode="visibility" data-hide ${shown[name].replaceAll('"show"', '"hide"')}`,
  });

  /** Opens a page with this markup, under a policy that trusts the loader by its hash alone. */
  const attacked = async (markup: string): Promise<Visit> => {
    shop.ortto.reset();
    shop.site.files.set('/attacked', {
      body: `<!doctype html><html lang="en"><title>Shop</title>${markup}<p id="end">End</p></html>`,
      headers: { 'content-security-policy': `script-src '${hash}' 'strict-dynamic'` },
    });
    const visit = await shop.open('/attacked');
    // What an injected script would add is requested once the loader has run.
    await visit.page.waitForTimeout(500);
    return visit;
  };
  const didNothing = async ({ page, errors }: Visit): Promise<void> => {
    const found = await page.evaluate(() =>
      [window, ...document.querySelectorAll('iframe')].map((each) => {
        const frame = (each instanceof HTMLIFrameElement ? each.contentWindow : each) as typeof window & {
          evil?: true;
        };
        return [frame.evil === true, frame.document.scripts.length > 1, frame.ap3c !== undefined];
      }),
    );
    expect(found.flat()).not.toContain(true);
    expect(shop.ortto.requests()).toEqual([]);
    // The hash did match: browsers report no violation. A build that needs rules or a rest misses them, and ends there.
    expect(errors.filter((error) => !/TypeError: .*undefined/.test(error))).toEqual([]);
  };

  test.each(['names a script of its own', 'names another account', 'only hides Talk'])(
    'does nothing where it %s, in the page and in a srcdoc frame',
    async (kind) => {
      const copy = `<script ${copies()[kind]}>${bytes}</script>`;
      await didNothing(await attacked(copy));
      await didNothing(await attacked(`<iframe srcdoc="${escapeAttribute(copy)}"></iframe>`));
    },
  );

  test('does nothing as a script of SVG or as a module either', async () => {
    const evil = attributes('https://shop.example/evil.js');
    await didNothing(await attacked(`<svg><script ${evil}><![CDATA[${bytes}]]></script></svg>`));
    await didNothing(await attacked(`<script type="module" ${evil}>${bytes}</script>`));
  });
});
