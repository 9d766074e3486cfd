import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EngineName } from './engines.ts';
import { startLoaderSite, type LoaderSite } from './loader-site.ts';
import { eventually } from '../patience.ts';

/**
 * The loader's main path and the attacks on it in an engine besides Chromium: what `npm test` takes of the loader's
 * tests, all of which `npm run prove` runs in each engine.
 */
export const loaderSample = (engine: EngineName): void => {
  describe(`The loader in ${engine}`, () => {
    let shop: LoaderSite;
    beforeAll(async () => {
      shop = await startLoaderSite({ engine });
      shop.site.files.set('/evil.js', { type: 'text/javascript', body: 'top.evil = true' });
    });
    afterAll(() => shop.stop());

    const trusting = (): Readonly<Record<string, string>> => ({
      'content-security-policy': `script-src '${shop.loaderHash}' 'strict-dynamic'; connect-src https://capture-api.autopilotapp.com`,
    });

    test('brings Talk, and a visitor who writes is answered', async () => {
      const { page, errors, reaches, seesTalk } = await shop.visit();
      await reaches('ready');
      await eventually(seesTalk, true);
      await page.locator('#ap3-talk-widget-ui .launcher').click();
      await page.locator('#ap3-talk-widget-ui textarea').fill('Do you ship to Graz?');
      await page.locator('#ap3-talk-widget-ui textarea').press('Enter');
      await page.locator('#ap3-talk-widget-ui .agent').nth(1).waitFor();
      expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
      expect(errors).toEqual([]);
    });

    test('waits for the visitor to act, and asks Ortto for nothing before', async () => {
      const { page, state, reaches } = await shop.visit({ tag: { 'data-load': 'interaction' } });
      await page.waitForTimeout(300);
      expect(await state()).toBe('waiting');
      expect(shop.ortto.requests()).toEqual([]);
      await page.keyboard.press('Tab');
      await reaches('ready');
    });

    test.each(["script-src 'nonce-r4nd0m' 'strict-dynamic'", "require-trusted-types-for 'script'"])(
      'works, and breaks no rule, under the policy %s',
      async (value) => {
        const { errors, reaches } = await shop.visit({
          headers: { 'content-security-policy': value },
          tag: { nonce: 'r4nd0m' },
        });
        await reaches('ready');
        expect(errors).toEqual([]);
      },
    );

    test('works where a policy trusts nothing but its hash', async () => {
      const { errors, reaches } = await shop.visit({
        headers: trusting(),
        tag: { integrity: shop.loaderHash },
      });
      await reaches('ready');
      expect(errors).toEqual([]);
    });

    test('does not load another script under its hash', async () => {
      const { page, state } = await shop.visit({
        headers: trusting(),
        tag: { integrity: shop.loaderHash, 'data-src': 'https://shop.example/evil.js' },
      });
      expect(await state()).toBe('refused');
      expect(await page.evaluate('window.evil')).toBeUndefined();
      expect(shop.ortto.requests()).toEqual([]);
    });

    test('does nothing as an inline copy, which its hash also matches', async () => {
      const copy = shop.tag({ src: null, 'data-src': 'https://shop.example/evil.js' });
      shop.ortto.reset();
      shop.site.files.set('/copy', {
        body: `<!doctype html><title>Shop</title>${copy.replace('</script>', () => `${shop.loader}</script>`)}`,
        headers: trusting(),
      });
      const { page } = await shop.open('/copy');
      await page.waitForTimeout(500);
      expect(await page.evaluate('window.evil')).toBeUndefined();
      expect(await page.evaluate('window.ap3c')).toBeUndefined();
      expect(shop.ortto.requests()).toEqual([]);
    });
  });
};
