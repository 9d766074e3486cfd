// needs: chromium
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hintAttributes } from '../embed/index.ts';
import { startLoaderSite, type LoaderSite } from '../../test/browser/loader-site.ts';
import { PATIENCE } from '../../test/patience.ts';

let shop: LoaderSite;
beforeAll(async () => {
  shop = await startLoaderSite();
});
afterAll(() => shop.stop());

const hint = (script: string, nonce?: string): string =>
  `<link ${Object.entries(hintAttributes(script, nonce))
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}>`;

/** Opens a page in a tab of its own, and notes all that its console has to say. */
const opened = async (path: string): Promise<{ page: Page; said: string[] }> => {
  const page = await shop.browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(shop.url + path);
  return { page, said };
};

describe('A hint ahead of the tag', () => {
  test("has the account's script requested before the loader has come, and only once", async () => {
    shop.ortto.reset();
    let release = (): void => {};
    const page = await shop.browser.newPage();
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/loader.js', async (route) => {
      await held;
      await route.continue();
    });
    const requested = page.waitForRequest(shop.ortto.scriptUrl);
    shop.put('/hinted', { before: hint(shop.ortto.scriptUrl), tag: { async: '' } });
    const arrived = page.goto(`${shop.url}/hinted`);
    await requested;
    release();
    await arrived;
    await page.waitForFunction(() => window.talkSuite?.state === 'ready');
    expect(shop.ortto.requests({ path: '/app.js' })).toHaveLength(1);
  });

  test('is used: no browser warns of it, as it does of one that is not', async () => {
    shop.put('/used', { before: hint(shop.ortto.scriptUrl), tag: { async: '' } });
    shop.put('/unused', {
      before: hint(shop.ortto.scriptUrl),
      tag: { async: '', 'data-load': 'interaction' },
    });
    const used = await opened('/used');
    const unused = await opened('/unused');
    while (!unused.said.some((text) => text.includes('preload but not used')))
      await unused.page.waitForEvent('console', { timeout: PATIENCE });
    expect(used.said).toEqual([]);
  });

  test("carries the tag's nonce, without which a strict policy blocks and reports it", async () => {
    const headers = { 'content-security-policy': "script-src 'nonce-r4nd0m' 'strict-dynamic'" };
    shop.put('/nonce', { before: hint(shop.ortto.scriptUrl, 'r4nd0m'), tag: { nonce: 'r4nd0m' }, headers });
    shop.put('/none', { before: hint(shop.ortto.scriptUrl), tag: { nonce: 'r4nd0m' }, headers });
    const [kept, blocked] = [await opened('/nonce'), await opened('/none')];
    for (const { page } of [kept, blocked])
      await page.waitForFunction(() => window.talkSuite?.state === 'ready');
    expect(kept.said).toEqual([]);
    expect(blocked.said.join('\n')).toMatch(/Content Security Policy/);
  });
});
